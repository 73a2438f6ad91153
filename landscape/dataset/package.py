"""Read the files of one data package as rows of text, with the line each row stands on.

What is wrong with the bytes (encoding, quotes, ragged rows) is found here; what is wrong with the
values is found in `check`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from landscape.dataset.problems import DatasetError, Problem
from landscape.dataset.schema import DESCRIPTOR, schema

__all__ = ["Package", "Row", "TextTable", "open_package", "read_package"]

LARGEST_FILE = 256 * 2**20
MOST_QUOTE_PROBLEMS = 20


class Row(NamedTuple):
    """A row of a table: its cells as written and where it stands."""

    file: str
    line: int
    cells: dict[str, str]


@dataclass(slots=True)
class TextTable:
    """A table as written: `cells` row by row, and the line each row starts on."""

    name: str
    file: str
    header: tuple[str, ...]
    lines: Sequence[int]
    cells: list[list[str]]

    def rows(self) -> Iterator[Row]:
        """Yield the rows with their cells by column."""
        for line, cells in zip(self.lines, self.cells, strict=True):
            yield Row(self.file, line, dict(zip(self.header, cells, strict=True)))


@dataclass(slots=True)
class Package:
    """A data package as written: its tables, its descriptor and what is wrong with its files.

    `unread` has what reads each table and adds to `problems` what is wrong with it.
    """

    path: str
    descriptor: dict[str, Any]
    tables: dict[str, TextTable] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    digest: bytes = b""
    unread: dict[str, Callable[[], TextTable]] = field(default_factory=dict)


def read_package(path: str | Path) -> Package:
    """Return the package in a folder or zip file, with its tables.

    Raises
    ------
    DatasetError
        As `open_package`.
    """
    package = open_package(path)
    package.tables = {name: read() for name, read in package.unread.items()}
    return package


def open_package(path: str | Path) -> Package:
    """Return the package in a folder or zip file, with its tables still to be read.

    Tables are the CSV files whose names the schema knows. A package without a descriptor is one
    whose tables are laid over another's.

    Raises
    ------
    DatasetError
        Nothing is there, or it is neither a folder nor a zip file, or it has no table.
    """
    path = Path(path)
    shown = str(path)
    problems: list[Problem] = []
    files = dict(_files(path, problems))
    descriptor = _descriptor(files.get(DESCRIPTOR), shown, problems)
    package = Package(shown, descriptor, problems=problems)
    known = {table.path: table for table in schema().values()}
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + content + b"\0")
        if table := known.get(name):
            package.unread[table.name] = partial(
                _table, table.name, f"{shown}/{name}", content, problems
            )
        elif name.endswith(".csv"):
            problems.append(
                Problem(
                    "unknown-table", "error", f"{shown}/{name}", 0, "", name,
                    "no table has this file name", "one of " + ", ".join(sorted(known)),
                    _nearest(name, tuple(known)),
                )
            )  # fmt: skip
    package.digest = digest.digest()
    if not package.unread and not problems:
        problems.append(
            Problem(
                "no-tables", "error", shown, 0, "", "", "no table is here",
                "at least one of " + ", ".join(sorted(known)),
            )
        )  # fmt: skip
    if not package.unread:
        raise DatasetError(problems)
    return package


def _nearest(value: str, words: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(value, words, 1)), "")


def _files(path: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the CSV files and the descriptor."""
    try:
        if not path.is_dir():
            yield from _zipped(path, problems)
            return
        files = sorted(path.iterdir())
    except OSError as error:
        problems.append(_unreadable(str(path), error.strerror or str(error)))
        return
    for file in files:
        if file.suffix == ".csv" or file.name == DESCRIPTOR:
            try:
                if file.stat().st_size > LARGEST_FILE:
                    problems.append(_too_large(str(file)))
                else:
                    yield file.name, file.read_bytes()
            except OSError as error:
                problems.append(_unreadable(str(file), error.strerror or str(error)))


