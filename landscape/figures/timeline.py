"""The timeline: when bodies began, ended and were replaced, one lane a sector."""

from __future__ import annotations

from collections.abc import Callable

from landscape.analysis.query import Query
from landscape.figures import Figure
from landscape.figures.canvas import INK, PAPER, RED, SOFT, Canvas, text_width, wrap
from landscape.figures.coverage import signature
from landscape.maps.encode import FAMILIES, family_of
from landscape.model import Body, Landscape
from landscape.pages.words import day_in_words

__all__ = ["draw"]

PALE = "#DFE5E9"
"""For the family that is white on the map: here white means that the beginning is not known."""

LABELS, YEAR, ROW, MOST = 230, 23, 24, 70


def draw(landscape: Landscape, query: Query, figure: Figure, against: str) -> str:
    """Return the figure as SVG text."""
    followed = {
        (link.start, link.end): link
        for link in landscape.links.values()
        if landscape.link_kinds[link.kind].succession
    }
    shown = _bodies(landscape, {name for pair in followed for name in pair})
    years = [int(date[:4]) for b in shown for date in (b.established, b.dissolved) if date]
    last = max([int(query.as_of[:4]), *years]) + 2
    first = max(min(years, default=last - 10), last - 26)
    replaced = sum(a.id == pair[0] for a in shown for pair in followed)
    description = (
        f"{len(shown)} bodies that ended, will end, replaced another or were replaced: bars from "
        f"creation to end, {replaced} handovers named at the end of a bar. Hollow with a broken "
        f"start: the beginning is not known. The red line is {day_in_words(query.as_of)}."
    )
    width = 16 + LABELS + (last - first) * YEAR + 180
    canvas = Canvas(f"figure-{figure.id}", figure.title, description, width)
    top = canvas.heading() + 16
    left = 16 + LABELS

    def across(date: str) -> float:
        year, month, day = (
            (*(int(part) for part in date.split("-")), 7, 1)[:3] if date else (0,) * 3
        )
        return left + (max(year + (month - 1) / 12 + day / 366, first) - first) * YEAR

    lanes = [(f, [b for b in shown if _family(landscape, b) == f.id]) for f in FAMILIES]
    lanes = [lane for lane in lanes if lane[1]]
    height = sum(26 + ROW * len(bodies) for _, bodies in lanes)
    for year in range(first, last + 1):
        x = left + (year - first) * YEAR
        canvas.line(x, top + 4, x, top + height, "#E3E8EB")
        if year % 2 == 0:
            canvas.text(x, top, str(year), 11, fill=SOFT, anchor="middle")
    today = across(query.as_of)
    canvas.line(today, top + 4, today, top + height, RED, 2, "6 4")
    y = top + 8
    for family, bodies in lanes:
        canvas.text(16, y + 15, family.label, 13, bold=True, fill=SOFT)
        canvas.line(16, y + 21, width - 16, y + 21)
        y += 26
        for body in bodies:
            _bar(canvas, landscape, body, family.colour, across, y, (first, last), left)
            y += ROW
    signature(canvas, landscape, y + 26)
    return canvas.svg()


def _family(landscape: Landscape, body: Body) -> str:
    kind = landscape.kinds.get(body.kind)
    return family_of(kind.sector if kind else "")


def _bodies(landscape: Landscape, chained: set[str]) -> list[Body]:
    """Return the bodies with an end or a handover, in order of their beginning."""
    found = [
        body
        for body in landscape.bodies.values()
        if (body.dissolved or body.id in chained)
        and (body.established or body.dissolved)
        and body.kind != "integrated-care-board"
    ]
    found.sort(key=lambda body: (not body.dissolved, body.id))
    return sorted(found[:MOST], key=lambda b: (b.established or "0", b.dissolved or "9999", b.id))


def _bar(
    canvas: Canvas,
    landscape: Landscape,
    body: Body,
    colour: str,
    across: Callable[[str], float],
    y: float,
    years: tuple[int, int],
    left: float,
) -> None:
    first, last = years
    name = wrap(body.name, 12, LABELS - 14, 2)
    for number, line in enumerate(name):
        size = 12 if len(name) == 1 else 10.5
        canvas.text(left - 10, y + (15 if len(name) == 1 else 9 + 11 * number), line, size,
                    anchor="end")  # fmt: skip
    begin = across(body.established) if body.established else left
    end = across(body.dissolved) if body.dissolved else across(f"{last}-01-01")
    colour = PALE if colour.upper() == PAPER else colour
    if body.established:
        canvas.rect(begin, y + 4, max(end - begin, 3), ROW - 10, colour, INK)
        if begin == left and body.established[:4] < str(first):
            canvas.rect(left + 5, y + 6, 54, ROW - 14, PAPER, PAPER)
            canvas.text(left + 8, y + 15, f"since {body.established[:4]}", 10)
    else:
        canvas.rect(begin, y + 4, max(end - begin, 3), ROW - 10, "#FFFFFF", INK)
        canvas.line(begin, y + 4, begin, y + ROW - 6, "#FFFFFF", 3, "3 3")
    after = [
        (landscape.bodies[link.end], link.status == "planned")
        for link in landscape.links.values()
        if landscape.link_kinds[link.kind].succession and link.start == body.id
    ]
    if not body.dissolved:
        canvas.shape([(end, y + 1), (end + 7, y + 11), (end, y + 21)], colour)
        end += 7
    words = ", ".join(b.abbreviation or b.name for b, _ in after)
    words += " (planned)" if any(planned for _, planned in after) else ""
    dates = body.dissolved[:4]
    note = f"{dates} → {words}" if dates and words else f"→ {words}" if words else dates
    if note:
        room = canvas.width - 16 - end - 6
        text = wrap(note, 11, room, 1)[0] if text_width(note, 11) > room else note
        canvas.rect(end + 3, y + 4, text_width(text, 11) + 4, 14, PAPER, PAPER)
        canvas.text(end + 6, y + 15, text, 11, fill=SOFT)
