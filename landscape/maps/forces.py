"""A force layout drawn onto a grid, so that linked bodies are near and no two labels can meet.

Pure functions over identifiers; equal input gives equal positions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from landscape.maps.layout import (
    HEIGHT,
    STEP,
    WIDTH,
    Frame,
    Links,
    Placed,
    label_height,
    neighbours,
    rounded,
)

__all__ = ["snapped"]


def _forced(names: Sequence[str], near: Mapping[str, list[str]]) -> dict[str, list[float]]:
    """Return positions in a unit square after Fruchterman and Reingold (1991), from a spiral."""
    spot = {}
    for at, name in enumerate(names):
        radius, angle = math.sqrt(at + 0.5), at * 2.39996
        spot[name] = [radius * math.cos(angle), radius * math.sin(angle)]
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
    near = neighbours(sorted(set(names)), links)
    order = sorted(near, key=lambda name: (-len(near[name]), name))
    if not order:
        return Placed({}, Frame(0, 0))
    down = label_height(labels.get(name, "") for name in order) + 6
    spot = _forced(order, near)
    room = len(order) * (1.7 if len(order) <= 50 else 1.35)
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
    return Placed(rounded(moved), Frame(right - least, below - above))
