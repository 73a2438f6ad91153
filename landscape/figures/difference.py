"""The difference figure: coverage on two days side by side, and what came or went between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from landscape.analysis.query import Query
from landscape.figures import Figure
from landscape.figures.canvas import INK, LINE, PAPER, SOFT, Canvas, text_width, wrap
from landscape.figures.coverage import LABELS, draw_cell, key, signature
from landscape.figures.matrix import Cell, Matrix, matrix
from landscape.model import Landscape
from landscape.names import label
from landscape.pages.words import day_in_words
from landscape.time import first_day

__all__ = ["draw"]

CELL, ROW, GROUP, APART = 46, 24, 24, 22
MORE, FEWER = "#00704F", "#A8200D"


def draw(landscape: Landscape, query: Query, figure: Figure, against: str) -> str:
    """Return the figure as SVG text."""
    earlier, later = sorted((first_day(against), query.as_of))
    then = matrix(landscape, replace(query, as_of=earlier), figure.by)
    now = matrix(landscape, replace(query, as_of=later), figure.by)
    places = [
        place for place in landscape.levels if place in then.places or place in now.places
    ]  # fmt: skip
    places.sort(key=lambda name: landscape.levels[name].rank)
    shown = [cell for cell in now.cells if cell[1] in places]
    changed = [cell for cell in shown if _change(then.cells[cell], now.cells[cell])]
    description = (
        f"Number of bodies that surely hold each function, by level, on {day_in_words(then.day)} "
        f"and on {day_in_words(now.day)}, and what surely began or ended between. {len(changed)} "
        f"of {len(shown)} cells changed. Striped: somebody is expected and nobody surely holds "
        "what is expected. A question mark: more may hold it, their dates are missing; the "
        "difference leaves these out."
    )
    panel = CELL * len(places)
    width = max(16 + LABELS + 3 * panel + 2 * APART + 24, 640)
    canvas = Canvas(f"figure-{figure.id}", figure.title, description, width)
    starts = [16 + LABELS + at * (panel + APART) for at in range(3)]
    titles = (day_in_words(then.day), day_in_words(now.day), "Difference")
    y = _heads(canvas, landscape, places, starts, titles, canvas.heading() + 8)
    for group, functions in now.groups:
        canvas.text(16, y + 17, group, 13, bold=True, fill=SOFT)
        canvas.line(16, y + GROUP - 1, width - 16, y + GROUP - 1)
        y += GROUP
        for function in functions:
            name = wrap(landscape.functions[function].label, 13, LABELS - 14, 1)[0]
            canvas.text(16 + LABELS - 10, y + 16, name, 13, anchor="end")
            for at, place in enumerate(places):
                _cells(canvas, then, now, (function, place), [s + at * CELL for s in starts], y)
            y += ROW
        y += 6
    y = key(canvas, y + 8)
    y = canvas.paragraph(
        16, y, "Difference: +2 two bodies more, −1 one fewer; ± as many, but not the same ones.",
        width - 32, 12, fill=SOFT,
    )  # fmt: skip
    signature(canvas, landscape, y + 8)
    return canvas.svg()


def _heads(canvas: Canvas, landscape: Landscape, places: list[str], starts: Sequence[float],
           titles: tuple[str, ...], y: float) -> float:  # fmt: skip
    names = [label(landscape, "levels", place) for place in places]
    deepest = max((text_width(name, 12) for name in names), default=0) * 0.8 + 12
    for start, title in zip(starts, titles, strict=True):
        canvas.text(start, y + 14, title, 14, bold=True)
        for at, name in enumerate(names):
            x = start + at * CELL + CELL / 2 + 2
            canvas.text(x, y + 20 + deepest, name, 12, turn=-50)
    return y + deepest + 28


def _cells(canvas: Canvas, then: Matrix, now: Matrix, cell: tuple[str, str],
           across: Sequence[float], y: float) -> None:  # fmt: skip
    old, new = then.cells[cell], now.cells[cell]
    draw_cell(canvas, old, across[0], y, CELL - 3, ROW - 3)
    draw_cell(canvas, new, across[1], y, CELL - 3, ROW - 3)
    words = _change(old, new)
    ground, ink = PAPER, INK
    if words:
        ground, ink = ("#DDF1E7", MORE) if words[0] == "+" else ("#FBE3DF", FEWER)
        if words[0] == "±":
            ground, ink = "#ECE7F3", INK
    canvas.rect(across[2], y, CELL - 3, ROW - 3, ground, LINE if not words else ink)
    if words:
        canvas.text(across[2] + (CELL - 3) / 2, y + 15, words, 12, fill=ink, anchor="middle",
                    bold=True)  # fmt: skip


def _change(old: Cell, new: Cell) -> str:
    """Return how a cell surely changed, as it is written; empty where it did not.

    A body whose role may have held before, its dates missing, has not begun.
    """
    began = set(new.holders) - set(old.holders) - set(old.unsure)
    ended = set(old.holders) - set(new.holders) - set(new.unsure)
    more = len(began) - len(ended)
    if more == 0:
        return "±" if began else ""
    return f"+{more}" if more > 0 else f"−{-more}"
