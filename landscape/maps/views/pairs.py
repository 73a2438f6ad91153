"""Views of pairs of bodies: overlaps that nobody coordinates, and coordination that is missing."""

from __future__ import annotations

from collections.abc import Callable

from landscape.analysis.overlaps import is_apart
from landscape.maps.board import Board
from landscape.maps.forces import snapped
from landscape.maps.scene import Scene
from landscape.maps.views.view import View

__all__ = ["MISSING", "OVERLAPS", "STEPS"]

STEPS = (15, 30, 60)
"""How many pairs are drawn, the first ones of the answer: more make a tangle."""


def _scenes(answer: str, what: str) -> Callable[[Board], list[Scene]]:
    def make(board: Board) -> list[Scene]:
        rows = board.answer(answer).rows
        if answer == "overlaps":
            rows = [row for row in rows if is_apart(row)]
        scenes: list[Scene] = []
        for step in STEPS:
            if scenes and len(rows) <= scenes[-1].pairs[answer]:
                break
            pairs = [(row["one"], row["other"]) for row in rows[:step]]
            names = {name for pair in pairs for name in pair}
            left = len(rows) - len(pairs)
            scenes.append(
                Scene(
                    f"first-{step}",
                    f"The first {len(pairs)}",
                    snapped(names, pairs, board.labels(names)),
                    pairs={answer: len(pairs)},
                    left_out=(f"{left} further {what}, ranked lower: see the table.",)
                    if left
                    else (),
                )
            )
        return scenes

    return make


OVERLAPS = View(
    "overlaps",
    "Overlaps",
    "Which bodies do the same thing in the same place, with nothing that coordinates them?",
    _scenes("overlaps", "overlapping pairs that nobody coordinates"),
    choose="How many",
    links=(),
    overlays=("overlap",),
)
MISSING = View(
    "missing",
    "Missing coordination",
    "Which bodies need one another's work and are not in touch?",
    _scenes("missing", "pairs that are not in touch"),
    choose="How many",
    links=(),
    overlays=("missing",),
)
