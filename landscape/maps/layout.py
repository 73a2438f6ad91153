"""Where things stand: lanes and tiers, in units of which a label has 18.

Pure functions over identifiers; every order is decided by sorting, so that equal input gives equal
positions. Nothing here knows what a body is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = [
    "Frame",
    "Grid",
    "Placed",
    "Stripe",
    "label_height",
    "lanes",
    "neighbours",
    "rounded",
    "tiers",
]

WIDTH, HEIGHT = 1115, 704
"""Room for the picture in pixels on a screen of 1440 x 900."""

STEP = 132
"""Distance between two bodies in a row: a label and a gap."""

ACROSS, LINES = 12, 11
"""Bodies side by side and lines of bodies for which a label still has 11 pixels on that screen."""

LINE = 22
GAP = 8
Links = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Stripe:
    """A row or column of the frame: where it starts and how far it goes."""

    label: str
    start: float
    size: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn behind the bodies: rows as bands, columns as headings."""

    width: float
    height: float
    rows: tuple[Stripe, ...] = ()
    columns: tuple[Stripe, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Positions by identifier, and the frame they stand in."""

    positions: Mapping[str, tuple[float, float]]
    frame: Frame


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells: in which row and column each item is, its label, the column widths."""

    rows: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str]]
    cells: Mapping[str, tuple[str, str]]
    labels: Mapping[str, str] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)


def label_height(labels: Iterable[str]) -> float:
    most = max((label.count("\n") + 1 for label in labels), default=1)
    return 44 + LINE * most


def rounded(positions: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    return {name: (round(x, 1), round(y, 1)) for name, (x, y) in positions.items()}


def neighbours(names: Iterable[str], links: Links) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in names}
    for one, other in links:
        if one in found and other in found and one != other:
            found[one].append(other)
            found[other].append(one)
    return found


def lanes(grid: Grid, links: Links) -> Placed:
    """Return a table of rows and columns whose cells are packed, bodies near those they link to."""
    row_labels, column_labels = dict(grid.rows), dict(grid.columns)
    cell: dict[tuple[str, str], list[str]] = {}
    for name in sorted(grid.cells):
        cell.setdefault(grid.cells[name], []).append(name)
    rows = [row for row in row_labels if any(key[0] == row for key in cell)]
    columns = [column for column in column_labels if any(key[1] == column for key in cell)]
    if not rows:
        return Placed({}, Frame(0, 0))
    heights = {
        row: label_height(grid.labels.get(name, "") for key, names in cell.items() if key[0] == row
                     for name in names)
        for row in rows
    }  # fmt: skip
    wide = {column: grid.widths.get(column, 1) for column in columns}
    left, top, x, y = {}, {}, 0.0, 0.0
    for column in columns:
        left[column] = x
        x += wide[column] * STEP + GAP
    lines = {}
    for row in rows:
        lines[row] = max(
            math.ceil(len(cell.get((row, column), ())) / wide[column]) for column in columns
        )
        top[row] = y
        y += lines[row] * heights[row] + GAP
    positions: dict[str, tuple[float, float]] = {}

    def place() -> None:
        for (row, column), names in cell.items():
            for at, name in enumerate(names):
                line, slot = divmod(at, wide[column])
                positions[name] = (
                    left[column] + (slot + 0.5) * STEP,
                    top[row] + line * heights[row] + 26,
                )

    place()
    near = neighbours(grid.cells, links)
    for _ in range(4):
        for (_, column), names in cell.items():
            centre = {
                name: tuple(
                    sum(positions[other][axis] for other in near[name]) / len(near[name])
                    if near[name]
                    else positions[name][axis]
                    for axis in (0, 1)
                )
                for name in names
            }
            by_height = sorted(names, key=lambda name: (centre[name][1], name))
            names[:] = [
                name
                for start in range(0, len(names), wide[column])
                for name in sorted(
                    by_height[start : start + wide[column]],
                    key=lambda name: (centre[name][0], name),
                )
            ]
        place()
    frame = Frame(
        x - GAP,
        y - GAP,
        tuple(Stripe(row_labels[row], top[row], lines[row] * heights[row]) for row in rows),
        tuple(Stripe(column_labels[c], left[c], wide[c] * STEP) for c in columns),
    )
    return Placed(rounded(positions), frame)


def tiers(
    rows: Sequence[tuple[str, Sequence[str]]], links: Links, labels: Mapping[str, str]
) -> Placed:
    """Return rows one under another, each folded to the width and ordered by its links."""
    filled = [(label, list(names)) for label, names in rows if names]
    total = sum(len(names) for _, names in filled)
    most = max(6, min(ACROSS, math.ceil(math.sqrt(total * 1.7))))
    near = neighbours((name for _, names in filled for name in names), links)
    positions: dict[str, tuple[float, float]] = {}
    stripes: list[Stripe] = []

    def place() -> None:
        stripes.clear()
        y = 0.0
        for label, names in filled:
            step = label_height(labels.get(name, "") for name in names)
            start = y
            folds = math.ceil(len(names) / most)
            each = math.ceil(len(names) / folds)
            for fold in range(folds):
                part = names[fold * each : (fold + 1) * each]
                indent = (most - len(part)) / 2
                for at, name in enumerate(part):
                    positions[name] = ((indent + at + 0.5) * STEP, y + 26)
                y += step
            stripes.append(Stripe(label, start, y - start))
            y += GAP

    place()
    for _ in range(6):
        for _, names in filled:
            names.sort(
                key=lambda name: (
                    sum(positions[other][0] for other in near[name]) / len(near[name])
                    if near[name]
                    else positions[name][0],
                    name,
                )
            )
        place()
    height = stripes[-1].start + stripes[-1].size if stripes else 0
    return Placed(rounded(positions), Frame(most * STEP, height, tuple(stripes)))
