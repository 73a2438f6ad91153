"""Lay packages over one another and make a Landscape of them.

The first package is the base. Each later one adds rows, corrects rows of the same identifier (cell
by cell: a column that its file does not have keeps the value it had) and retires rows.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from landscape.dataset.later import Later
from landscape.dataset.package import Package, Row, open_package, read_package
from landscape.dataset.problems import DatasetError, Problem
from landscape.dataset.schema import Column, TableSchema, schema
from landscape.model import RECORDS, Landscape
from landscape.places import room

__all__ = ["SHIPPED", "load", "merge"]

SHIPPED = "shipped"

Tables = dict[str, dict[str, Row]]


def load(paths: Sequence[str | Path] = (SHIPPED,)) -> Landscape:
    """Return the landscape that a stack of packages describes.

    Parameters
    ----------
    paths
        Folders or zip files, the base first; the word `shipped` stands for the package that comes
        with the program. Packages other than the shipped one are checked before they are used.

    Raises
    ------
    DatasetError
        A package cannot be read or has errors; the exception holds all of them.
    """
    with _no_collection():
        return _load(paths)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector of cycles from searching thousands of rows in which there are none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _load(paths: Sequence[str | Path]) -> Landscape:
    if [str(path) for path in paths] == [SHIPPED]:
        return _shipped()
    from landscape.dataset.check import check

    packages = [read_package(room("data") if str(path) == SHIPPED else path) for path in paths]
    if errors := [problem for problem in check(packages) if problem.severity == "error"]:
        raise DatasetError(errors)
    return _landscape(packages, _merged(packages))


def merge(packages: Sequence[Package]) -> Tables:
    """Return the rows of a stack of packages by table and identifier.

    Within one package the first row of an identifier counts; `check` reports the others.
    """
    merged: Tables = {name: {} for name in schema()}
    for package in packages:
        for name, table in package.tables.items():
            rows, own = merged[name], set[str]()
            for row in table.rows():
                key = row.cells.get("id", "")
                if key in own:
                    continue
                own.add(key)
                if (under := rows.get(key)) is not None:
                    row = Row(row.file, row.line, {**under.cells, **row.cells})
                rows[key] = row
        if "retirements" in package.tables:
            for row in package.tables["retirements"].rows():
                merged.get(row.cells.get("table", ""), {}).pop(row.cells.get("row", ""), None)
    return merged


def _list(delimiter: str) -> Callable[[str], tuple[str, ...]]:
    def convert(cell: str) -> tuple[str, ...]:
        if delimiter in cell:
            return tuple(part for item in cell.split(delimiter) if (part := item.strip()))
        return (cell,) if cell else ()

    return convert


_TRUTH = {"true": True, "false": False, "": None}

_CONVERTERS: Mapping[str, Callable[[str], Any]] = {
    "boolean": _TRUTH.__getitem__,
    "integer": lambda cell: int(cell) if cell else 0,
}


def _converter(column: Column) -> Callable[[str], Any] | None:
    """Return what turns a cell into its value; None where the text is the value."""
    if column.type == "list":
        return _list(column.delimiter)
    return _CONVERTERS.get(column.type)


def _records(table: TableSchema, columns: Sequence[Iterable[str]]) -> dict[str, Any]:
    """Return the records of a table by identifier, from its cells column by column.

    Whole columns are converted at once: it is what makes reading quick.
    """
    values = [
        map(convert, cells) if (convert := _converter(column)) else cells
        for column, cells in zip(table.columns, columns, strict=True)
    ]
    made = map(RECORDS[table.name]._make, zip(*values, strict=True))
    return {record.id: record for record in made}


def _shipped() -> Landscape:
    """Return the landscape of the shipped package alone, whose tables are read when asked for."""
    package = open_package(room("data"))
    if package.problems:
        raise DatasetError(package.problems)
    if set(package.unread) != set(schema()) or package.unread["retirements"]().cells:
        whole = read_package(room("data"))
        return _landscape([whole], _merged([whole]))
    tables = {name: Later(partial(_written, package, table)) for name, table in schema().items()}
    return _landscape([package], tables)


def _written(package: Package, table: TableSchema) -> dict[str, Any]:
    """Return the records of a table of a package that is not laid over another."""
    with _no_collection(), _explained(f"{package.path}/{table.path}"):
        text = package.unread[table.name]()
        if package.problems:
            raise DatasetError(package.problems)
        cells = dict(zip(text.header, zip(*text.cells, strict=True), strict=False))
        empty = ("",) * len(text.cells)
        return _records(table, [cells.get(column.name, empty) for column in table.columns])


def _merged(packages: Sequence[Package]) -> dict[str, dict[str, Any]]:
    """Return the records of a stack of packages by table."""
    merged, tables = merge(packages), {}
    for name, table in schema().items():
        with _explained(f"{packages[0].path}/{table.path}"):
            tables[name] = _records(
                table,
                [
                    [row.cells.get(column.name, "") for row in merged[name].values()]
                    for column in table.columns
                ],
            )
    return tables


@contextmanager
def _explained(file: str) -> Iterator[None]:
    """Turn a value that cannot be read into a problem of its file."""
    try:
        yield
    except (KeyError, ValueError) as error:
        raise DatasetError([_unusable(file, error)]) from None


def _landscape(packages: Sequence[Package], tables: Mapping[str, Any]) -> Landscape:
    base = packages[0]
    digest = hashlib.sha256(b"".join(package.digest for package in packages))
    return Landscape(
        name=str(base.descriptor.get("name", base.path)),
        version=str(base.descriptor.get("version", "")),
        created=str(base.descriptor.get("created", "")),
        reviewed=str(base.descriptor.get("landscape:reviewed", "")),
        fingerprint=digest.hexdigest(),
        packages=tuple(package.path for package in packages),
        **tables,
    )


def _unusable(file: str, error: Exception) -> Problem:
    return Problem(
        "value", "error", file, 0, "", "", f"a cell cannot be read: {error}",
        "values as the schema has them; `landscape validate` lists every problem",
    )  # fmt: skip
