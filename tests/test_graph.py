"""The landscape as a NetworkX graph."""

from __future__ import annotations

from pathlib import Path

import networkx

from landscape.dataset import load
from landscape.model import Landscape
from tests.build import write_package


def test_the_graph_has_every_body_and_every_fact_once(shipped: Landscape) -> None:
    graph = shipped.to_networkx()
    assert isinstance(graph, networkx.MultiDiGraph)
    assert set(graph) == set(shipped.bodies) | set(shipped.functions)
    keys = [key for _, _, key in graph.edges(keys=True)]
    assert sorted(keys) == sorted([*shipped.links, *shipped.memberships, *shipped.all_roles])


def test_parallel_links_are_kept_with_all_their_attributes(tmp_path: Path) -> None:
    links = [
        {"id": "one", "from": "a", "to": "b", "kind": "memorandum", "since": "2019"},
        {"id": "two", "from": "a", "to": "b", "kind": "memorandum", "since": "2021"},
        {"id": "three", "from": "a", "to": "b", "kind": "oversees"},
    ]
    package = write_package(
        tmp_path / "p", {"organisations": [{"id": "a"}, {"id": "b"}], "links": links}
    )
    graph = load([package]).to_networkx()
    assert set(graph["a"]["b"]) == {"one", "two", "three"}
    assert graph["a"]["b"]["two"]["since"] == "2021"
    assert graph["a"]["b"]["three"]["type"] == "oversees"
    assert graph.nodes["a"]["kind"] == "body"


def test_on_a_day_only_what_holds_or_may_hold_is_there(shipped: Landscape) -> None:
    graph = shipped.to_networkx(as_of="2023-07-11")
    assert "hsib" in graph
    assert "hssib" not in graph
    assert graph.number_of_edges() < shipped.to_networkx().number_of_edges()
