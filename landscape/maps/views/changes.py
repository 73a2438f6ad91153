"""The view of what began, ended and changed between an earlier day and that of the map."""

from __future__ import annotations

from landscape.maps.board import Board, ends
from landscape.maps.layout import Grid, lanes
from landscape.maps.scene import Gathered, Scene, fill
from landscape.maps.views.view import View
from landscape.time import Holds

__all__ = ["CHANGES"]

YEARS = (1, 3, 5, 10)
COLUMNS = (
    ("ended", "Ended"),
    ("changed", "Duties or links changed"),
    ("began", "Began"),
)


def _changed(board: Board, since: str) -> dict[str, str]:
    """Return the bodies that surely ended, began or changed, and which of these they did."""
    found: dict[str, str] = {}
    landscape = board.landscape
    for name in landscape.bodies:
        before, after = board.exists(name, since), board.exists(name)
        if (before, after) == (Holds.NO, Holds.YES):
            found[name] = "began"
        elif (before, after) == (Holds.YES, Holds.NO) or (
            after is Holds.NO and board.body(name).dissolved > since
        ):
            found[name] = "ended"
    for table in ("roles", "role_templates", "links", "memberships"):
        for record in landscape.table(table).values():
            if table == "role_templates":
                if not record.apply:
                    continue
                record = record.as_role()
            states = {landscape.holds(record, since), landscape.holds(record, board.day)}
            if states == {Holds.YES, Holds.NO}:
                holders = (record.holder,) if table.startswith("role") else ends(record)
                for name in holders:
                    found.setdefault(name, "changed")
    return found


def _scene(board: Board, since: str, title: str) -> Scene:
    changed = _changed(board, since)
    cells = {name: (board.body(name).level, column) for name, column in changed.items()}
    ranked = sorted(board.by_weight(changed), key=lambda name: changed[name] == "changed")
    filled = fill(ranked, cells)
    shown, groups = filled.cells, filled.groups
    names, levels = dict(COLUMNS), dict(board.levels)
    gathered = tuple(
        Gathered(group, f"{names[shown[group][1]]}, {levels.get(shown[group][0], '')}", members)
        for group, members in groups.items()
    )
    labels = board.labels(name for name in shown if name not in groups)
    placed = lanes(
        Grid(board.levels, COLUMNS, shown, labels | dict.fromkeys(groups, "\n"), filled.widths),
        board.pairs(),
    )
    unchanged = len(board.landscape.bodies) - len(changed)
    left = (
        f"{unchanged} bodies with no recorded change since {since}. "
        "A change without a date cannot be seen.",
    )
    return Scene(f"since-{since}", title, placed, gathered, left_out=left)


def _scenes(board: Board) -> list[Scene]:
    year = int(board.day[:4])
    days = [board.since] + [
        f"{year - back:04}{board.day[4:].replace('-02-29', '-02-28')}" for back in YEARS
    ]
    seen = dict.fromkeys(day for day in days if day < board.day)
    return [_scene(board, day, day) for day in seen]


CHANGES = View(
    "changes",
    "What changed",
    "What began, ended or changed between two days?",
    _scenes,
    choose="Since",
    links=("succession",),
)
