"""A Neo4j server: versions side by side, one of them current; loads whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j import exceptions

from landscape.model import Landscape
from landscape.stores.base import Answer, Loaded, Refused, StoreError
from landscape.stores.batches import Batch, node_batches, relationship_batches
from landscape.stores.bolt_errors import explained, line_of
from landscape.stores.connection import Connection
from landscape.stores.graph import graph_of
from landscape.stores.read_only import refusal
from landscape.stores.rows import Graph, about, version_of
from landscape.stores.statements import statement, with_names
from landscape.stores.tables import NODES

__all__ = ["Neo4jStore"]

BATCH = 5000
OLDEST = (5, 26)
Progress = Callable[[str, int, int], None]


class Neo4jStore:
    """A database on a Neo4j server.

    Parameters
    ----------
    connection
        Where it is; the driver is opened once and closed by `close`.
    progress
        Told what is being written, how many rows are, and out of how many.

    Raises
    ------
    StoreError
        There is no server, it refuses the user, it is too old, or has no such database.
    """

    name = "neo4j"
    bodies_at_once = 100  # what a server with a small heap gives one transaction

    def __init__(self, connection: Connection, progress: Progress | None = None) -> None:
        self.database = connection.database
        self._progress = progress or (lambda *_: None)
        try:
            self._driver = neo4j.GraphDatabase.driver(
                connection.uri,
                auth=(connection.user, connection.password),
                notifications_min_severity="OFF",
                connection_timeout=10,
                max_transaction_retry_time=10,
                telemetry_disabled=True,
            )
        except (exceptions.DriverError, exceptions.Neo4jError, ValueError) as error:
            raise StoreError(f"cannot use the address of Neo4j: {line_of(error)}") from None
        try:
            with explained():
                agent = self._driver.get_server_info().agent
                self._check(agent)
                # A database that is not there is noticed only by asking it something.
                self._read(statement("current"), {})
        except StoreError:
            self.close()
            raise

    def _check(self, agent: str) -> None:
        version = agent.partition("/")[2]
        parts = version.split(".")
        try:
            found = (int(parts[0]), int(parts[1]))
        except (IndexError, ValueError):
            return
        if found < OLDEST:
            raise StoreError(f"the server is Neo4j {version}: 5.26 or newer is needed")

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()

    def _read(self, text: str, parameters: Mapping[str, Any]) -> list[list[Any]]:
        with (
            explained(),
            self._driver.session(
                database=self.database, default_access_mode=neo4j.READ_ACCESS
            ) as session,
        ):
            return session.execute_read(lambda work: work.run(text, dict(parameters)).values())

    def _write(self, text: str, **parameters: Any) -> list[list[Any]]:
        with explained(), self._driver.session(database=self.database) as session:
            return session.execute_write(lambda work: work.run(text, parameters).values())

    def _define(self, text: str) -> None:
        with explained(), self._driver.session(database=self.database) as session:
            session.run(text).consume()

    def current(self) -> str:
        """Return the version that readers should ask for; empty where nothing is loaded."""
        rows = self._read(statement("current"), {})
        return str(rows[0][0]) if rows else ""

    def load(self, landscape: Landscape) -> Loaded:
        """Load a landscape beside the current one, switch to it, then remove the others.

        Nothing is written where it is the current one and no other is there. Killed at any moment,
        it leaves the old or the new one current, and the next load removes what is left over.
        """
        version = version_of(landscape)
        if self._versions() == {version: True}:
            return Loaded(version, False, 0, 0)
        self._schema()
        with self._alone():
            versions = self._versions()
            if versions == {version: True}:
                return Loaded(version, False, 0, 0)
            graph = graph_of(landscape)
            nodes, joined = graph.totals()
            if not versions.get(version):
                self._write(statement("load/begin.neo4j"), version=version)
                self._write_all("nodes", node_batches(graph, BATCH), nodes)
                self._write_all("relationships", relationship_batches(graph, BATCH), joined)
                self._compare(graph)
                self._write(
                    statement("load/current.neo4j"),
                    **about(landscape), nodes=nodes, relationships=joined,
                )  # fmt: skip
            removed = sum(self._remove(other) for other in versions if other != version)
        return Loaded(version, True, nodes, joined, removed)

    def _versions(self) -> dict[str, bool]:
        return dict(map(tuple, self._read(statement("prune/versions.neo4j"), {})))

    def _schema(self) -> None:
        self._define(statement("schema/lock.neo4j"))
        self._define(statement("schema/versions.neo4j"))
        for label in NODES:
            self._define(with_names(statement("schema/constraint.neo4j"), label=label))
            self._define(with_names(statement("schema/index.neo4j"), label=label))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of loads in a transaction of its own, which is never committed."""
        with (
            explained(),
            self._driver.session(database=self.database) as session,
            session.begin_transaction() as lock,
        ):
            lock.run(statement("load/lock.neo4j")).consume()
            try:
                yield
            finally:
                if not lock.closed():
                    lock.rollback()

    def _write_all(self, what: str, batches: Iterator[Batch], total: int) -> None:
        done = 0
        for text, rows in batches:
            self._write(text, rows=rows)
            done += len(rows)
            self._progress(what, done, total)

    def _compare(self, graph: Graph) -> None:
        found, expected = self.counts(graph.version), graph.counts()
        if found != expected:
            wrong = sorted(
                name for name in found | expected if found.get(name) != expected.get(name)
            )
            first = wrong[0]
            raise StoreError(
                f"after the load there are {found.get(first, 0)} {first} where "
                f"{expected.get(first, 0)} were written: the old version stays current"
            )

    def counts(self, version: str) -> dict[str, int]:
        """Return the numbers of nodes by label and of relationships by type of a version."""
        found: dict[str, int] = {}
        for name in ("nodes", "relationships"):
            rows = self._read(statement(f"counts/{name}.neo4j"), {"version": version})
            found |= {str(key): number for key, number in rows}
        return {k: n for k, n in found.items() if k not in ("Landscape", "LandscapeData")}

    def prune(self, *, everything: bool = False, dry_run: bool = False) -> dict[str, int]:
        """Remove versions that are not current, or all; return how many nodes by version."""
        found = {}
        for version, current in self._versions().items():
            if everything or not current:
                rows = self._read(statement("prune/count.neo4j"), {"version": version})
                found[version] = rows[0][0]
        if found and not dry_run:
            self._schema()
            with self._alone():
                for version in found:
                    self._remove(version)
        return found

    def _remove(self, version: str) -> int:
        removed = 0
        for what in ("relationships", "batch"):
            removed = 0
            while True:
                rows = self._write(statement(f"prune/{what}.neo4j"), version=version, most=BATCH)
                if not rows[0][0]:
                    break
                removed += rows[0][0]
                self._progress("removed", removed, 0)
        self._write(statement("prune/landscape.neo4j"), version=version)
        return removed

    def run(self, text: str, parameters: Mapping[str, Any], timeout: float | None = None) -> Answer:
        """Run a reading statement in a read transaction; see `Store.run`."""
        if reason := refusal(text, "neo4j"):
            raise Refused(reason)
        return self._answer(text, parameters, timeout)

    def plan(self, text: str, parameters: Mapping[str, Any]) -> str:
        """Return the server's plan of a reading statement."""
        if reason := refusal(text, "neo4j"):
            raise Refused(reason)
        with explained(), self._driver.session(database=self.database) as session:
            plan = session.run(f"EXPLAIN {text}", dict(parameters)).consume().plan or {}
        return str(plan.get("args", {}).get("string-representation", plan))

    def _answer(self, text: str, parameters: Mapping[str, Any], timeout: float | None) -> Answer:
        session = self._driver.session(
            database=self.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=5000
        )
        try:
            with explained():
                work = session.begin_transaction(timeout=timeout)
                found = work.run(text, dict(parameters))
                columns = list(found.keys())
        except BaseException:
            session.close()
            raise

        def rows() -> Iterator[list[Any]]:
            try:
                with explained():
                    for record in found:
                        yield list(record.values())
            finally:
                session.close()

        return Answer(columns, rows())
