"""A server that is stopped in the middle of a load keeps the old version whole."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import pytest

from landscape.model import Landscape
from landscape.stores import StoreError
from landscape.stores import neo4j as neo4j_module
from landscape.stores.connection import Connection
from landscape.stores.graph import graph_of
from landscape.stores.neo4j import Neo4jStore
from landscape.stores.rows import version_of
from tests.conftest import real_part_missing


def loader(connection: Connection, landscape: Landscape, said: Path) -> None:
    neo4j_module.BATCH = 5
    try:
        Neo4jStore(connection).load(landscape)
    except StoreError as error:
        said.write_text(str(error))


def test_a_server_stopped_in_mid_load_keeps_the_old_version(
    tmp_path: Path, small: list[Landscape], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = pytest.importorskip("landscape.server")
    monkeypatch.setenv("LANDSCAPE_HOME", str(tmp_path / "home"))
    try:
        found = server.start()
    except server.ServerError as error:
        real_part_missing(f"a Neo4j server ({error})")
    connection = Connection(found.uri, found.user, server.password())
    try:
        store = Neo4jStore(connection)
        store.load(small[0])
        store.close()
        said = tmp_path / "said"
        process = multiprocessing.get_context("fork").Process(
            target=loader, args=(connection, small[1], said)
        )
        process.start()
        time.sleep(1)
        assert process.is_alive(), "the load was over before the server could be stopped"
        server.stop()
        process.join(60)
        message = said.read_text()
        assert "\n" not in message
        port = int(found.uri.rpartition(":")[2])
        found = server.start(port=port)
        store = Neo4jStore(connection)
        assert store.current() == version_of(small[0])
        assert store.counts(store.current()) == graph_of(small[0]).counts()
        store.load(small[1])
        assert store._versions() == {version_of(small[1]): True}
        assert store.counts(store.current()) == graph_of(small[1]).counts()
        store.close()
    finally:
        server.stop()
