"""A load is whole or not at all; it is repeatable; it touches nothing that is not ours."""

from __future__ import annotations

import logging
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from landscape.model import Landscape
from landscape.stores import StoreError
from landscape.stores import neo4j as neo4j_module
from landscape.stores.connection import Connection, find_connection
from landscape.stores.graph import graph_of
from landscape.stores.ladybug import EmbeddedStore
from landscape.stores.neo4j import Neo4jStore
from landscape.stores.rows import version_of

KILLS = int(os.environ.get("LANDSCAPE_KILLS", "50"))
SECRET = "-".join(("swordfish", str(os.getpid())))


def whole(store: Neo4jStore, landscapes: list[Landscape]) -> str:
    """Assert that the current version is one of the landscapes, whole; return it."""
    current = store.current()
    (landscape,) = [row for row in landscapes if version_of(row) == current]
    assert store.counts(current) == graph_of(landscape).counts()
    return current


def versions(store: Neo4jStore) -> dict[str, bool]:
    return store._versions()


def test_loading_twice_writes_nothing(clean: Neo4jStore, small: list[Landscape]) -> None:
    first = clean.load(small[0])
    assert first.changed
    assert first.nodes == sum(
        n for name, n in clean.counts(first.version).items() if name in neo4j_module.NODES
    )

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a write on an unchanged landscape")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clean, "_write", forbidden)
        patch.setattr(clean, "_define", forbidden)
        again = clean.load(small[0])
    assert not again.changed
    whole(clean, small)


def test_parallel_links_are_kept(clean: Neo4jStore, small: list[Landscape]) -> None:
    clean.load(small[0])
    assert clean.counts(clean.current())["OVERSEES"] == 3


def test_a_new_version_replaces_the_old_one(clean: Neo4jStore, small: list[Landscape]) -> None:
    clean.load(small[0])
    done = clean.load(small[1])
    assert done.removed == graph_of(small[0]).totals()[0]
    assert versions(clean) == {version_of(small[1]): True}
    whole(clean, small)


def test_what_others_have_in_the_database_survives(
    clean: Neo4jStore, small: list[Landscape]
) -> None:
    foreign = (
        "CREATE (a:Organisation {id: 'b1', name: 'theirs', version: $version})"
        "-[:TIED_TO {id: 'x'}]->(b:Stranger:Role {id: 'r1'})-[:OF]->(c:Landscape {name: 'theirs'})"
    )
    look = (
        "MATCH (n) WHERE NOT n:LandscapeData OPTIONAL MATCH (n)-[r]->(m) "
        "RETURN labels(n) AS l, properties(n) AS p, type(r) AS t, properties(r) AS q ORDER BY l[0]"
    )
    clean._write(foreign, version=version_of(small[0]))
    try:
        before = clean._read(look, {})
        assert len(before) == 3
        for landscape in (small[0], small[1], small[0]):
            clean.load(landscape)
            assert clean._read(look, {}) == before
        assert clean.prune(everything=True, dry_run=True)
        assert clean.current()
        clean.prune(everything=True)
        assert clean._read(look, {}) == before
        assert versions(clean) == {}
        assert clean._read("MATCH (n:LandscapeData) RETURN count(n)", {}) == [[0]]
    finally:
        clean._write("MATCH (n) WHERE NOT n:LandscapeData DETACH DELETE n")


def test_a_count_that_is_wrong_is_fatal_and_the_old_version_stays(
    clean: Neo4jStore, small: list[Landscape], monkeypatch: pytest.MonkeyPatch
) -> None:
    clean.load(small[0])
    monkeypatch.setattr(neo4j_module, "relationship_batches", lambda *_: iter(()))
    with pytest.raises(StoreError, match="the old version stays current"):
        clean.load(small[1])
    monkeypatch.undo()
    assert whole(clean, small) == version_of(small[0])
    clean.load(small[1])
    assert versions(clean) == {version_of(small[1]): True}


def loader(connection: Connection, landscape: Landscape, batch: int) -> None:
    neo4j_module.BATCH = batch
    store = Neo4jStore(connection)
    store.load(landscape)
    store.close()


def start(connection: Connection, landscape: Landscape, batch: int = 40) -> multiprocessing.Process:
    process = multiprocessing.get_context("fork").Process(
        target=loader, args=(connection, landscape, batch)
    )
    process.start()
    return process  # type: ignore[return-value]


def test_a_killed_load_leaves_a_whole_version_and_the_next_one_converges(
    connection: Connection, clean: Neo4jStore, small: list[Landscape]
) -> None:
    clean.load(small[0])
    usual = 3.0
    dice = random.Random(20261124)
    killed = left_over = kept = turns = 0
    while killed < KILLS and turns < 4 * KILLS:
        turns += 1
        old = whole(clean, small)
        (other,) = [row for row in small if version_of(row) != old]
        begun = time.monotonic()
        process = start(connection, other)
        process.join(usual * dice.random())
        if process.is_alive():
            os.kill(process.pid or 0, signal.SIGKILL)
            process.join()
            killed += process.exitcode == -signal.SIGKILL
        else:
            usual = min(usual, time.monotonic() - begun)
        now = whole(clean, small)
        kept += now == old
        left_over += len(versions(clean)) > 1
        clean.load(other)
        assert whole(clean, small) == version_of(other)
        assert versions(clean) == {version_of(other): True}
    print(f"\n{killed} loads killed in {turns} turns; {left_over} left something over; "
          f"{kept} kept the old version")  # fmt: skip
    assert killed == KILLS
    assert left_over >= KILLS * 0.2, "the kills did not fall into the loads"


