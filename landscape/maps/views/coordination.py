"""The view of who meets and works with whom: forums, agreements and systems as hubs."""

from __future__ import annotations

from landscape.maps.board import Board
from landscape.maps.forces import snapped
from landscape.maps.scene import Gathered, Scene
from landscape.maps.views.view import View
from landscape.names import term_label

__all__ = ["COORDINATION"]

HUBS = 16
MEMBERS = 44


def _scene(board: Board, scene: str, title: str, types: tuple[str, ...]) -> Scene | None:
    members: dict[str, set[str]] = {}
    for one, other in board.pairs("membership"):
        if one in board.present and other in board.present:
            members.setdefault(other, set()).add(one)
    wanted = [hub for hub in members if not types or board.kind_of_arrangement(hub) in types]
    hubs = sorted(wanted, key=lambda hub: (-len(members[hub]), hub))[:HUBS]
    if not hubs:
        return None
    times: dict[str, list[str]] = {}
    for hub in hubs:
        for name in members[hub]:
            times.setdefault(name, []).append(hub)
    ranked = sorted(times, key=lambda name: (-len(times[name]), -board.weight[name], name))
    kept = [name for name in ranked if name not in hubs][:MEMBERS]
    shown = set(hubs) | set(kept)
    rest: dict[str, list[str]] = {}
    for name in ranked:
        if name not in shown:
            rest.setdefault(times[name][0], []).append(name)
    gathered = []
    links = [(name, hub) for name in kept for hub in times[name]]
    labels = board.labels(shown)
    for hub, names in sorted(rest.items()):
        if len(names) == 1:
            shown.add(names[0])
            labels[names[0]] = board.label(names[0])
            links.append((names[0], hub))
            continue
        group = f"group--{hub}"
        gathered.append(
            Gathered(group, f"More members of {board.short(hub)}", tuple(sorted(names)))
        )
        links.append((group, hub))
        labels[group] = "\n"
        shown.add(group)
    left = []
    if len(wanted) > len(hubs):
        left.append(
            f"{len(wanted) - len(hubs)} arrangements with fewer members than those shown "
            f"({len(hubs)} are shown)."
        )
    empty = [
        name
        for name in board.landscape.arrangements
        if name in board.present and name not in members
        and (not types or board.kind_of_arrangement(name) in types)
    ]  # fmt: skip
    if empty:
        left.append(f"{len(empty)} arrangements of which no member is recorded.")
    return Scene(scene, title, snapped(shown, links, labels), tuple(gathered), left_out=tuple(left))


def _scenes(board: Board) -> list[Scene]:
    types = sorted({row.type for row in board.landscape.arrangements.values()})
    made = [_scene(board, f"type-{kind}", _plural(board, kind), (kind,)) for kind in types]
    made.insert(0, _scene(board, "all", "All arrangements", ()))
    return [scene for scene in made if scene is not None]


def _plural(board: Board, kind: str) -> str:
    term = term_label(board.landscape, "arrangement-type", kind)
    return f"{term}s" if not term.endswith("s") else term


COORDINATION = View(
    "coordination",
    "Who coordinates",
    "In which forums, agreements and shared systems do bodies meet?",
    _scenes,
    choose="Kind of arrangement",
    links=("membership",),
)
