"""Filling the private server's database with Neo4j's own importer."""

from pathlib import Path

import pytest

from landscape import server
from tests.server.test_server_running import rows

pytestmark = pytest.mark.server


def write(folder: Path, bodies: str, links: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "bodies.csv").write_text(f"id:ID,name,:LABEL\n{bodies}", encoding="utf-8")
    (folder / "links.csv").write_text(f":START_ID,:END_ID,:TYPE,since:int\n{links}")
    return folder


GOOD = ('cqc,"Care, Quality",Body\nhssib,Ynys Môn,Body\n', "cqc,hssib,WORKS_WITH,2023\n")


def test_an_import_replaces_the_database_and_is_read_by_the_driver(
    version: str, tmp_path: Path
) -> None:
    server.start(version)
    rows(version, "CREATE (:Old)")
    folder = write(tmp_path / "csv (1)", *GOOD)
    with pytest.raises(server.ServerError, match="is running"):
        server.admin_import(folder, version=version)
    server.stop(version)
    told: list[tuple[str, int, int]] = []
    counted = server.admin_import(folder, version=version, progress=lambda *what: told.append(what))
    assert counted == server.Imported(nodes=2, relationships=1, properties=5)
    assert ("Relationship import", 100, 100) in told
    server.start(version)
    assert rows(version, "MATCH (n) RETURN count(*)") == [[2]]
    query = "MATCH (a:Body)-[r:WORKS_WITH]->(b:Body) RETURN a.name, r.since, b.name"
    assert rows(version, query) == [["Care, Quality", 2023, "Ynys Môn"]]


def test_an_import_that_fails_leaves_the_old_database(version: str, tmp_path: Path) -> None:
    server.stop(version)
    server.admin_import(write(tmp_path / "good", *GOOD), version=version)
    bad = write(tmp_path / "bad", "cqc,A,Body\ncqc,B,Body\n", "cqc,nobody,WORKS_WITH,2023\n")
    with pytest.raises(
        server.ServerError, match=r"(?s)database is as it was: .*(cqc|nobody)"
    ) as told:
        server.admin_import(bad, version=version)
    assert "\tat " not in str(told.value)
    server.start(version)
    assert rows(version, "MATCH (n) RETURN count(*)") == [[2]]


def test_a_server_that_never_started_can_be_filled_first(
    server_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server.stop()
    monkeypatch.setenv("LANDSCAPE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "neo4j" / server.CURRENT
    folder.mkdir(parents=True)
    jars = server_home / "neo4j" / server.CURRENT / "lib"
    if jars.is_dir():
        (folder / "lib").symlink_to(jars)
    server.admin_import(write(tmp_path / "csv", *GOOD))
    try:
        server.start()
        assert rows(server.CURRENT, "MATCH (n) RETURN count(*)") == [[2]]
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.txt", "", "holds no CSV file of nodes"),
        ("links.csv", ":START_ID,:END_ID,:TYPE\n", "holds no CSV file of nodes"),
        ("a.csv", "id,name\n", r"a\.csv, line 1: .* 'id,name'"),
        ("a b.csv", "id:ID\n", "rename it"),
    ],
)
def test_a_folder_that_is_not_as_expected_is_refused(
    tmp_path: Path, name: str, text: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANDSCAPE_HOME", str(tmp_path / "home"))
    (tmp_path / name).write_text(text)
    with pytest.raises(server.ServerError, match=said):
        server.admin_import(tmp_path)
    with pytest.raises(server.ServerError, match="serves one database"):
        server.admin_import(tmp_path, "other")
