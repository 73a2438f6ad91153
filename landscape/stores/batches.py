"""The rows of a graph in batches, each with the statement that writes it to Neo4j."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from landscape.stores.rows import Graph
from landscape.stores.statements import statement, with_names

__all__ = ["Batch", "node_batches", "relationship_batches"]

Batch = tuple[str, list[dict[str, Any]]]


def node_batches(graph: Graph, most: int) -> Iterator[Batch]:
    """Yield statements and rows of nodes, label by label."""
    for label, rows in graph.nodes.items():
        text = with_names(statement("load/nodes.neo4j"), label=label)
        for at in range(0, len(rows), most):
            yield text, rows[at : at + most]


def relationship_batches(graph: Graph, most: int) -> Iterator[Batch]:
    """Yield statements and rows of relationships, by type and by the labels they join."""
    for kind, rows in graph.relationships.items():
        ends: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in rows:
            ends.setdefault((row.start_label, row.end_label), []).append(
                {
                    "start": row.start,
                    "end": row.end,
                    "id": row.properties["id"],
                    "properties": row.properties,
                }
            )
        for (start, end), joined in ends.items():
            text = with_names(
                statement("load/relationships.neo4j"), type=kind, start=start, end=end
            )
            for at in range(0, len(joined), most):
                yield text, joined[at : at + most]