def _zipped(path: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a zip file, which may lie in one folder within it."""
    import zipfile

    if not path.exists():
        problems.append(_unreadable(str(path), "there is nothing here"))
        return
    seen: set[str] = set()
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                name = info.filename.rpartition("/")[2]
                if info.is_dir() or not (name.endswith(".csv") or name == DESCRIPTOR):
                    continue
                if "__MACOSX" in info.filename:
                    continue
                if info.file_size > LARGEST_FILE:
                    problems.append(_too_large(f"{path}/{info.filename}"))
                elif name in seen:
                    problems.append(
                        Problem(
                            "file-twice", "error", f"{path}/{info.filename}", 0, "", name,
                            "two files of this name are in the zip file", "each table once",
                        )
                    )  # fmt: skip
                else:
                    seen.add(name)
                    yield name, archive.read(info)
    except zipfile.BadZipFile as error:
        problems.append(_unreadable(str(path), f"this is not a whole zip file: {error}"))
    except (OSError, RuntimeError, NotImplementedError, EOFError, ValueError, zlib.error) as error:
        problems.append(_unreadable(str(path), str(error)))


def _unreadable(file: str, why: str) -> Problem:
    return Problem(
        "unreadable", "error", file, 0, "", "", why,
        "a readable folder or zip file with CSV tables, without a password, or the word 'shipped'",
    )  # fmt: skip


def _too_large(file: str) -> Problem:
    return Problem(
        "too-large", "error", file, 0, "", "", "the file is too large",
        f"at most {LARGEST_FILE // 2**20} MB",
    )  # fmt: skip


def _descriptor(content: bytes | None, shown: str, problems: list[Problem]) -> dict[str, Any]:
    if content is None:
        return {}
    try:
        descriptor = json.loads(content)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        problems.append(
            Problem(
                "descriptor", "error", f"{shown}/{DESCRIPTOR}", line, "", "",
                f"this is not JSON: {error}", "a Frictionless Data Package descriptor",
            )
        )  # fmt: skip
        return {}
    if not isinstance(descriptor, dict):
        problems.append(
            Problem(
                "descriptor", "error", f"{shown}/{DESCRIPTOR}", 1, "", "",
                "the descriptor is not a JSON object", "a Frictionless Data Package descriptor",
            )
        )  # fmt: skip
        return {}
    return descriptor


def _decode(file: str, content: bytes, problems: list[Problem]) -> str:
    """Return the text of a file; what is wrong with its encoding is noted, the rest still read."""

    def note(code: str, severity: str, line: int, value: str, message: str) -> None:
        expected = "UTF-8 without byte order mark (in a spreadsheet: save as CSV UTF-8)"
        problems.append(Problem(code, severity, file, line, "", value, message, expected))

    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[1:4:2] == b"\0\0":
        note("encoding", "error", 0, "", "the file is in UTF-16")
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            return ""
    if content.startswith(b"\xef\xbb\xbf"):
        note("byte-order-mark", "warning", 1, "", "the file starts with a byte order mark")
        content = content[3:]
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        piece = content[max(0, error.start - 10) : error.start + 10].decode("cp1252", "replace")
        note(
            "encoding", "error", line, piece,
            f"byte 0x{content[error.start]:02x} is not UTF-8; the file looks like Windows-1252",
        )  # fmt: skip
        text = content.decode("cp1252", "replace")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(
            Problem(
                "nul", "error", file, line, "", "", "a NUL byte is in the text", "text only",
            )
        )  # fmt: skip
        text = text.replace("\0", "")
    return text


def _records(file: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield line and cells of each row; after a broken quote, go on with the line after it."""
    lines = list(io.StringIO(text, newline=""))
    start, broken = 0, 0
    while start < len(lines):
        reader = csv.reader(lines[start:], strict=True)
        begun = 0
        try:
            for cells in reader:
                if cells:
                    yield start + begun + 1, cells
                begun = reader.line_num
            return
        except csv.Error as error:
            broken += 1
            line = start + begun + 1
            problems.append(
                Problem(
                    "quotes", "error", file, line, "", lines[line - 1].strip()[:60],
                    f"the row cannot be read: {error}",
                    "every quotation mark closed, and doubled within a quoted cell",
                )
            )  # fmt: skip
            start = line
            if broken == MOST_QUOTE_PROBLEMS:
                return


def _well_formed(text: str) -> list[list[str]] | None:
    """Return all rows of a text in which nothing is amiss and each row is one line; else None."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None
    if not rows or len(rows) != text.count("\n") + (not text.endswith("\n")):
        return None
    width = len(rows[0])
    return rows if all(len(row) == width for row in rows) else None


def _table(name: str, file: str, content: bytes, problems: list[Problem]) -> TextTable:
    text = _decode(file, content, problems)
    if (quick := _well_formed(text)) is not None:
        return TextTable(name, file, tuple(quick[0]), range(2, len(quick) + 1), quick[1:])
    records = _records(file, text, problems)
    _, header = next(records, (0, []))
    width = len(header)
    lines: list[int] = []
    rows: list[list[str]] = []
    for line, cells in records:
        if len(cells) != width:
            problems.append(
                Problem(
                    "ragged-row", "error", file, line, "", ",".join(cells)[:60],
                    f"the row has {len(cells)} cells",
                    f"{width}, as the first line of the file has; is a comma not in quotes?",
                )
            )  # fmt: skip
            cells = (cells + [""] * width)[:width]
        lines.append(line)
        rows.append(cells)
    if not header:
        problems.append(
            Problem(
                "empty", "error", file, 0, "", "", "the file is empty",
                "a first line with the names of the columns",
            )
        )  # fmt: skip
    return TextTable(name, file, tuple(header), lines, rows)
