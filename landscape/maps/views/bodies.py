"""Views of bodies by level and sector: all of them, one body's neighbourhood, one area's."""

from __future__ import annotations

from collections.abc import Iterable

from landscape.maps.board import Board
from landscape.maps.encode import FAMILIES
from landscape.maps.labels import spoken
from landscape.maps.layout import Grid, lanes
from landscape.maps.scene import Gathered, Scene, fill
from landscape.maps.security import clean
from landscape.maps.views.view import View

__all__ = ["BODY", "OVERVIEW", "SYSTEM", "by_level_and_sector"]

CLOSED_SHOWN = 6
LOCAL = "icb-area"
"""The kind of area that one integrated care board has."""

COLUMNS = [(family.id, family.label) for family in FAMILIES]


def by_level_and_sector(board: Board, names: Iterable[str], title: str, scene: str) -> Scene:
    """Return bodies in rows by level and columns by sector, the smaller ones gathered."""
    names = set(names)
    cells = {name: (board.body(name).level, board.sector(name)) for name in names}
    present = board.by_weight(names & board.present)
    closed = board.by_weight(names - board.present)
    filled = fill([*present, *closed[:CLOSED_SHOWN]], cells)
    shown, groups = filled.cells, filled.groups
    gathered = tuple(
        Gathered(group, _group_label(board, group), members) for group, members in groups.items()
    )
    labels = board.labels(name for name in shown if name not in groups)
    labels |= dict.fromkeys(groups, "\n")
    left = []
    if gathered:
        inside = sum(len(group.members) for group in gathered)
        left.append(
            f"{inside} bodies with fewer recorded roles and links stand in {len(gathered)} "
            "counted groups; a group opens when it is chosen."
        )
    hidden = len(closed) - len(closed[:CLOSED_SHOWN])
    if hidden:
        left.append(f"{hidden} bodies that do not exist on {spoken(board.day)} have no place here.")
    placed = lanes(Grid(board.levels, COLUMNS, shown, labels, filled.widths), board.pairs())
    return Scene(scene, title, placed, gathered, left_out=tuple(left))


def _group_label(board: Board, group: str) -> str:
    _, level, family = group.split("--", 2)
    names = dict(board.levels)
    return f"{dict(COLUMNS)[family]}, {names.get(level, level)}"


def _overview(board: Board) -> list[Scene]:
    return [by_level_and_sector(board, board.landscape.bodies, "All bodies", "all")]


def _systems(board: Board) -> list[Scene]:
    """Return one picture for each area of an integrated care board."""
    landscape = board.landscape
    tree = landscape.space.areas
    areas = [
        area
        for area in landscape.areas.values()
        if area.kind == LOCAL and not (area.dissolved and area.dissolved <= board.day)
    ]
    local = {level.id for level in landscape.levels.values()} - {
        level for level, _ in board.levels[: _wide(board)]
    }
    tied: dict[str, set[str]] = {}
    for one, other in board.pairs():
        tied.setdefault(one, set()).add(other)
        tied.setdefault(other, set()).add(one)
    scenes = []
    for area in sorted(areas, key=lambda area: (area.name, area.id)):
        here = {
            name
            for name in board.present
            if board.body(name).level in local and tree.meet(board.body(name).area, area.id)
        }
        above = {other for name in here for other in tied.get(name, ()) if other in board.present}
        close = [name for name in board.by_weight(above - here) if len(tied[name] & here) > 1]
        scenes.append(by_level_and_sector(board, here | set(close[:24]), clean(area.name), area.id))
    return scenes


def _wide(board: Board) -> int:
    """Return how many levels lie above the regions: those whose rank is less than the regional."""
    regional = board.landscape.levels.get("regional")
    return sum(
        level.rank < (regional.rank if regional else 1) for level in board.landscape.levels.values()
    )


OVERVIEW = View(
    "overview",
    "Overview",
    "Who is there, at which level and in which sector?",
    _overview,
    links=("oversight",),
)
SYSTEM = View(
    "system",
    "One local system",
    "Who acts in the area of one integrated care board, and who reaches down to it?",
    _systems,
    choose="Area",
    links=("oversight", "coordination", "membership"),
)
BODY = View(
    "body",
    "One body",
    "With whom is one body linked, directly or through others?",
    lambda _: [],
    links=("oversight", "coordination", "flow", "membership", "succession", "other"),
)
