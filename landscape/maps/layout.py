"""Where things stand: lanes, tiers and a snapped force layout, in units of which a label has 18.

Pure functions over identifiers; every order is decided by sorting, so that equal input gives equal
positions. Nothing here knows what a body is.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Frame", "Grid", "Placed", "Stripe", "lanes", "snapped", "tiers", "wrap"]

WIDTH, HEIGHT = 1150, 690
"""Room for the picture in pixels on a screen of 1440 x 900."""

STEP = 138
"""Distance between two bodies in a row: a label of 14 characters and a gap."""

LINE = 22
LINES_MOST = 3
CHARACTERS = 14
GAP = 20
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
    """Items of a cell table: which row and column each is in, and its label."""

    rows: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str]]
    cells: Mapping[str, tuple[str, str]]
    labels: Mapping[str, str] = field(default_factory=dict)


def wrap(text: str, characters: int = CHARACTERS, lines: int = LINES_MOST) -> str:
    """Return a label in lines short enough to stand beside its neighbours.

    >>> wrap("Parliamentary and Health Service Ombudsman")
    'Parliamentary\\nand Health\\nService…'
    """
    found = textwrap.wrap(text, characters, break_on_hyphens=True) or [text]
    if len(found) > lines:
        last = found[lines - 1]
        found = [*found[: lines - 1], last[: characters - 1].rstrip() + "…"]
    return "\n".join(found)


def _height(labels: Iterable[str]) -> float:
    most = max((label.count("\n") + 1 for label in labels), default=1)
    return 46 + LINE * most


def _rounded(positions: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    return {name: (round(x, 1), round(y, 1)) for name, (x, y) in positions.items()}


def _neighbours(names: Iterable[str], links: Links) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in names}
    for one, other in links:
        if one in found and other in found and one != other:
            found[one].append(other)
            found[other].append(one)
    return found


def _columns(counts: Mapping[tuple[str, str], int], rows: Sequence[str], columns: Sequence[str],
             heights: Mapping[str, float]) -> dict[str, int]:  # fmt: skip
    """Return how many bodies stand side by side in each column, for the largest print."""
    widths = dict.fromkeys(columns, 1)

    def size() -> tuple[float, float]:
        wide = sum(widths.values()) * STEP + len(columns) * GAP + 150
        high = 110.0
        for row in rows:
            lines = max(math.ceil(counts.get((row, column), 0) / widths[column])
                        for column in columns)  # fmt: skip
            high += max(1, lines) * heights[row] + GAP
        return wide, high

    def scale() -> float:
        wide, high = size()
        return min(WIDTH / wide, HEIGHT / high)

    best, chosen = scale(), dict(widths)
    for _ in range(40):
        trials = []
        for at, column in enumerate(columns):
            widths[column] += 1
            trials.append((size()[1], at, column))
            widths[column] -= 1
        widths[min(trials)[2]] += 1
        if scale() > best:
            best, chosen = scale(), dict(widths)
    return chosen


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
        row: _height(grid.labels.get(name, "") for key, names in cell.items() if key[0] == row
                     for name in names)
        for row in rows
    }  # fmt: skip
    wide = _columns({key: len(names) for key, names in cell.items()}, rows, columns, heights)
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
    near = _neighbours(grid.cells, links)
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
    return Placed(_rounded(positions), frame)


def tiers(
    rows: Sequence[tuple[str, Sequence[str]]], links: Links, labels: Mapping[str, str]
) -> Placed:
    """Return rows one under another, each folded to the width of the picture and ordered by links."""
    rows = [(label, list(names)) for label, names in rows if names]
    total = sum(len(names) for _, names in rows)
    most = max(6, min(14, math.ceil(math.sqrt(total * WIDTH / HEIGHT * 0.8))))
    near = _neighbours((name for _, names in rows for name in names), links)
    positions: dict[str, tuple[float, float]] = {}
    stripes: list[Stripe] = []

    def place() -> None:
        stripes.clear()
        y = 0.0
        for label, names in rows:
            step = _height(labels.get(name, "") for name in names)
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
        for _, names in rows:
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
    return Placed(_rounded(positions), Frame(most * STEP, height, tuple(stripes)))


def _forced(names: Sequence[str], near: Mapping[str, list[str]]) -> dict[str, list[float]]:
    """Return positions in a unit square after Fruchterman and Reingold (1991), from a spiral."""
    spot = {
        name: [math.sqrt(at + 0.5) * math.cos(at * 2.39996), math.sqrt(at + 0.5) * math.sin(at * 2.39996)]
        for at, name in enumerate(names)
    }  # fmt: skip
    rounds = 140 if len(names) <= 90 else 40
    heat = math.sqrt(len(names))
    for turn in range(rounds):
        push = {name: [-0.06 * spot[name][0], -0.06 * spot[name][1]] for name in names}
        for at, one in enumerate(names):
            x, y = spot[one]
            moved = push[one]
            for other in names[at + 1 :]:
                dx, dy = x - spot[other][0], y - spot[other][1]
                square = dx * dx + dy * dy + 1e-6
                if square < 60:
                    moved[0] += dx / square
                    moved[1] += dy / square
                    push[other][0] -= dx / square
                    push[other][1] -= dy / square
        for one in names:
            for other in near[one]:
                dx, dy = spot[other][0] - spot[one][0], spot[other][1] - spot[one][1]
                length = math.hypot(dx, dy)
                push[one][0] += dx * length * 0.25
                push[one][1] += dy * length * 0.25
        limit = heat * 0.4 * (1 - turn / rounds) + 0.02
        for name in names:
            dx, dy = push[name]
            length = math.hypot(dx, dy) or 1
            step = min(length, limit) / length
            spot[name][0] += dx * step
            spot[name][1] += dy * step
    return spot


def snapped(names: Iterable[str], links: Links, labels: Mapping[str, str]) -> Placed:
    """Return a force layout drawn onto a grid, so that no two labels can meet.

    The best connected choose their place first; each takes the free cell nearest to where the
    forces put it.
    """
    links = sorted(set(links))
    near = _neighbours(sorted(set(names)), links)
    order = sorted(near, key=lambda name: (-len(near[name]), name))
    if not order:
        return Placed({}, Frame(0, 0))
    down = _height(labels.get(name, "") for name in order) + 10
    spot = _forced(order, near)
    room = len(order) * 1.7
    wide = max(2, round(math.sqrt(room * down / STEP * WIDTH / HEIGHT)))
    high = math.ceil(room / wide)
    bounds = [
        (min(p[axis] for p in spot.values()), max(p[axis] for p in spot.values()))
        for axis in (0, 1)
    ]
    free = [(column, row) for row in range(high) for column in range(wide)]
    positions = {}
    for name in order:
        aim = [
            (spot[name][axis] - low) / ((top - low) or 1) * ((wide, high)[axis] - 1)
            for axis, (low, top) in enumerate(bounds)
        ]
        cell = min(
            free,
            key=lambda place: (
                ((place[0] - aim[0]) * STEP) ** 2 + ((place[1] - aim[1]) * down) ** 2,
                place,
            ),
        )
        free.remove(cell)
        shift = STEP / 2 if cell[1] % 2 else 0
        positions[name] = (cell[0] * STEP + STEP / 2 + shift, cell[1] * down + 26)
    right = max(x for x, _ in positions.values()) + STEP / 2
    below = max(y for _, y in positions.values()) + down - 26
    least = min(x for x, _ in positions.values()) - STEP / 2
    above = min(y for _, y in positions.values()) - 26
    moved = {name: (x - least, y - above) for name, (x, y) in positions.items()}
    return Placed(_rounded(moved), Frame(right - least, below - above))
