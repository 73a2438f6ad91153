"""A real Neo4j server and the engines. Named by the environment, else ours from pip."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from landscape.dataset import load
from landscape.model import Landscape
from landscape.stores import Store
from landscape.stores.connection import Connection, find_connection
from landscape.stores.ladybug import EmbeddedStore
from landscape.stores.neo4j import Neo4jStore
from tests.build import write_package
from tests.conftest import real_part_missing


@pytest.fixture(scope="session")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Where the tests' server is; its database is emptied of what is ours, and only of that."""
    if os.environ.get("LANDSCAPE_NEO4J_URI"):
        yield find_connection()
        return
    server = pytest.importorskip("landscape.server")
    home = tmp_path_factory.mktemp("landscape home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCAPE_HOME", str(home))
        try:
            found = server.start()
        except server.ServerError as error:
            real_part_missing(f"a Neo4j server ({error})")
        yield Connection(found.uri, found.user, server.password())
        server.stop()


@pytest.fixture(scope="module")
def long_term_support(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jStore]:
    """A server of the release with long-term support, where the tests start their own."""
    if os.environ.get("LANDSCAPE_NEO4J_URI"):
        pytest.skip("the server is given: only its release is tested")
    server = pytest.importorskip("landscape.server")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCAPE_HOME", str(tmp_path_factory.mktemp("long-term support")))
        try:
            found = server.start(server.LONG_TERM_SUPPORT)
        except server.ServerError as error:
            real_part_missing(f"a Neo4j server ({error})")
        word = server.password(server.LONG_TERM_SUPPORT)
        store = Neo4jStore(Connection(found.uri, found.user, word))
        yield store
        store.close()
        server.stop(server.LONG_TERM_SUPPORT)


@pytest.fixture
def neo4j(connection: Connection) -> Iterator[Neo4jStore]:
    store = Neo4jStore(connection)
    yield store
    store.close()


@pytest.fixture
def clean(neo4j: Neo4jStore) -> Iterator[Neo4jStore]:
    """A server with nothing of ours, before and after."""
    neo4j.prune(everything=True)
    yield neo4j
    neo4j.prune(everything=True)


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j")
        return
    embedded = EmbeddedStore()
    yield embedded
    embedded.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> list[Landscape]:
    """Two small landscapes, alike but for a few rows."""
    bodies = [{"id": f"b{n}"} for n in range(40)] + [{"id": "g", "group": "true"}]
    found = []
    for name, bodies_used in (("one", bodies), ("two", bodies[5:])):
        links = [
            {"id": f"l{n}", "from": row["id"], "to": "g", "kind": "in-group"}
            for n, row in enumerate(bodies_used[:-1])
        ]
        links += [
            {"id": f"t{n}", "from": "b9", "to": "b8", "kind": "oversees", "since": f"201{n}"}
            for n in range(3)
        ]
        roles = [
            {"id": f"r{n}", "holder": row["id"], "function": ("reporting", "inspection")[n % 2]}
            for n, row in enumerate(bodies_used)
        ]
        folder: Path = tmp_path_factory.mktemp("small") / name
        tables = {"organisations": bodies_used, "links": links, "roles": roles}
        found.append(load([write_package(folder, tables)]))
    return found
