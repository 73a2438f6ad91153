"""A scene: which bodies stand where in one picture, which are gathered, and what was left out.

Scenes are made by views and read by the page. Nothing about looks or data is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from landscape.maps.layout import ACROSS, LINES, STEP, Frame, Placed

__all__ = ["CellSpot", "Filled", "Gathered", "Scene", "fill", "gathered_grid"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Small bodies shown as one counted group, which opens into a band under the picture."""

    id: str
    label: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellSpot:
    """A cell of a matrix, drawn where a body would stand; `row` points into an answer."""

    id: str
    x: float
    y: float
    row: int


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of a view.

    Parameters
    ----------
    pairs
        By answer (missing, overlaps): how many of its first rows the picture was made for.
    links
        Kinds of link that are drawn when the picture opens; empty: those of the view.
    left_out
        What the picture does not show and why, in sentences.
    """

    id: str
    title: str
    placed: Placed
    gathered: tuple[Gathered, ...] = ()
    cells: tuple[CellSpot, ...] = ()
    pairs: Mapping[str, int] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def page(self, labels: Mapping[str, str]) -> dict[str, Any]:
        """Return the scene as the page reads it."""
        groups = {group.id for group in self.gathered}
        frame = self.placed.frame
        return {
            "id": self.id,
            "title": self.title,
            "nodes": {
                name: list(spot) for name, spot in self.placed.positions.items()
                if name not in groups
            },
            "groups": [
                {"id": group.id, "label": group.label,
                 "at": list(self.placed.positions[group.id]),
                 "members": list(group.members),
                 "grid": gathered_grid(group.members, frame, labels)}
                for group in self.gathered
            ],
            "cells": [[cell.id, cell.x, cell.y, cell.row] for cell in self.cells],
            "frame": {
                "w": round(frame.width, 1),
                "h": round(frame.height, 1),
                "rows": [[s.label, round(s.start, 1), round(s.size, 1)] for s in frame.rows],
                "cols": [[s.label, round(s.start, 1), round(s.size, 1)] for s in frame.columns],
            },
            "pairs": dict(self.pairs),
            "links": list(self.links),
            "left": list(self.left_out),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in each cell of a table: bodies, groups with their members, column widths."""

    cells: Mapping[str, tuple[str, str]]
    groups: Mapping[str, tuple[str, ...]]
    widths: Mapping[str, int]


def fill(ranked: Sequence[str], cells: Mapping[str, tuple[str, str]]) -> Filled:
    """Return a table that can still be read: its cells grow where most waits to be shown.

    Each cell shows the first of `ranked` that belong in it, as many as it has room for; the rest
    of a cell is one group.
    """
    waiting: dict[tuple[str, str], list[str]] = {}
    for name in ranked:
        waiting.setdefault(cells[name], []).append(name)
    worth = {name: 1 / (at + 8) for at, name in enumerate(ranked)}
    lines = dict.fromkeys(sorted({row for row, _ in waiting}), 1)
    widths = dict.fromkeys(sorted({column for _, column in waiting}), 1)

    def shown(row: str, column: str) -> list[str]:
        names = waiting.get((row, column), [])
        room = lines[row] * widths[column]
        return names if len(names) <= room else names[: room - 1]

    def total() -> float:
        return sum(worth[name] for row, column in waiting for name in shown(row, column))

    while True:
        grow = []
        for sizes, most in ((lines, LINES), (widths, ACROSS)):
            if sum(sizes.values()) >= most:
                continue
            for key in sizes:
                sizes[key] += 1
                grow.append((-total(), key, sizes is lines))
                sizes[key] -= 1
        if not grow or -min(grow)[0] <= total():
            break
        _, key, is_line = min(grow)
        (lines if is_line else widths)[key] += 1
    placed: dict[str, tuple[str, str]] = {}
    groups: dict[str, tuple[str, ...]] = {}
    for (row, column), names in sorted(waiting.items()):
        here = shown(row, column)
        placed |= dict.fromkeys(here, (row, column))
        if len(here) < len(names):
            group = f"group--{row}--{column}"
            groups[group] = tuple(sorted(names[len(here) :]))
            placed[group] = (row, column)
    return Filled(placed, groups, widths)


def gathered_grid(members: Sequence[str], frame: Frame, labels: Mapping[str, str]) -> list[float]:
    """Return where the members of a group stand when it is opened: in a band under the frame.

    The first member's place, how many stand side by side, and the steps across and down.
    """
    across = max(ACROSS, round(frame.width / STEP))
    down = 44 + 22 * max((labels[name].count("\n") + 1 for name in members), default=1)
    left = max(0.0, (frame.width - min(across, len(members)) * STEP) / 2)
    return [round(left + STEP / 2, 1), round(frame.height + 96, 1), across, STEP, down]
