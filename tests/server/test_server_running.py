"""The private server as its user meets it: a real Neo4j of each version."""

import dataclasses
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import neo4j
import pytest

from landscape import server
from landscape.server import configuration, local
from landscape.server.folders import home_of
from landscape.server.release import release

pytestmark = pytest.mark.server


def rows(version: str, query: str) -> list[list[object]]:
    address = server.status(version).uri
    assert address is not None
    with neo4j.GraphDatabase.driver(address, auth=("neo4j", server.password(version))) as driver:
        return [record.values() for record in driver.execute_query(query).records]


def test_start_status_and_stop_can_each_be_said_twice(version: str) -> None:
    server.stop(version)
    first = server.start(version)
    assert first.state == "running"
    assert rows(version, "RETURN 1") == [[1]]
    again = server.start(version)
    assert (again.pid, again.uri) == (first.pid, first.uri)
    assert server.status(version).memory is not None
    with pytest.raises(server.ServerError, match="runs already"):
        server.start(version, port=1)
    assert server.stop(version).state == "stopped"
    assert server.stop(version).state == "stopped"
    assert server.status(version).uri is None


def test_it_is_the_version_asked_for_and_listens_on_loopback_bolt_only(version: str) -> None:
    import psutil

    started = server.start(version)
    called = "CALL dbms.components() YIELD name, versions WHERE name CONTAINS 'Kernel' "
    assert rows(version, called + "RETURN versions[0]") == [[version]]
    sockets = psutil.Process(started.pid).net_connections("all")
    open_doors = {
        entry.laddr
        for entry in sockets
        if entry.status == psutil.CONN_LISTEN or entry.type == socket.SOCK_DGRAM
    }
    assert started.uri is not None
    port = int(started.uri.rpartition(":")[2])
    assert {(door.ip.removeprefix("::ffff:"), door.port) for door in open_doors} == {
        ("127.0.0.1", port)
    }


def test_cypher_reads_neither_files_nor_addresses(version: str) -> None:
    server.start(version)
    for address in ("file:///etc/hostname", "http://127.0.0.1:9/x"):
        with pytest.raises(neo4j.exceptions.ClientError, match=r"allow_csv_import|blocked"):
            rows(version, f"LOAD CSV FROM '{address}' AS row RETURN row")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc, which this system lacks")
def test_the_password_is_in_no_command_line_log_or_state(
    server_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANDSCAPE_HOME", str(tmp_path))
    version = server.CURRENT
    jars = server_home / "neo4j" / version / "lib"
    if jars.is_dir():
        (tmp_path / "neo4j" / version).mkdir(parents=True)
        (tmp_path / "neo4j" / version / "lib").symlink_to(jars)
    seen: set[bytes] = set()
    ended = threading.Event()

    def watch() -> None:
        while not ended.is_set():
            for name in ("cmdline", "environ"):
                for path in Path("/proc").glob(f"[0-9]*/{name}"):
                    try:
                        seen.add(path.read_bytes())
                    except OSError:
                        continue
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        shown = server.start(version)
        secret = server.password(version)
        assert rows(version, "RETURN 1") == [[1]]
    finally:
        ended.set()
        watcher.join()
        server.stop(version)
    assert any(b"set-initial-password" in line for line in seen), "the watcher missed the tool"
    assert not any(secret.encode() in line for line in seen)
    assert secret not in json.dumps(dataclasses.asdict(shown), default=str)
    home = home_of(version)
    holding = [
        path
        for path in home.folder.rglob("*")
        if path.is_file() and path.suffix != ".jar" and secret.encode() in path.read_bytes()
    ]
    assert holding == [home.password]
    assert home.password.stat().st_mode & 0o777 == 0o600
    assert home.folder.stat().st_mode & 0o777 == 0o700


def test_a_killed_server_keeps_what_was_committed(version: str) -> None:
    pid = server.start(version).pid
    assert pid is not None
    rows(version, "CREATE (:Kept {id: 'before the kill'})")
    os.kill(pid, signal.SIGKILL)
    assert server.start(version).pid != pid
    assert rows(version, "MATCH (k:Kept) RETURN k.id") == [["before the kill"]]
    rows(version, "MATCH (k:Kept) DELETE k")


def test_a_stale_state_file_never_ends_another_program(version: str) -> None:
    server.stop(version)
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as other:
        try:
            stale = {"pid": other.pid, "port": 1}
            home_of(version).state.write_text(json.dumps(stale))
            assert server.status(version).state == "stopped"
            assert server.stop(version).state == "stopped"
            assert other.poll() is None
            home_of(version).state.write_text("{half a fi")
            assert server.start(version).state == "running"
        finally:
            other.kill()


def test_a_server_whose_program_has_not_yet_begun_is_not_taken_for_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import psutil

    real, looks = psutil.Process.cmdline, []

    def not_yet(process: psutil.Process) -> list[str]:
        """Show no command line at first, as a process does between fork and exec."""
        looks.append(process.pid)
        return [] if looks.count(process.pid) <= 3 else real(process)

    server.stop(server.CURRENT)
    monkeypatch.setattr(psutil.Process, "cmdline", not_yet)
    started = server.start(server.CURRENT)
    assert started.state == "running"
    assert looks.count(started.pid) > 3, "nobody looked at the process before it had begun"


def test_a_server_started_elsewhere_is_found_and_stopped(version: str) -> None:
    server.stop(version)
    code = f"from landscape import server; print(server.start({version!r}).pid)"
    root = Path(server.__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=root, check=True, capture_output=True, text=True
    )
    assert server.status(version).pid == int(told.stdout)
    assert server.stop(version).state == "stopped"


def test_a_refused_port_is_one_sentence(version: str) -> None:
    server.stop(version)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(server.ServerError, match=f"Port {port} on 127.0.0.1 is refused"):
            server.start(version, port=port)


def test_a_server_that_cannot_start_shows_its_own_words(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.stop(version)
    good = configuration.configuration_text
    monkeypatch.setattr(
        local, "configuration_text", lambda *told: good(*told) + "no.such.setting=1\n"
    )
    with pytest.raises(server.ServerError, match=r"ended while starting(.|\n)*no\.such\.setting"):
        server.start(version)
    monkeypatch.undo()
    assert server.status(version).state == "stopped"


def test_a_damaged_and_a_missing_jar_are_fetched_again(server_home: Path) -> None:
    version = server.CURRENT
    server.start(version)
    server.stop(version)
    wanted = release(version)
    first, second = (home_of(version).libraries / jar.file for jar in wanted.jars[:2])
    damaged = bytearray(first.read_bytes())
    damaged[100] ^= 1
    first.write_bytes(damaged)
    second.unlink()
    stray = home_of(version).libraries / "stray.jar"
    stray.write_bytes(b"not in the lock")
    told: list[tuple[str, int, int]] = []
    assert server.start(version, progress=lambda *what: told.append(what)).state == "running"
    missing = wanted.jars[0].size + wanted.jars[1].size
    assert told[0] == (f"Neo4j {version}", wanted.size - missing, wanted.size)
    assert told[-1] == (f"Neo4j {version}", wanted.size, wanted.size)
    assert first.stat().st_size == wanted.jars[0].size
    assert not stray.exists()
