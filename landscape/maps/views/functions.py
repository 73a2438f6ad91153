"""Views of functions: who does one of them, and which cells of function and level are gaps."""

from __future__ import annotations

from landscape.analysis import ANALYSES
from landscape.maps.board import Board
from landscape.maps.layout import Frame, Grid, Placed, Stripe, lanes
from landscape.maps.scene import CellSpot, Gathered, Scene, fill
from landscape.maps.security import clean
from landscape.maps.views.view import View

__all__ = ["FUNCTIONS", "GAPS"]

CELL_WIDE, CELL_HIGH = 176, 30
COLUMNS = (
    ("statute-named", "By statute, safety named"),
    ("statute-implied", "By statute, safety implied"),
    ("other-named", "Other basis, safety named"),
    ("other-implied", "Other basis, safety implied"),
    ("itself", "Must do it for itself"),
)


def _holders(board: Board) -> dict[str, dict[str, str]]:
    """Return for each function its holders on the day, and the column each belongs in."""
    order = [column for column, _ in COLUMNS]
    found: dict[str, dict[str, str]] = {}
    for role, _ in board.landscape.holding("all_roles", board.day):
        if not board.landscape.objects_of(role):
            continue
        if board.landscape.means("mode", role.mode, "for-itself"):
            column = "itself"
        else:
            statute = board.landscape.means("basis", role.basis, "statutory")
            column = ("statute" if statute else "other") + (
                "-named" if role.explicit else "-implied"
            )
        holders = found.setdefault(role.function, {})
        best = holders.get(role.holder, column)
        holders[role.holder] = min(best, column, key=order.index)
    return found


def _functions(board: Board) -> list[Scene]:
    scenes = []
    held = _holders(board)
    for function in sorted(board.landscape.functions.values(), key=lambda row: (row.label, row.id)):
        holders = held.get(function.id, {})
        cells = {name: (board.body(name).level, column) for name, column in holders.items()}
        filled = fill(board.by_weight(holders), cells)
        shown, groups = filled.cells, filled.groups
        names, levels = dict(COLUMNS), dict(board.levels)
        gathered = tuple(
            Gathered(group, f"{names[shown[group][1]]}, {levels[shown[group][0]]}", members)
            for group, members in groups.items()
        )
        labels = board.labels(name for name in shown if name not in groups)
        placed = lanes(
            Grid(board.levels, COLUMNS, shown, labels | dict.fromkeys(groups, "\n"), filled.widths),
            board.pairs(),
        )
        left = () if holders else ("Nobody is recorded as doing this on that day.",)
        scenes.append(Scene(function.id, clean(function.label), placed, gathered, left_out=left))
    scenes.sort(key=lambda scene: -len(held.get(scene.id, {})))
    return scenes


def _gaps(board: Board) -> list[Scene]:
    """Return the matrix of what frameworks expect: functions down, levels across."""
    rows = board.answer("gaps").rows
    functions = board.landscape.functions
    expected = {row["function"] for row in rows}
    order = sorted(expected, key=lambda name: (functions[name].group, functions[name].label))
    levels = [level for level in board.levels if any(row["where"] == level[0] for row in rows)]
    across = {level: at for at, (level, _) in enumerate(levels)}
    down = {name: at for at, name in enumerate(order)}
    left = 330.0
    cells = tuple(
        CellSpot(
            f"cell--{row['function']}--{row['where']}",
            left + (across[row["where"]] + 0.5) * CELL_WIDE,
            (down[row["function"]] + 0.5) * CELL_HIGH,
            at,
        )
        for at, row in enumerate(rows)
    )
    frame = Frame(
        left + len(levels) * CELL_WIDE,
        len(order) * CELL_HIGH,
        tuple(
            Stripe(clean(functions[name].label), at * CELL_HIGH, CELL_HIGH)
            for name, at in down.items()
        ),
        tuple(
            Stripe(label, left + across[level] * CELL_WIDE, CELL_WIDE) for level, label in levels
        ),
    )
    unasked = len(functions) - len(expected)
    out: tuple[str, ...] = (
        "Empty places: no framework with a source says that it expects somebody at that level.",
    )
    if unasked:
        out += (f"{unasked} functions that no such framework expects at a level that it states.",)
    return [Scene("level", "By level", Placed({}, frame), cells=cells, left_out=out)]


FUNCTIONS = View(
    "function",
    "Who does what",
    "Who performs one function, at which level and on what basis?",
    _functions,
    choose="Function",
    links=("coordination", "membership"),
)
GAPS = View(
    "gaps",
    "Gaps",
    ANALYSES["gaps"].question,
    _gaps,
)
