"""How a landscape, an answer and a map show themselves in a notebook: isolated, offline, escaped.

Each is a page of its own in a sandboxed frame, so that no style or script of ours meets the
notebook's, and nothing of the data can reach it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from landscape.analysis.result import Result
from landscape.model import Landscape

__all__ = ["MapView", "Named", "landscape_html", "result_html"]

ROWS = 50


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of a landscape on a day, for the last line of a notebook's cell.

    Examples
    --------
    >>> from landscape.dataset import load
    >>> MapView(load(), "2023-07-11")  # doctest: +SKIP
    """

    landscape: Landscape
    as_of: str = ""
    height: int = 760

    def _repr_html_(self) -> str:
        from landscape.maps.build import build_map

        return _frame(build_map(self.landscape, self.as_of), self.height, "allow-scripts", "Map")


@dataclass(frozen=True, slots=True)
class Named:
    """An answer shown with names in place of identifiers, which an answer alone does not know."""

    landscape: Landscape
    result: Result
    rows: int = ROWS

    def _repr_html_(self) -> str:
        return result_html(self.result, self.landscape, self.rows)


def landscape_html(landscape: Landscape) -> str:
    """Return a landscape as a framed table: what it holds and how far that was checked."""
    from landscape.pages.words import count, day_in_words
    from landscape.profile import counts

    found = counts(landscape)
    grades = found["grades"]
    rows = [
        [
            table.replace("_", " "),
            str(number),
            *(str(found["support"].get(table, {}).get(grade, "")) for grade in grades),
        ]
        for table, number in found["rows"].items()
    ]
    return _table(
        f"{landscape.name} {landscape.version}",
        ["table", "rows", *grades],
        rows,
        f"Reviewed {day_in_words(landscape.reviewed)}; sha256 {landscape.fingerprint[:12]}; "
        f"{count(found['sources_read'], 'source')} read.",
    )


def result_html(result: Result, landscape: Landscape | None = None, most: int = ROWS) -> str:
    """Return an answer as a framed table, with names where the landscape is given."""
    from landscape.forms import cell_text, totals_in_words

    columns = [column for column in result.columns if column.shown]
    rows = []
    for row in result.rows[:most]:
        values = [(column, row[column.name]) for column in columns]
        if landscape is not None:
            rows.append([cell_text(landscape, column, value) for column, value in values])
        else:
            rows.append([_plain(value) for _, value in values])
    totals = "; ".join(totals_in_words(result))
    shown = f"{len(rows):,} of {len(result.rows):,} rows" if len(result.rows) > most else (
        f"{len(rows):,} rows"
    )  # fmt: skip
    return _table(
        result.analysis,
        [column.name.replace("_", " ") for column in columns],
        rows,
        f"{shown}, out of {result.out_of:,}. {totals}. As of {result.query.as_of}.",
    )


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _table(caption: str, heads: list[str], rows: list[list[str]], note: str) -> str:
    from landscape.pages.html import page

    text = page("frame.html.j2", title=caption, heads=heads, rows=rows, note=note)
    return _frame(text, min(120 + 34 * (len(rows) + 1), 560), "", caption)


def _frame(text: str, height: int, sandbox: str, title: str) -> str:
    """Return a page as a sandboxed frame, without the rights of the notebook's own origin."""
    return (
        f'<iframe sandbox="{sandbox}" title="{escape(title)}" width="100%" height="{height}" '
        f'style="border:1px solid #aeb7bd" srcdoc="{escape(text)}"></iframe>'
    )
