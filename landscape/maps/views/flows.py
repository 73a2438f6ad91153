"""Views along directed links: who oversees and funds whom, and where data and reports go."""

from __future__ import annotations

from collections import Counter

from landscape.maps.board import Board, ends
from landscape.maps.layout import tiers
from landscape.maps.scene import Gathered, Scene
from landscape.maps.security import clean
from landscape.maps.views.view import View
from landscape.model import Link

__all__ = ["FLOWS", "OVERSIGHT"]

FROM_BELOW = frozenset({"part-of", "reports-to", "member-of"})
"""Kinds of link that start at the body which answers to the other; the rest start above it."""

ALONE = 3
"""A body that answers to one other only is gathered with its like where these are more."""

BUDGET = 66
DEEPEST = 3


def _above(board: Board, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return who is above whom on the day by links of some kinds, or of any kind."""
    found = set()
    for tie in board.ties:
        if not isinstance(tie, Link) or board.family(tie) != "oversight" or tie.start == tie.end:
            continue
        if not kinds or tie.kind in kinds:
            pair = ends(tie)
            found.add(pair[::-1] if tie.kind in FROM_BELOW else pair)
    return sorted(found)


def _depths(pairs: list[tuple[str, str]]) -> dict[str, int]:
    """Return how many steps each body stands under one that has nobody above it."""
    names = {name for pair in pairs for name in pair}
    superior = {below for _, below in pairs}
    depth = dict.fromkeys(sorted(names - superior), 0)
    edge, step = set(depth), 0
    while edge:
        step += 1
        edge = {below for above, below in pairs if above in edge and below not in depth}
        depth |= dict.fromkeys(sorted(edge), min(DEEPEST, step))
    return depth | dict.fromkeys(sorted(names - depth.keys()), DEEPEST)


def _oversight(board: Board) -> list[Scene]:
    """Return a picture for each kind of link, the commonest first, and one of all."""
    kinds = Counter(
        tie.kind for tie in board.ties if isinstance(tie, Link) and board.family(tie) == "oversight"
    )
    order = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    label = {kind: board.landscape.link_kinds[kind].label for kind in order}
    scenes = [_tree(board, kind, clean(label[kind]), (kind,)) for kind in order]
    return [*scenes, _tree(board, "all", "all of these", ())] if scenes else []


def _tree(board: Board, scene: str, title: str, kinds: tuple[str, ...]) -> Scene:
    pairs = _above(board, kinds)
    depth = _depths(pairs)
    near: dict[str, set[str]] = {}
    below: Counter[str] = Counter()
    for above, under in pairs:
        near.setdefault(above, set()).add(under)
        near.setdefault(under, set()).add(above)
        below[above] += 1
    leaves: dict[str, list[str]] = {}
    for name, others in near.items():
        if len(others) == 1 and not below[name]:
            leaves.setdefault(next(iter(others)), []).append(name)
    shown = set(near)
    groups: dict[str, tuple[str, list[str]]] = {}
    for up, names in sorted(leaves.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(names) > ALONE:
            groups[f"group--{up}"] = (up, sorted(names))
            shown -= set(names)
    ranked = sorted(shown, key=lambda name: (-len(near[name]), name))
    out = ranked[BUDGET - len(groups) :]
    shown -= set(out)
    gathered = tuple(
        Gathered(group, f"Under {board.short(up)} alone", tuple(names))
        for group, (up, names) in sorted(groups.items())
        if up in shown
    )
    links = [pair for pair in pairs if set(pair) <= shown]
    for group in gathered:
        up = groups[group.id][0]
        depth[group.id] = min(DEEPEST, depth[up] + 1)
        links.append((up, group.id))
        shown.add(group.id)
    steps = ("Nobody above them is recorded", "One step down", "Two steps down", "Further down")
    rows = [
        (label, sorted(name for name in shown if depth[name] == at))
        for at, label in enumerate(steps)
    ]
    labels = board.labels(name for name in shown if not name.startswith("group--"))
    labels |= {group.id: "\n" for group in gathered}
    left = (f"{len(out)} bodies with few such links.",) if out else ()
    return Scene(scene, title, tiers(rows, links, labels), gathered, links=kinds, left_out=left)


def _flows(board: Board) -> list[Scene]:
    """Return a picture for each kind of link along which facts go, and one of all."""
    kinds = Counter(
        tie.kind for tie in board.ties if isinstance(tie, Link) and board.family(tie) == "flow"
    )
    order = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    label = {kind: board.landscape.link_kinds[kind].label for kind in order}
    scenes = [_stream(board, kind, clean(label[kind]), (kind,)) for kind in order]
    return [*scenes, _stream(board, "all", "any of these", tuple(order))] if scenes else []


def _stream(board: Board, scene: str, title: str, kinds: tuple[str, ...]) -> Scene:
    pairs = {
        ends(tie) for tie in board.ties
        if isinstance(tie, Link) and tie.kind in kinds and set(ends(tie)) <= board.present
    }  # fmt: skip
    count = Counter(name for pair in pairs for name in pair)
    ranked = sorted(count, key=lambda name: (-count[name], name))
    shown, out = set(ranked[:BUDGET]), ranked[BUDGET:]
    systems = {name for name in shown if board.kind_of_arrangement(name) == "system"}
    pairs = {pair for pair in pairs if set(pair) <= shown}
    sends = {one for one, _ in pairs}
    takes = {other for _, other in pairs}
    rows = [
        ("Give", sorted(sends - takes - systems)),
        ("Systems", sorted(systems)),
        ("Give and receive", sorted((sends & takes) - systems)),
        ("Receive", sorted(takes - sends - systems)),
    ]
    left = (f"{len(out)} bodies with few such links.",) if out else ()
    placed = tiers(rows, sorted(pairs), board.labels(shown))
    return Scene(scene, title, placed, links=kinds, left_out=left)


OVERSIGHT = View(
    "oversight",
    "Oversight and funding",
    "Who oversees, funds, hosts or appoints whom?",
    _oversight,
    choose="Who",
    links=("oversight",),
)
FLOWS = View(
    "flows",
    "Data flows",
    "Where do reports and data on safety go?",
    _flows,
    choose="Who",
    links=("flow",),
)
