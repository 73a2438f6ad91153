"""Our load and pushed-down analyses against a bare loop and against this process.

    LANDSCAPE_NEO4J_URI=... python benchmarks/store.py [repeats] [bodies]

Prints rows/s of our load (it merges, keeps versions and checks) and of a bare UNWIND + CREATE loop
with the same rows, batches, driver and server, and their ratio: the goal is 0.8 or more. Then the
time of each analysis in memory, embedded and in Neo4j. On the shipped data, or on made-up bodies
where a number of them is given.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j
from made import package

from landscape.analysis import ANALYSES, Query
from landscape.dataset import load
from landscape.model import Landscape
from landscape.stores.analyses import answer
from landscape.stores.connection import Connection, find_connection
from landscape.stores.graph import graph_of
from landscape.stores.ladybug import EmbeddedStore
from landscape.stores.neo4j import BATCH, Neo4jStore
from landscape.stores.rows import Graph

REPEATS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
BODIES = int(sys.argv[2]) if len(sys.argv) > 2 else 0


def bare(connection: Connection, graph: Graph) -> float:
    """Return the seconds of the plainest loop that makes the same graph."""
    driver = neo4j.GraphDatabase.driver(connection.uri, auth=(connection.user, connection.password))
    with driver, driver.session(database=connection.database) as session:
        for label in graph.nodes:
            session.run(
                f"CREATE CONSTRAINT bare_{label} IF NOT EXISTS FOR (n:Bare{label}) "
                "REQUIRE n.key IS UNIQUE"
            ).consume()
        begun = time.perf_counter()
        for label, rows in graph.nodes.items():
            for at in range(0, len(rows), BATCH):
                session.run(
                    f"UNWIND $rows AS row CREATE (n:Bare{label}) SET n = row",
                    rows=rows[at : at + BATCH],
                ).consume()
        for kind, joined in graph.relationships.items():
            ends: dict[tuple[str, str], list[dict[str, Any]]] = {}
            for row in joined:
                ends.setdefault((row.start_label, row.end_label), []).append(
                    {"start": row.start, "end": row.end, "properties": row.properties}
                )
            for (start, end), rows in ends.items():
                for at in range(0, len(rows), BATCH):
                    session.run(
                        f"UNWIND $rows AS row MATCH (a:Bare{start} {{key: row.start}}) "
                        f"MATCH (b:Bare{end} {{key: row.end}}) CREATE (a)-[r:{kind}]->(b) "
                        "SET r = row.properties",
                        rows=rows[at : at + BATCH],
                    ).consume()
        took = time.perf_counter() - begun
        for label in graph.nodes:
            session.run(
                f"MATCH (n:Bare{label}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS"
            ).consume()
    return took


def _forget(connection: Connection, graph: Graph) -> None:
    """Remove the bare loop's constraints; while they change, no plan of a statement is kept."""
    auth = (connection.user, connection.password)
    with (
        neo4j.GraphDatabase.driver(connection.uri, auth=auth) as driver,
        driver.session(database=connection.database) as session,
    ):
        for label in graph.nodes:
            session.run(f"DROP CONSTRAINT bare_{label}").consume()


def ours(connection: Connection, landscape: Landscape) -> float:
    store = Neo4jStore(connection)
    store.prune(everything=True)
    begun = time.perf_counter()
    store.load(landscape)
    took = time.perf_counter() - begun
    store.close()
    return took


def landscape_of(bodies: int) -> Landscape:
    """Return the shipped landscape, or one of made-up bodies."""
    if not bodies:
        return load()
    with tempfile.TemporaryDirectory() as folder:
        return load([package(Path(folder) / "made", bodies)])


def main() -> None:
    landscape = landscape_of(BODIES)
    connection = find_connection()
    graph = graph_of(landscape)
    rows = sum(graph.totals())
    bare(connection, graph)
    ours(connection, landscape)
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(REPEATS):
        times["bare"].append(bare(connection, graph))
        times["ours"].append(ours(connection, landscape))
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, took in medians.items():
        print(f"{name:5} {rows:,} rows in {took:.2f} s: {rows / took:,.0f} rows/s")
    _forget(connection, graph)
    print(f"ours / bare: {medians['bare'] / medians['ours']:.2f} (goal 0.8)")
    stores = {"embedded": EmbeddedStore(), "neo4j": Neo4jStore(connection)}
    for store in stores.values():
        store.load(landscape)
    print(f"\n{'analysis':20} {'memory':>9} {'embedded':>9} {'neo4j':>9}  (ms)")
    for record in ANALYSES.values():
        for by in record.columns:
            query = Query(by=by)
            found = {"memory": _times(record.run, landscape, query)}
            for name, store in stores.items():
                found[name] = _times(answer, store, landscape, record.id, query)
            shown = " ".join(f"{1000 * statistics.median(t):9.1f}" for t in found.values())
            print(f"{record.id + '.' + by:20} {shown}")


def _times(call: Callable[..., Any], *arguments: Any) -> list[float]:
    found = []
    for _ in range(1 if BODIES else 5):
        begun = time.perf_counter()
        call(*arguments)
        found.append(time.perf_counter() - begun)
    return found


if __name__ == "__main__":
    main()
