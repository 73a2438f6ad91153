"""A scene: which bodies stand where in one picture, which are gathered, and what was left out.

Scenes are made by views and read by the page. Nothing about looks or about the data is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from landscape.maps.layout import STEP, Frame, Placed

__all__ = ["CellSpot", "Gathered", "Scene", "gather", "place_gathered"]

ACROSS = 12
"""Members of an opened group that stand side by side."""


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
    left_out
        What the picture does not show and why, in sentences.
    """

    id: str
    title: str
    placed: Placed
    gathered: tuple[Gathered, ...] = ()
    cells: tuple[CellSpot, ...] = ()
    pairs: Mapping[str, int] = field(default_factory=dict)
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
                 "members": place_gathered(group.members, frame, labels)}
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
            "left": list(self.left_out),
        }  # fmt: skip


def gather(
    ranked: Sequence[str], cells: Mapping[str, tuple[str, str]], budget: int
) -> tuple[dict[str, tuple[str, str]], dict[str, list[str]]]:
    """Return the cells of what is shown by itself or as a group, and the members of each group.

    The first of `ranked` are shown by themselves; the rest of a cell becomes one group, unless it
    is a single body. No more than `budget` things are shown where that can be.
    """
    for kept in range(min(budget, len(ranked)), -1, -1):
        rest: dict[tuple[str, str], list[str]] = {}
        for name in ranked[kept:]:
            rest.setdefault(cells[name], []).append(name)
        if kept + len(rest) <= budget or kept == 0:
            break
    shown = {name: cells[name] for name in ranked[:kept]}
    groups: dict[str, list[str]] = {}
    for cell, names in sorted(rest.items()):
        if len(names) == 1:
            shown[names[0]] = cell
        else:
            group = f"group--{cell[0]}--{cell[1]}"
            groups[group] = sorted(names)
            shown[group] = cell
    return shown, groups


def place_gathered(
    members: Sequence[str], frame: Frame, labels: Mapping[str, str]
) -> dict[str, list[float]]:
    """Return where the members of a group stand when it is opened: in a band under the frame."""
    across = max(ACROSS, round(frame.width / STEP))
    down = 46 + 22 * max((labels[name].count("\n") + 1 for name in members), default=1)
    top = frame.height + 70
    left = max(0.0, (frame.width - min(across, len(members)) * STEP) / 2)
    return {
        name: [
            round(left + (at % across + 0.5) * STEP, 1),
            round(top + at // across * down + 26, 1),
        ]
        for at, name in enumerate(members)
    }
