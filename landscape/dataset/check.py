"""Find every problem in a stack of data packages: columns, values, identifiers and references.

What the rows mean together (dates, lives, cycles) is checked in `sense`.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from urllib.parse import urlsplit

from landscape.dataset.package import Package, Row, TextTable
from landscape.dataset.problems import Problem
from landscape.dataset.schema import Column, TableSchema, schema
from landscape.dataset.sense import check_sense
from landscape.dataset.stack import Tables, merge

__all__ = ["check"]

PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
LONGEST_SHOWN = 80


def check(packages: Sequence[Package]) -> list[Problem]:
    """Return every problem of a stack of packages, by file and line.

    The first package is the base: it must have every table's identifiers resolved within the stack.
    An empty list means that the stack can be used.
    """
    problems = [problem for package in packages for problem in package.problems]
    merged = merge(packages)
    for number, package in enumerate(packages):
        for name, table in package.tables.items():
            problems.extend(_table(_with_words(name, merged), table, is_base=number == 0))
    for name, rows in merged.items():
        if len(packages) > 1:
            problems.extend(_incomplete(schema()[name], rows))
        problems.extend(_references(schema()[name], rows, merged))
    problems.extend(_two_tables(merged))
    problems.extend(_retirements(packages))
    problems.extend(check_sense(merged))
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))


def _with_words(name: str, merged: Tables) -> TableSchema:
    """Return the schema of a table with the words that the stack's own vocabulary defines."""
    words: dict[str, list[str]] = {}
    for row in merged["terms"].values():
        words.setdefault(row.cells.get("vocabulary", ""), []).append(row.cells.get("term", ""))
    table = schema()[name]
    columns = tuple(
        column._replace(words=tuple(words.get(column.vocabulary, column.words)))
        for column in table.columns
    )
    return table._replace(columns=columns)


def nearest(value: str, words: Sequence[str]) -> str:
    """Return the word that is nearest to a value; empty where none is near."""
    return next(iter(get_close_matches(value, words, 1)), "")


def at(row: Row, column: str, code: str, message: str, expected: str, suggestion: str = "",
       severity: str = "error", value: str | None = None) -> Problem:  # fmt: skip
    """Return a problem of one cell of a row."""
    shown = row.cells.get(column, "") if value is None else value
    return Problem(
        code, severity, row.file, row.line, column, shown[:LONGEST_SHOWN], message, expected,
        suggestion,
    )  # fmt: skip


def _table(table: TableSchema, text: TextTable, *, is_base: bool) -> Iterator[Problem]:
    yield from _header(table, text, is_base=is_base)
    by_name = {column.name: column for column in table.columns}
    columns = [by_name[name] for name in text.header if name in by_name]
    first: dict[str, Row] = {}
    for row in text.rows():
        for column in columns:
            yield from _cell(column, row, row.cells[column.name])
        key = row.cells.get("id", "")
        if key in first:
            yield at(
                row, "id", "duplicate-id", f"this identifier is on line {first[key].line} already",
                "an identifier that no other row of the table has",
            )  # fmt: skip
        first.setdefault(key, row)


def _header(table: TableSchema, text: TextTable, *, is_base: bool) -> Iterator[Problem]:
    names = [column.name for column in table.columns]

    def problem(code: str, column: str, message: str, suggestion: str = "") -> Problem:
        return Problem(
            code, "error", text.file, 1, column, column, message,
            "the columns " + ", ".join(names), suggestion,
        )  # fmt: skip

    for column in dict.fromkeys(text.header):
        if column not in names:
            near = nearest(column.strip().lower(), names)
            yield problem("unknown-column", column, "no such column", near)
        elif text.header.count(column) > 1:
            yield problem("column-twice", column, "the column is there twice")
    missing = [name for name in names if name not in text.header]
    for column in missing:
        if text.header and (is_base or column == "id"):
            yield problem("missing-column", column, "the column is not there")


def _cell(column: Column, row: Row, cell: str) -> Iterator[Problem]:
    yield from _characters(column, row, cell)
    if not cell:
        if column.required:
            yield at(row, column.name, "empty-cell", "the cell is empty", _what(column))
        return
    if cell != cell.strip():
        yield at(
            row, column.name, "blanks", "the cell starts or ends with a blank", "no blanks there"
        )
    cell = cell.strip()
    words = cell.split(column.delimiter) if column.type == "list" else [cell]
    words = [word for word in map(str.strip, words) if word]
    unknown = [word for word in words if column.words and word not in column.words]
    if unknown:
        yield at(
            row, column.name, "not-a-word", "this word is not in the vocabulary", _what(column),
            nearest(unknown[0], column.words), value=column.delimiter.join(unknown),
        )  # fmt: skip
    elif column.pattern and not column.words and column.type == "string":
        if not re.fullmatch(column.pattern, cell):
            slug = re.sub(r"[^a-z0-9]+", "-", cell.casefold()).strip("-")
            yield at(row, column.name, "pattern", "this is not an identifier", _what(column), slug)
    else:
        judge = _JUDGES.get(column.type)
        if judge is not None and (message := judge(column, cell)):
            yield at(row, column.name, column.type, message, _what(column))


def _incomplete(table: TableSchema, rows: dict[str, Row]) -> Iterator[Problem]:
    """Yield rows that an overlay adds without the columns that every row must have."""
    for key, row in rows.items():
        for column in table.columns:
            if column.required and column.name not in row.cells:
                yield at(
                    row, column.name, "empty-cell",
                    f"{key!r} is a new row and its file lacks this column",
                    f"{_what(column)}; or the identifier of a row that is there already",
                    nearest(key, [other for other in rows if other != key]),
                )  # fmt: skip


