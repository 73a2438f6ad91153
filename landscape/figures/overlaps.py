"""The overlap figure: a matrix of the bodies that share most functions, in touch or not.

A matrix and not an UpSet plot: readers ask who overlaps with whom, and combinations of four and
more functions are rare.
"""

from __future__ import annotations

from dataclasses import replace

from landscape.analysis import overlaps
from landscape.analysis.query import Query
from landscape.analysis.result import Row
from landscape.figures import Figure
from landscape.figures.canvas import INK, LINE, PAPER, RED, SOFT, Canvas, wrap
from landscape.figures.coverage import FILLS, signature
from landscape.figures.matrix import bracket
from landscape.model import Landscape
from landscape.pages.words import day_in_words

__all__ = ["draw"]

MOST, SIDE, LABELS = 20, 34, 300


def draw(landscape: Landscape, query: Query, figure: Figure, against: str) -> str:
    """Return the figure as SVG text."""
    result = overlaps.run(landscape, replace(query, by=""))
    shown = _bodies(result.rows)
    pairs = {(row["one"], row["other"]): row for row in result.rows}
    apart = result.totals["uncoordinated"]
    description = (
        "Number of functions in which the remits of two bodies meet, on "
        f"{day_in_words(result.query.as_of)}, for the {len(shown)} bodies that share most, chiefly "
        "by law, with bodies they are not recorded as in touch with. In all "
        f"{len(result.rows):,} pairs overlap; for {apart:,} no link and no common forum is "
        "recorded (red frame with a dot)."
    )
    width = max(16 + LABELS + SIDE * len(shown) + 40, 640)
    canvas = Canvas(f"figure-{figure.id}", figure.title, description, width)
    y = canvas.heading() + 8
    for at, one in enumerate(shown):
        base = y + at * SIDE
        body = landscape.bodies[one]
        for number, line in enumerate(lines := wrap(f"{at + 1}  {body.name}", 12, LABELS - 12, 2)):
            canvas.text(16, base + (21 if len(lines) == 1 else 15 + 13 * number), line, 12)
        for to in range(at):
            row = pairs.get((min(one, shown[to]), max(one, shown[to])))
            _cell(canvas, row, 16 + LABELS + to * SIDE, base)
        x = 16 + LABELS + at * SIDE
        canvas.text(x + SIDE / 2, base + 21, str(at + 1), 12, anchor="middle", bold=True, fill=SOFT)
    y += SIDE * len(shown) + 14
    _key(canvas, y)
    signature(canvas, landscape, y + 56)
    return canvas.svg()


def _bodies(rows: list[Row]) -> list[str]:
    """Return the bodies with most uncoordinated overlap in what is held by law, the most first."""
    weights: dict[str, int] = {}
    for row in rows:
        if overlaps.is_apart(row) and row["statutory"]:
            for body in (row["one"], row["other"]):
                points = row["statutory"] ** 2 * row["shared_functions"]
                weights[body] = weights.get(body, 0) + points
    return sorted(weights, key=lambda body: (-weights[body], body))[:MOST]


def _cell(canvas: Canvas, row: Row | None, x: float, y: float) -> None:
    if row is None:
        canvas.rect(x, y, SIDE - 4, SIDE - 4, PAPER, "#E3E8EB")
        return
    ground, ink = FILLS[bracket(row["shared_functions"])]
    apart = overlaps.is_apart(row)
    canvas.rect(x, y, SIDE - 4, SIDE - 4, ground, RED if apart else LINE, 2 if apart else 1)
    canvas.text(x + SIDE / 2 - 2, y + 20, str(row["shared_functions"]), 13, fill=ink,
                anchor="middle")  # fmt: skip
    if apart:
        canvas.rect(x + SIDE - 12, y + 3, 5, 5, RED, PAPER)


def _key(canvas: Canvas, y: float) -> None:
    canvas.rect(16, y, 18, 18, FILLS[1][0])
    canvas.text(42, y + 14, "in touch, surely or perhaps", 12)
    canvas.rect(280, y, 18, 18, FILLS[1][0], RED, 2)
    canvas.rect(290, y + 3, 5, 5, RED, PAPER)
    canvas.text(306, y + 14, "not recorded as in touch", 12)
    canvas.text(16, y + 38, "The column numbers are those of the rows. The darker, the more "
                "functions: 1, 2–3, 4 or more.", 12, fill=INK)  # fmt: skip
