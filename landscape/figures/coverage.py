"""The coverage figure: how many bodies hold each function at each level or in each setting."""

from __future__ import annotations

from landscape.analysis.query import Query
from landscape.figures import Figure
from landscape.figures.canvas import INK, LINE, PAPER, RED, SOFT, Canvas, text_width, wrap
from landscape.figures.matrix import BRACKETS, Cell, Matrix, bracket, matrix
from landscape.model import Landscape
from landscape.names import label
from landscape.pages.words import day_in_words

__all__ = ["FILLS", "draw", "draw_cell", "heads", "key", "signature"]

FILLS = (("#FFFFFF", SOFT), ("#D9E8F5", INK), ("#8FBDE0", INK), ("#0B5A97", "#FFFFFF"))
"""Ground and ink by bracket: one hue, light to dark, so that it reads in grey and colour-blind."""

LABELS, ROW, GAP = 262, 25, 24


def draw(landscape: Landscape, query: Query, figure: Figure, against: str) -> str:
    """Return the figure as SVG text."""
    found = matrix(landscape, query, figure.by)
    expected = sum(bool(cell.finding) for cell in found.cells.values())
    missing = sum(cell.missing for cell in found.cells.values())
    where = "level of the system" if figure.by == "level" else "setting of care"
    description = (
        f"Number of bodies that surely hold each function, by {where}, on "
        f"{day_in_words(found.day)}. Published frameworks expect {expected} of these cells to be "
        f"held; in {missing} nobody surely holds what is expected (striped). An empty cell that "
        "nobody expects is no gap."
    )
    cell = 84 if figure.by == "level" else 76
    width = 16 + LABELS + cell * max(len(found.places), 5) + 16
    canvas = Canvas(f"figure-{figure.id}", figure.title, description, width)
    y = heads(canvas, landscape, found, canvas.heading() + 12, 16 + LABELS, cell)
    for group, functions in found.groups:
        canvas.text(16, y + 17, group, 13, bold=True, fill=SOFT)
        canvas.line(16, y + GAP - 1, width - 16, y + GAP - 1)
        y += GAP
        for function in functions:
            name = wrap(landscape.functions[function].label, 13, LABELS - 14, 1)[0]
            canvas.text(16 + LABELS - 10, y + 17, name, 13, anchor="end")
            for at, place in enumerate(found.places):
                x = 16 + LABELS + at * cell
                draw_cell(canvas, found.cells[function, place], x, y, cell - 3, ROW - 3)
            y += ROW
        y += 6
    y = key(canvas, y + 8)
    signature(canvas, landscape, y + 8)
    return canvas.svg()


def heads(
    canvas: Canvas, landscape: Landscape, found: Matrix, y: float, x: float, cell: float
) -> float:
    """Draw the names of the columns over one another's foot; return where the rows begin."""
    names = [
        wrap(label(landscape, f"{found.by}s", place), 12, cell - 4, 3, bold=True)
        for place in found.places
    ]
    deepest = max((len(lines) for lines in names), default=1)
    for at, lines in enumerate(names):
        for row, line in enumerate(lines):
            base = y + 14 * (deepest - len(lines) + row + 1)
            canvas.text(x + at * cell + (cell - 3) / 2, base, line, 12, anchor="middle", bold=True)
    return y + 14 * deepest + 4


def draw_cell(canvas: Canvas, cell: Cell, x: float, y: float, width: float, height: float) -> None:
    """Draw one cell: its number on its bracket, striped where somebody is expected and missing."""
    ground, ink = FILLS[0] if cell.missing else FILLS[bracket(cell.number)]
    canvas.rect(x, y, width, height, ground, RED if cell.missing else LINE)
    middle, base = x + width / 2, y + height / 2 + 4.5
    if cell.missing:
        canvas.hatch(x, y, width, height)
        words = str(cell.number) if cell.number else "none" if width > 50 else "0"
        words += "?" if cell.unsure else ""
        across = text_width(words, 12, bold=True) + 8
        canvas.rect(middle - across / 2, y + 3, across, height - 6, PAPER, PAPER)
        canvas.text(middle, base, words, 12, fill=RED, anchor="middle", bold=True)
    elif cell.number or cell.unsure:
        words = f"{cell.number}{'*' if cell.group else ''}{'?' if cell.unsure else ''}"
        canvas.text(middle, base, words, 13, fill=ink, anchor="middle")


def key(canvas: Canvas, y: float) -> float:
    """Draw what the cells mean; return where to go on."""
    x = 16.0
    for number, (name, (ground, _)) in enumerate(zip(BRACKETS, FILLS, strict=True)):
        words = f"{name} {'body' if number == 1 else 'bodies'}"
        canvas.rect(x, y, 24, 16, ground)
        canvas.text(x + 30, y + 13, words, 12)
        x += 44 + text_width(words, 12)
    canvas.rect(x, y, 24, 16, PAPER, RED)
    canvas.hatch(x, y, 24, 16)
    canvas.text(x + 30, y + 13, "expected, none found", 12)
    y += 34
    return canvas.paragraph(
        16, y,
        "* includes a group, such as all NHS trusts, which counts as one. ? more bodies may hold "
        "it, but the dates do not say. A number on stripes: bodies hold the function there, but "
        "not within the remit that a framework expects.",
        canvas.width - 32, 12, fill=SOFT,
    )  # fmt: skip


def signature(canvas: Canvas, landscape: Landscape, y: float) -> None:
    """Draw which data the figure was made from."""
    canvas.paragraph(
        16, y,
        f"Data: {landscape.name} {landscape.version}, reviewed "
        f"{day_in_words(landscape.reviewed)}, sha256 {landscape.fingerprint[:12]}. Compilation "
        "CC BY 4.0.",
        canvas.width - 32, 11, fill=SOFT,
    )  # fmt: skip
