"""A canvas that writes plain SVG which Word and PowerPoint read: attributes, no style sheet.

It knows shapes and text, nothing of landscapes. Office draws neither pattern fills nor baselines
reliably, so hatching is drawn as lines and text is placed by its baseline.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from landscape.maps.security import clean

__all__ = ["INK", "LINE", "PAPER", "RED", "SOFT", "Canvas", "wrap"]

FONT = "Arial, Helvetica, sans-serif"
INK, SOFT, LINE, PAPER, RED = "#212B32", "#425563", "#AEB7BD", "#FFFFFF", "#A8200D"
NARROW, WIDE = frozenset("fijlrtI.,:;'|!()[] -"), frozenset("mwMW@%")


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return about how wide a text is in Arial, in the units of its size; rather too much."""
    units = sum(0.31 if c in NARROW else 0.86 if c in WIDE else 0.7 if c.isupper() else 0.555
                for c in text)  # fmt: skip
    return units * size * (1.07 if bold else 1.0)


def wrap(text: str, size: float, width: float, lines: int = 0, bold: bool = False) -> list[str]:
    """Return a text broken into lines of at most a width; the last of at most `lines` ends in dots.

    >>> wrap("Research and evidence", 13, 70)
    ['Research', 'and', 'evidence']
    """
    found, line = [], ""
    for word in str(clean(text)).split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size, bold) > width:
            found.append(line)
            line = word
        else:
            line = longer
    found.append(line)
    if lines and len(found) > lines:
        last = f"{found[lines - 1]} …"
        while text_width(last, size, bold) > width and " " in last[:-2]:
            last = last[:-2].rsplit(" ", 1)[0] + " …"
        found = [*found[: lines - 1], last]
    return found


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class Canvas:
    """A picture in the making: shapes are added in the order in which they are drawn."""

    def __init__(self, name: str, title: str, description: str, width: float) -> None:
        self.name, self.title, self.description = name, title, description
        self.width, self.bottom = width, 0.0
        self._parts: list[str] = []

    def _add(self, element: str, bottom: float = 0.0) -> None:
        self._parts.append(element)
        self.bottom = max(self.bottom, bottom)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, stroke: str = LINE,
             stroke_width: float = 1) -> None:  # fmt: skip
        """Add a rectangle."""
        self._add(
            f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" '
            f'height="{_number(height)}" fill="{fill}" stroke="{stroke}" '
            f'stroke-width="{_number(stroke_width)}"/>',
            y + height,
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str = LINE,
             width: float = 1, dashes: str = "") -> None:  # fmt: skip
        """Add a straight line."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._add(
            f'<line x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}" '
            f'stroke="{stroke}" stroke-width="{_number(width)}"{dashed}/>',
            max(y1, y2),
        )

    def shape(self, points: list[tuple[float, float]], fill: str, stroke: str = INK) -> None:
        """Add a closed shape."""
        path = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        self._add(f'<polygon points="{path}" fill="{fill}" stroke="{stroke}" stroke-width="1"/>')

    def hatch(self, x: float, y: float, width: float, height: float, stroke: str = RED,
              step: float = 8) -> None:  # fmt: skip
        """Add slanting lines cut to a rectangle."""
        cuts, at = [], step / 2
        while at < width + height:
            x1, y1 = (x + at, y) if at <= width else (x + width, y + at - width)
            x2, y2 = (x, y + at) if at <= height else (x + at - height, y + height)
            cuts.append(f"M{_number(x1)} {_number(y1)}L{_number(x2)} {_number(y2)}")
            at += step
        self._add(f'<path d="{"".join(cuts)}" stroke="{stroke}" stroke-width="1.2" fill="none"/>')

    def text(self, x: float, y: float, text: str, size: float = 13, *, fill: str = INK,
             anchor: str = "start", bold: bool = False, turn: float = 0) -> None:  # fmt: skip
        """Add one line of text; `y` is its baseline."""
        weight = ' font-weight="bold"' if bold else ""
        turned = f' transform="rotate({_number(turn)} {_number(x)} {_number(y)})"' if turn else ""
        self._add(
            f'<text x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}" fill="{fill}" '
            f'text-anchor="{anchor}"{weight}{turned}>{escape(str(clean(text)))}</text>',
            y,
        )

    def paragraph(self, x: float, y: float, text: str, width: float, size: float = 13, *,
                  fill: str = INK, bold: bool = False) -> float:  # fmt: skip
        """Add a text over as many lines as it needs; return the baseline of the next line."""
        for line in wrap(text, size, width, bold=bold):
            self.text(x, y, line, size, fill=fill, bold=bold)
            y += size * 1.35
        return y

    def heading(self, margin: float = 16) -> float:
        """Add title and description at the top; return where the drawing may begin."""
        # Widths are those of Arial; many a reader has a font that is a sixth wider.
        across = 0.85 * (self.width - 2 * margin)
        y = self.paragraph(margin, 30, self.title, across, 20, bold=True)
        return self.paragraph(margin, y, self.description, across, 13, fill=SOFT)

    def svg(self) -> str:
        """Return the picture, as high as what was drawn."""
        width, height = _number(self.width), _number(self.bottom + 16)
        title, description = escape(str(clean(self.title))), escape(str(clean(self.description)))
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
                f'viewBox="0 0 {width} {height}" role="img" '
                f'aria-labelledby="{self.name}-title {self.name}-desc" '
                f"font-family={quoteattr(FONT)}>",
                f'<title id="{self.name}-title">{title}</title>',
                f'<desc id="{self.name}-desc">{description}</desc>',
                f'<rect x="0" y="0" width="{width}" height="{height}" fill="{PAPER}"/>',
                *self._parts,
                "</svg>\n",
            )
        )