def _characters(column: Column, row: Row, cell: str) -> Iterator[Problem]:
    if cell.isascii() and cell.isprintable():
        return
    for character in dict.fromkeys(cell):
        name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
        if character in BIDI:
            yield at(
                row, column.name, "direction", f"{name} changes the direction of the text",
                "text without direction overrides", value="",
            )  # fmt: skip
        elif unicodedata.category(character) == "Cc":
            yield at(
                row, column.name, "control", f"{name or 'a control character'} is in the cell",
                "printable text on one line", value="",
            )  # fmt: skip
        elif unicodedata.category(character) in ("Cs", "Co") or character == "\ufffd":
            yield at(
                row, column.name, "mojibake", f"{name} is no text",
                "text; the file may have been saved in another encoding", value="",
            )  # fmt: skip


def _what(column: Column) -> str:
    """Return in words what a column expects."""
    if column.words:
        words = ", ".join(column.words)
        return f"{'some' if column.type == 'list' else 'one'} of {words}"
    if column.references:
        return f"an identifier of {' or '.join(column.references)}"
    if column.pattern and column.type == "string":
        return "lower-case letters, digits and hyphens, starting with a letter or digit"
    return {
        "boolean": "true or false",
        "integer": f"a whole number from {column.minimum} to {column.maximum or 'any'}",
        "partial-date": "a year, year-month or year-month-day, such as 2023, 2023-07 or 2023-07-11",
        "date": "a day, such as 2023-07-11",
        "url": "a web address that begins with https:// or http:// and has no name or password",
        "list": f"values with {column.delimiter!r} between them",
    }.get(column.type, "a text")


def _judge_boolean(column: Column, cell: str) -> str:
    return "" if cell in ("true", "false") else "this is not a truth value"


def _judge_integer(column: Column, cell: str) -> str:
    if not re.fullmatch(r"-?\d{1,9}", cell):
        return "this is not a whole number"
    number = int(cell)
    low, high = column.minimum, column.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        return "the number is out of range"
    return ""


def _judge_date(column: Column, cell: str) -> str:
    if not PARTIAL_DATE.fullmatch(cell) or (column.type == "date" and len(cell) < 10):
        return "this is not such a date"
    try:
        datetime.date.fromisoformat(cell + "-01-01"[len(cell) - 4 :] if len(cell) < 10 else cell)
    except ValueError as error:
        return f"there is no such day: {error}"
    return ""


def _judge_url(column: Column, cell: str) -> str:
    try:
        parts = urlsplit(cell)
        host = parts.hostname
    except ValueError as error:
        return f"this is not a web address: {error}"
    if parts.scheme not in ("http", "https"):
        return f"addresses of the kind {parts.scheme or 'none'!r} are not safe to open"
    if not host or "." not in host:
        return "the address names no host"
    if parts.username or parts.password:
        return "the address holds a user name or password"
    return "" if not re.search(r"[\s<>\"'`\\]", cell) else "the address holds unsafe characters"


def _judge_list(column: Column, cell: str) -> str:
    items = [item.strip() for item in cell.split(column.delimiter)]
    if "" in items:
        return "an item of the list is empty"
    twice = next((item for item in items if items.count(item) > 1), None)
    return f"{twice!r} is in the list twice" if twice else ""


_JUDGES: dict[str, Callable[[Column, str], str]] = {
    "boolean": _judge_boolean,
    "integer": _judge_integer,
    "partial-date": _judge_date,
    "date": _judge_date,
    "url": _judge_url,
    "list": _judge_list,
}


def _references(table: TableSchema, rows: dict[str, Row], merged: Tables) -> Iterator[Problem]:
    for column in table.columns:
        if not column.references:
            continue
        targets = [merged[name] for name in column.references]
        for row in rows.values():
            cell = row.cells.get(column.name, "")
            items = cell.split(column.delimiter) if column.type == "list" else [cell]
            for item in filter(None, map(str.strip, items)):
                if not any(item in target for target in targets):
                    words = [key for target in targets for key in target]
                    yield at(
                        row, column.name, "dangling", "nothing has this identifier", _what(column),
                        nearest(item, words), value=item,
                    )  # fmt: skip


def _two_tables(merged: Tables) -> Iterator[Problem]:
    """Yield identifiers that are both an organisation's and an arrangement's."""
    for key, row in merged["arrangements"].items():
        if (other := merged["organisations"].get(key)) is not None:
            yield at(
                row, "id", "duplicate-id",
                f"an organisation has this identifier, {other.file}:{other.line}",
                "an identifier that neither an organisation nor another arrangement has",
            )  # fmt: skip


def _retirements(packages: Sequence[Package]) -> Iterator[Problem]:
    """Yield retirements of rows that no package has."""
    known: dict[str, set[str]] = {}
    for package in packages:
        for name, table in package.tables.items():
            known.setdefault(name, set()).update(row.cells.get("id", "") for row in table.rows())
        if "retirements" not in package.tables:
            continue
        for row in package.tables["retirements"].rows():
            table_name, key = row.cells.get("table", ""), row.cells.get("row", "")
            if table_name not in schema():
                yield at(
                    row, "table", "dangling", "there is no such table",
                    "one of " + ", ".join(schema()), nearest(table_name, list(schema())),
                )  # fmt: skip
            elif key not in known.get(table_name, ()):
                yield at(
                    row, "row", "dangling", f"{table_name} has no such row",
                    f"an identifier of {table_name}",
                    nearest(key, sorted(known.get(table_name, ()))),
                )  # fmt: skip
