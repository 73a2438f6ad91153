"""A landscape as a NetworkX graph. Import it only where it is used: networkx is slow to import."""

from __future__ import annotations

from typing import Any

import networkx

from landscape.model import Landscape
from landscape.names import label

__all__ = ["to_networkx"]


def to_networkx(landscape: Landscape, as_of: str = "") -> networkx.MultiDiGraph:
    """Return the bodies, functions and what joins them as a directed multigraph.

    Parameters
    ----------
    as_of
        ISO day: only what holds or may hold on it. Empty: everything, of whatever date.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are keyed by our identifiers: organisations, arrangements and functions, told apart by
        the attribute `table`. Edges are keyed by the identifier of their record and have its
        columns as attributes, with `table` (`links`, `memberships`, `roles` or `role_templates`)
        and `type` (link kind, capacity, or function). Parallel edges are kept. An edge of `roles`
        leads from the holder to the function.

    Examples
    --------
    >>> from landscape.dataset import load
    >>> graph = to_networkx(load())
    >>> graph.nodes["cqc"]["name"]
    'Care Quality Commission'
    """
    graph = networkx.MultiDiGraph(
        name=landscape.name,
        version=landscape.version,
        reviewed=landscape.reviewed,
        fingerprint=landscape.fingerprint,
        as_of=as_of,
    )

    def rows(table: str) -> list[Any]:
        if as_of:
            return [record for record, _ in landscape.holding(table, as_of)]
        return list(getattr(landscape, table).values())

    for table in ("organisations", "arrangements"):
        for body in rows(table):
            graph.add_node(body.id, **_attributes(body, table))
    for function in landscape.functions.values():
        graph.add_node(function.id, **_attributes(function, "functions"), name=function.label)
    for link in rows("links"):
        _join(graph, link.start, link.end, link, "links", link.kind)
    for membership in rows("memberships"):
        _join(
            graph, membership.member, membership.arrangement, membership, "memberships",
            membership.capacity,
        )  # fmt: skip
    for role in rows("all_roles"):
        table = "roles" if role.id in landscape.roles else "role_templates"
        _join(graph, role.holder, role.function, role, table, role.function)
    for _, _, data in graph.edges(data=True):
        data["label"] = (
            label(landscape, "link_kinds", data["type"])
            if data["table"] == "links"
            else data["type"]
        )
    return graph


def _attributes(record: Any, table: str) -> dict[str, Any]:
    return {**record._asdict(), "table": table}


def _join(
    graph: networkx.MultiDiGraph, start: str, end: str, record: Any, table: str, kind: str
) -> None:
    if start in graph and end in graph:
        graph.add_edge(start, end, key=record.id, **_attributes(record, table), type=kind)
