"""A landscape as the CSV files that `neo4j-admin database import full` reads."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from landscape.model import Landscape
from landscape.stores.graph import graph_of
from landscape.stores.rows import about
from landscape.stores.tables import NODES, Property, relationships

__all__ = ["IMPORT_OPTIONS", "write_files"]

SEPARATOR = "\x1f"
IMPORT_OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true")
"""What the importer has to be told: lists are apart by a character that no text has."""
_TYPES = {"BOOLEAN": "boolean", "INT64": "long", "STRING[]": "string[]", "STRING": "string"}


def write_files(landscape: Landscape, folder: Path) -> list[Path]:
    """Write the files into a folder that is not there or empty, all or none; return them.

    Raises
    ------
    FileExistsError
        The folder has something in it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty: give another folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        names = [path.name for path in _write(landscape, fresh)]
        if folder.exists():
            folder.rmdir()
        fresh.rename(folder)
        folder.chmod(0o755)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return [folder / name for name in names]


def _write(landscape: Landscape, folder: Path) -> Iterable[Path]:
    graph = graph_of(landscape)
    nodes, joined = graph.totals()
    named = {**about(landscape), "key": graph.version, "id": landscape.name, "current": True,
             "nodes": nodes, "relationships": joined}  # fmt: skip
    for label, table in NODES.items():
        rows = [named] if label == "Landscape" else graph.nodes[label]
        if rows:
            others = [p for p in table.properties if p.name != "key"]
            header = [f"key:ID({label})", ":LABEL", *map(_column, others)]
            marked = f"{label}{SEPARATOR}LandscapeData"
            cells = ([row["key"], marked, *_cells(row, others)] for row in rows)
            yield _file(folder / f"nodes-{label}.csv", header, cells)
    for kind, joins in relationships(landscape).items():
        ends: dict[tuple[str, str], list[list[Any]]] = {}
        for link in graph.relationships[kind]:
            cells_of = [link.start, link.end, kind, *_cells(link.properties, joins.properties)]
            ends.setdefault((link.start_label, link.end_label), []).append(cells_of)
        for (start, end), linked in ends.items():
            header = [f":START_ID({start})", f":END_ID({end})", ":TYPE",
                      *map(_column, joins.properties)]  # fmt: skip
            yield _file(folder / f"relationships-{kind}-{start}-{end}.csv", header, linked)


def _column(property_: Property) -> str:
    return f"{property_.name}:{_TYPES[property_.type]}"


def _cells(row: dict[str, Any], properties: Sequence[Property]) -> list[str]:
    return [_cell(row.get(p.name)) for p in properties]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return SEPARATOR.join(value) if isinstance(value, list) else str(value)


def _file(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path