def test_two_loads_at_once_leave_one_whole_version(
    connection: Connection, clean: Neo4jStore, small: list[Landscape]
) -> None:
    for pair in ((small[0], small[0]), (small[0], small[1])):
        clean.prune(everything=True)
        processes = [start(connection, landscape) for landscape in pair]
        for process in processes:
            process.join(120)
        assert [process.exitcode for process in processes] == [0, 0]
        whole(clean, small)
        assert len(versions(clean)) == 1


def test_a_reader_sees_one_version_while_another_is_loaded(
    connection: Connection, clean: Neo4jStore, small: list[Landscape]
) -> None:
    clean.load(small[0])
    process = start(connection, small[1])
    seen = set()
    while process.is_alive():
        current = clean.current()
        seen.add(current)
        (landscape,) = [row for row in small if version_of(row) == current]
        with clean.run(
            "MATCH (n:Organisation {version: $version}) RETURN count(n)", {"version": current}
        ) as answer:
            ((number,),) = answer.rows
        # The version that was asked for may have been replaced and removed in the meantime.
        if clean.current() == current:
            assert number == graph_of(landscape).counts()["Organisation"]
    process.join()
    assert clean.current() == version_of(small[1])
    assert version_of(small[0]) in seen


@pytest.mark.parametrize(
    ("uri", "password", "message"),
    [
        ("bolt://127.0.0.1:9", SECRET, "no answer from Neo4j"),
        (None, SECRET, "refuses the user or password"),
    ],
)
def test_a_server_that_is_not_there_or_refuses_is_one_line_without_the_password(
    connection: Connection, uri: str | None, password: str, message: str,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    wrong = Connection(uri or connection.uri, connection.user, password)
    with pytest.raises(StoreError, match=message) as error:
        Neo4jStore(wrong)
    assert "\n" not in str(error.value)
    assert password not in f"{error.getrepr()} {wrong!r} {caplog.text}"


def test_a_database_that_is_not_there_is_one_line(connection: Connection) -> None:
    wrong = Connection(connection.uri, connection.user, connection.password, "elsewhere")
    with pytest.raises(StoreError, match="elsewhere"):
        Neo4jStore(wrong)


def test_a_configuration_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "neo4j.toml"
    path.write_text(f'uri = "bolt://127.0.0.1"\npassword = "{SECRET}"\n')
    path.chmod(0o644)
    environment = {"LANDSCAPE_NEO4J_CONFIG": str(path)}
    with pytest.raises(StoreError, match="chmod 600"):
        find_connection(environment)
    path.chmod(0o600)
    found = find_connection(environment)
    assert found.password == SECRET
    assert SECRET not in repr(found)
    path.write_text(f'uri = "bolt://127.0.0.1"\npassword = "{SECRET}\n')
    with pytest.raises(StoreError) as error:
        find_connection(environment)
    assert SECRET not in str(error.getrepr())


def test_an_address_with_a_password_in_it_is_refused() -> None:
    with pytest.raises(StoreError) as error:
        find_connection({"LANDSCAPE_NEO4J_URI": f"bolt://neo4j:{SECRET}@host"})
    assert SECRET not in str(error.getrepr())


def test_an_embedded_store_is_replaced_whole(tmp_path: Path, small: list[Landscape]) -> None:
    path = tmp_path / "store"
    for landscape in small:
        store = EmbeddedStore(path)
        assert store.load(landscape).changed
        store.close()
        again = EmbeddedStore(path)
        assert not again.load(landscape).changed
        assert again.counts(again.current())["Role"] == len(landscape.roles)
        again.close()
    assert os.listdir(tmp_path) == ["store"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
@pytest.mark.parametrize("most", [20_000, 300_000, 3_000_000])
def test_a_full_disk_leaves_the_old_store(
    tmp_path: Path, small: list[Landscape], most: int
) -> None:
    """The system refuses to write more than so many bytes, at several stages of a load."""
    path = tmp_path / "store"
    store = EmbeddedStore(path)
    store.load(small[0])
    store.close()
    content = path.read_bytes()
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    command = ["load", "--on", "embedded", "--store", str(path)]
    program = f"{limit}; from landscape.cli import main; main({command!r})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 1
    assert "which stays as it was" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["store"]


def test_a_read_only_or_foreign_store_is_left_as_it_is(
    tmp_path: Path, small: list[Landscape], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store"
    store = EmbeddedStore(path)
    store.load(small[0])
    content = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to a read-only file
    with pytest.raises(StoreError, match="read-only"):
        store.load(small[1])
    assert path.read_bytes() == content
    store.close()
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"not a store" * 1000)
    with pytest.raises(StoreError, match="foreign"):
        EmbeddedStore(foreign)
    assert foreign.read_bytes() == b"not a store" * 1000
