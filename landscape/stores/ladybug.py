"""The embedded engine (Ladybug): in memory, or one file that is replaced whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import ladybug

from landscape.model import Landscape
from landscape.stores.base import Answer, Loaded, Refused, StoreError, TooLarge
from landscape.stores.cells import is_awkward, write_rows
from landscape.stores.graph import graph_of
from landscape.stores.read_only import refusal
from landscape.stores.rows import Graph, about, version_of
from landscape.stores.statements import statement, with_names
from landscape.stores.tables import NODES, Property, relationships

__all__ = ["EmbeddedStore"]

MEMORY = ":memory:"


class EmbeddedStore:
    """A landscape in the embedded engine.

    Parameters
    ----------
    path
        File of the store; empty: in memory, gone with the program.
    """

    name = "embedded"
    bodies_at_once = 10_000

    def __init__(self, path: str | Path = "") -> None:
        self.path = Path(path) if path else None
        self._database: Any = None
        self._connection: Any = None
        if self.path and self.path.exists():
            self._open(str(self.path), read_only=True)

    def _open(self, path: str, *, read_only: bool) -> None:
        try:
            self._database = ladybug.Database(path, read_only=read_only)
            # With several threads one and the same query gave different rows (Ladybug 0.22).
            self._connection = ladybug.Connection(self._database, num_threads=1)
        except (RuntimeError, OSError) as error:
            self.close()
            raise StoreError(f"cannot open the store {path}: {_line(error)}") from None

    def close(self) -> None:
        """Let go of the file."""
        for held in (self._connection, self._database):
            if held is not None:
                held.close()
        self._connection = self._database = None

    def current(self) -> str:
        """Return the version that is in the store; empty where it is new."""
        if self._connection is None:
            return ""
        try:
            rows = list(self._execute(statement("current"), {}).rows)
        except StoreError:
            raise StoreError(
                f"{self.path} is a store of another program: give another --store"
            ) from None
        return str(rows[0][0]) if rows else ""

    def load(self, landscape: Landscape) -> Loaded:
        """Put a landscape into the store: into a new file, which then takes the store's name."""
        version = version_of(landscape)
        if self.current() == version:
            return Loaded(version, False, 0, 0)
        graph = graph_of(landscape)
        self.close()
        if self.path is None:
            self._open(MEMORY, read_only=False)
            self._fill(landscape, graph)
        else:
            self._replace(self.path, landscape, graph)
        nodes, joined = graph.totals()
        return Loaded(version, True, nodes, joined)

    def _replace(self, path: Path, landscape: Landscape, graph: Graph) -> None:
        if path.exists() and not os.access(path, os.W_OK):
            raise StoreError(f"cannot write the store {path}: it is read-only")
        try:
            with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
                fresh = Path(folder) / "store"
                self._open(str(fresh), read_only=False)
                self._fill(landscape, graph)
                self.close()
                os.replace(fresh, path)
        except (OSError, StoreError) as error:
            self.close()
            # What the engine says of its new file would be read as said of the old one.
            reason = getattr(error, "strerror", "") or str(error).rpartition("IO exception: ")[2]
            raise StoreError(
                f"cannot write the store {path}, which stays as it was: {reason}"
            ) from None
        self._open(str(path), read_only=True)

    def _fill(self, landscape: Landscape, graph: Graph) -> None:
        tables = relationships(landscape)
        with tempfile.TemporaryDirectory(prefix="landscape-") as folder:
            file = Path(folder) / "rows.csv"
            for label, node in NODES.items():
                self._schema("schema/node.ladybug", node.properties, label=label)
                rows = graph.nodes[label]
                if rows:
                    cells = ([row.get(p.name) for p in node.properties] for row in rows)
                    write_rows(file, cells)
                    self._copy(label, file, "")
                    self._lists("load/list.node.ladybug", label, node.properties, rows)
            for kind, table in tables.items():
                self._relationship_schema(kind, table.ends, table.properties)
                ends: dict[tuple[str, str], list[list[Any]]] = {}
                for row in graph.relationships[kind]:
                    cells_of = [row.start, row.end] + [
                        row.properties.get(p.name) for p in table.properties
                    ]
                    ends.setdefault((row.start_label, row.end_label), []).append(cells_of)
                for (start, end), joined in ends.items():
                    write_rows(file, joined)
                    self._copy(kind, file, f"FROM='{start}', TO='{end}', ")
                rows = [row.properties for row in graph.relationships[kind]]
                self._lists("load/list.relationship.ladybug", kind, table.properties, rows)
        nodes, joined_count = graph.totals()
        self._execute(
            statement("load/landscape.ladybug"),
            {**about(landscape), "nodes": nodes, "relationships": joined_count},
        )
        self._compare(graph)

    def _schema(self, name: str, properties: Sequence[Property], label: str) -> None:
        columns = ", ".join(
            f"{p.name} {p.type}{' PRIMARY KEY' if p.name == 'key' else ''}" for p in properties
        )
        text = with_names(statement(name), label=label).replace("...", columns)
        self._execute(text, {})

    def _relationship_schema(
        self, kind: str, ends: Iterable[tuple[str, str]], properties: Sequence[Property]
    ) -> None:
        joined = ", ".join(f"FROM {start} TO {end}" for start, end in ends)
        columns = ", ".join(f"{p.name} {p.type}" for p in properties)
        text = with_names(statement("schema/relationship.ladybug"), type=kind)
        self._execute(text.replace("...", f"{joined}, {columns}"), {})

    def _copy(self, table: str, file: Path, ends: str) -> None:
        text = with_names(statement("load/copy.ladybug"), table=table)
        # The engine takes no parameter here; the path is ours (a folder made by tempfile).
        self._execute(text.replace("...", ends).replace("$file", f"'{file.as_posix()}'"), {})

    def _lists(
        self, name: str, table: str, properties: Sequence[Property], rows: list[dict[str, Any]]
    ) -> None:
        """Set the lists that a file cannot carry."""
        for p in properties:
            if p.type == "STRING[]":
                lists = [
                    {"id": row["id"], "value": row[p.name]}
                    for row in rows
                    if is_awkward(row.get(p.name))
                ]
                if lists:
                    text = with_names(statement(name), table=table, property=p.name)
                    self._execute(text, {"rows": lists})

    def _compare(self, graph: Graph) -> None:
        found = self.counts(graph.version)
        found.pop("Landscape", None)
        if found != graph.counts():
            raise StoreError("the store does not hold what was loaded: please report this")

    def counts(self, version: str) -> dict[str, int]:
        """Return the numbers of nodes by label and of relationships by type."""
        found: dict[str, int] = {}
        for name, kind, *_ in self._execute(statement("schema/tables.ladybug"), {}).rows:
            text = statement("counts/nodes" if kind == "NODE" else "counts/relationships.ladybug")
            text = with_names(text, label=name, type=name)
            (row,) = self._execute(text, {"version": version} if kind == "NODE" else {}).rows
            if row[0]:
                found[name] = row[0]
        return found

    def prune(self, *, everything: bool = False, dry_run: bool = False) -> dict[str, int]:
        """Remove the store's file where everything goes; it never holds more than one version."""
        version = self.current()
        if not everything or not version:
            return {}
        counts = self.counts(version)
        found = {version: sum(counts.get(label, 0) for label in NODES)}
        if not dry_run:
            self.close()
            if self.path:
                self.path.unlink()
        return found

    def run(self, text: str, parameters: Mapping[str, Any], timeout: float | None = None) -> Answer:
        """Run a reading statement; see `Store.run`."""
        if reason := refusal(text, "embedded"):
            raise Refused(reason)
        if self._connection is None:
            raise StoreError("nothing is loaded: run landscape load first")
        self._connection.set_query_timeout(int((timeout or 0) * 1000))
        return self._execute(text, dict(parameters))

    def plan(self, text: str, parameters: Mapping[str, Any]) -> str:
        """Return the engine's plan of a reading statement."""
        if reason := refusal(text, "embedded"):
            raise Refused(reason)
        rows = self._execute(f"EXPLAIN {text}", dict(parameters)).rows
        return "\n".join(str(row[0]) for row in rows)

    def _execute(self, text: str, parameters: dict[str, Any]) -> Answer:
        try:
            result = self._connection.execute(text, parameters)
        except (RuntimeError, ValueError, TypeError) as error:
            kind = TooLarge if "Unable to allocate memory" in str(error) else StoreError
            raise kind(_line(error)) from None
        if isinstance(result, list):
            raise StoreError("one statement at a time")
        return Answer(result.get_column_names(), _rows(result))


def _rows(result: Any) -> Iterator[list[Any]]:
    try:
        while result.has_next():
            yield [_plain(value) for value in result.get_next()]
    except RuntimeError as error:
        raise StoreError(_line(error)) from None
    finally:
        result.close()


def _plain(value: Any) -> Any:
    """Return a value as Neo4j would give it: sums are whole numbers there."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
