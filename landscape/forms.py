"""The forms in which an answer is given: table, JSON, CSV, Markdown. No files, no screen."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Sequence
from typing import Any

from landscape.analysis.registry import ANALYSES
from landscape.analysis.result import Column, Result, sources_of
from landscape.model import Landscape
from landscape.names import label

__all__ = [
    "cell_text",
    "data_of",
    "form_rows",
    "plain_table",
    "render",
    "safe_cell",
    "source_line",
    "tabular",
]

SCHEMA_VERSION = "3"
ROWS_IN_TABLE = 25
NAMES_SHOWN, NEEDS_SHOWN = 4, 2
NARROWEST = 8
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> str:
    """Return a value as the text of a cell that a spreadsheet will not run as a formula.

    >>> safe_cell("=1+1"), safe_cell(-2), safe_cell(("a", "b")), safe_cell(True)
    ("'=1+1", '-2', 'a;b', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = ";".join(value) if isinstance(value, tuple | list) else str(value)
    return "'" + text if text.startswith(DANGEROUS) else text


def form_rows(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue()


def render(
    landscape: Landscape, result: Result, form: str, limit: int | None, with_sources: bool
) -> str:
    """Return an answer in one of the forms.

    Parameters
    ----------
    form
        `table`, `json`, `csv` or `markdown`.
    limit
        Most rows to give; 0: all; None: 25 in a table, else all.
    """
    most = ROWS_IN_TABLE if limit is None and form == "table" else limit or 0
    rows = result.rows[:most] if most else result.rows
    if form == "json":
        return _json(landscape, result, rows)
    if form == "csv":
        names = list(result.column_names())
        cells = [[row[name] for name in names] for row in rows]
        if with_sources:
            names.append("sources")
            for cell, row in zip(cells, rows, strict=True):
                cell.append(sources_of(landscape, row["facts"]))
        return form_rows(names, cells)
    return _table(landscape, result, rows, form, with_sources)


def data_of(landscape: Landscape) -> dict[str, Any]:
    """Return what names the data an answer came from."""
    return {
        "name": landscape.name,
        "version": landscape.version,
        "reviewed": landscape.reviewed,
        "sha256": landscape.fingerprint,
    }


def _json(landscape: Landscape, result: Result, rows: list[dict[str, Any]]) -> str:
    used: set[str] = set()
    shown = []
    for row in rows:
        sources = sources_of(landscape, row["facts"])
        used.update(sources)
        shown.append({**row, "sources": sources})
    answer = {
        "schema": f"landscape-result/{SCHEMA_VERSION}",
        "analysis": result.analysis,
        "question": ANALYSES[result.analysis].question,
        "data": data_of(landscape),
        "as_of": result.query.as_of,
        "parameters": result.query.parameters(),
        "columns": [
            {"name": column.name, "meaning": column.meaning, "refers_to": column.refers_to}
            for column in result.columns
        ],
        "denominator": ANALYSES[result.analysis].drawn_from(result.query.by),
        "out_of": result.out_of,
        "totals": dict(result.totals),
        "searched": dict(result.searched),
        "found": len(result.rows),
        "rows": shown,
        "sources": {
            name: {
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "published": source.published,
                "accessed": source.accessed,
            }
            for name in sorted(used)
            if (source := landscape.sources[name])
        },
    }
    return json.dumps(answer, indent=1, ensure_ascii=False) + "\n"


def cell_text(landscape: Landscape, column: Column, value: Any) -> str:
    """Return a value as a reader sees it: names for identifiers, yes and no for truth values."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, tuple):
        most = NEEDS_SHOWN if any(">" in name for name in value) else NAMES_SHOWN
        shown = [_name(landscape, column.refers_to, name) for name in value[:most]]
        rest = len(value) - most
        return ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")
    return label(landscape, column.refers_to, value) if column.refers_to else str(value)


def _name(landscape: Landscape, table: str, name: str) -> str:
    """Return the name of a record, or of a need between two functions (`needing>needed`)."""
    if ">" in name:
        return " needs ".join(label(landscape, "functions", part) for part in name.split(">"))
    return label(landscape, table, name)


def _table(
    landscape: Landscape,
    result: Result,
    rows: list[dict[str, Any]],
    form: str,
    with_sources: bool,
) -> str:
    columns = [column for column in result.columns if column.shown]
    headers = [column.name.replace("_", " ") for column in columns]
    cells = [[cell_text(landscape, column, row[column.name]) for column in columns] for row in rows]
    numbers: dict[str, int] = {}
    if with_sources:
        headers.append("sources")
        for cell, row in zip(cells, rows, strict=True):
            named = sources_of(landscape, row["facts"])
            cell.append(" ".join(str(numbers.setdefault(s, len(numbers) + 1)) for s in named))
    lines = []
    if form == "markdown":
        lines.append(tabular(headers, cells, form))
    elif cells:
        lines.append(plain_table(headers, cells))
    lines += ["", _summary(landscape, result, len(rows))]
    if numbers:
        lines += ["", *(source_line(landscape, name, number) for name, number in numbers.items())]
    return "\n".join(lines) + "\n"


def source_line(landscape: Landscape, name: str, number: int) -> str:
    """Return one line that cites a source."""
    source = landscape.sources[name]
    title = f"{source.title}. " if source.title else ""
    date = f", {source.published}" if source.published else ""
    return f"[{number}] {title}{source.publisher}{date}. {source.url} (seen {source.accessed})"


def tabular(headers: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> str:
    """Return rows as `table` (for a screen), `csv` or `markdown`.

    >>> print(tabular(["id", "name"], [["a", "one|two"]], "markdown"))
    | id | name |
    | --- | --- |
    | a | one\\|two |
    """
    if form == "csv":
        return form_rows(headers, rows).removesuffix("\n")
    if form == "markdown":
        cells = [[str(value).replace("|", "\\|") for value in row] for row in rows]
        lines = [list(headers), ["---"] * len(headers), *cells]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return plain_table(headers, rows)


def plain_table(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as columns of text that fit the screen: the widest columns wrap first.

    Library table writers cost more CPU to import than a whole answer takes.

    >>> print(plain_table(["id", "rows"], [["links", 2], ["roles", 10]]))
    id     rows
    -----  ----
    links  2
    roles  10
    """
    from textwrap import wrap

    cells = [[str(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headers, *cells, strict=True)]
    screen = shutil.get_terminal_size((120, 24)).columns
    while sum(widths) + 2 * (len(widths) - 1) > screen:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    lines = []
    for row in (list(headers), ["-" * width for width in widths], *cells):
        parts = [wrap(text, width) or [""] for text, width in zip(row, widths, strict=True)]
        for at in range(max(map(len, parts))):
            line = (
                (part[at] if at < len(part) else "").ljust(width)
                for part, width in zip(parts, widths, strict=True)
            )
            lines.append("  ".join(line).rstrip())
    return "\n".join(lines)


def totals_in_words(result: Result) -> list[str]:
    """Return each total, and of how many somebody looked and did not find more.

    >>> from landscape.analysis.query import Query
    >>> totals_in_words(Result("gaps", Query(), (), [], 9, {"none": 5, "covered": 4}, {"none": 2}))
    ['none 5 (2 searched for)', 'covered 4']
    """
    words = []
    for name, number in result.totals.items():
        looked = result.searched.get(name)
        tail = f" ({looked:,} searched for)" if number and looked is not None else ""
        words.append(f"{name} {number:,}{tail}")
    return words


def _summary(landscape: Landscape, result: Result, shown: int) -> str:
    analysis = ANALYSES[result.analysis]
    found = len(result.rows)
    rows = f"{shown} of {found} rows shown" if shown < found else f"{found} rows"
    totals = "; ".join(totals_in_words(result))
    return (
        f"{rows}. {result.out_of} {analysis.drawn_from(result.query.by)}"
        + (f": {totals}" if totals else "")
        + f".\nAs of {result.query.as_of}. Data {landscape.name} {landscape.version}, reviewed "
        f"{landscape.reviewed}, sha256 {landscape.fingerprint[:12]}."
    )
