"""The commands that load a store and ask it: forms, parameters, refusals, one clear line each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.build import write_package

Run = Callable[..., Result]
NAMES = "MATCH (o:Organisation) RETURN o.id AS id, o.level AS level ORDER BY id"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tables: dict[str, list[dict[str, Any]]] = {
        "organisations": [{"id": "a"}, {"id": "b"}, {"id": "icb", "level": "system"}],
        "roles": [{"id": "r", "holder": "a", "function": "reporting"},
                  {"id": "s", "holder": "b", "function": "reporting"}],
        "frameworks": [{"id": "fw", "date": "2019"}],
        "requirements": [{"id": "q", "framework": "fw", "ref": "1", "functions": "reporting",
                          "levels": "national;system"}],
    }  # fmt: skip
    return write_package(tmp_path_factory.mktemp("commands") / "p", tables)


@pytest.fixture
def ask(run: Run, package: Path) -> Run:
    def call(*arguments: str) -> Result:
        return run("query", *arguments, "--data", package)

    return call


def test_without_a_statement_the_analyses_are_listed(run: Run) -> None:
    result = run("query")
    assert result.exit_code == 0
    assert "gaps.level" in result.output
    assert "missing.pair" in result.output


def test_what_an_engine_has_no_memory_for_says_how_to_ask_for_less(
    ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from landscape.stores.base import TooLarge
    from landscape.stores.ladybug import EmbeddedStore

    def run(*_: Any) -> None:
        raise TooLarge("out of memory")

    monkeypatch.setattr(EmbeddedStore, "run", run)
    result = ask("gaps.topic")
    assert result.exit_code == 1
    assert "out of memory: ask for less" in result.output
    assert "landscape gaps --engine embedded" in result.output


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_a_statement_is_answered_in_every_form(ask: Run, form: str) -> None:
    result = ask(NAMES, "--format", form)
    assert result.exit_code == 0, result.output
    if form == "json":
        assert [row["id"] for row in json.loads(result.stdout)["rows"]] == ["a", "b", "icb"]
    elif form == "csv":
        rows = list(csv.DictReader(io.StringIO(result.stdout)))
        assert [row["level"] for row in rows] == ["national", "national", "system"]
    else:
        assert "icb" in result.stdout


@pytest.mark.parametrize("name", ["gaps", "gaps.level"])
def test_an_analysis_is_run_by_its_name_with_filters(ask: Run, name: str) -> None:
    result = ask(name, "-p", 'levels=["system"]', "-p", "as_of=2020-06-01", "--format", "json")
    (row,) = json.loads(result.stdout)["rows"]
    assert (row["function"], row["place"], row["class"]) == ("reporting", "system", "none")
    assert "facts" not in ask(name).stdout.splitlines()[0]


def test_a_file_a_parameter_and_an_output(ask: Run, tmp_path: Path) -> None:
    file, output = tmp_path / "mine.cypher", tmp_path / "answer.csv"
    file.write_text("MATCH (o:Organisation) WHERE o.level = $level RETURN o.id AS id")
    result = ask("-f", file, "-p", "level=system", "--format", "csv", "-o", output)
    assert result.exit_code == 0, result.output
    assert output.read_text().splitlines() == ["id", "icb"]


def test_a_cut_is_said_aloud(ask: Run) -> None:
    result = ask(NAMES, "--limit", "2")
    assert "cut after 2 rows" in result.stderr
    assert "cut" not in ask(NAMES, "--limit", "3").stderr


def test_a_plan_is_shown_and_nothing_run(ask: Run) -> None:
    result = ask(NAMES, "--explain")
    assert result.exit_code == 0
    assert "icb" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["MATCH (n) RETURN nothing"], 1, "nothing"),
        (["CREATE (n:Organisation {key: 'x'})"], 2, "not run"),
        (["MATCH (o:Organisation) WHERE o.id = $who RETURN o.id AS id"], 2, "-p who="),
        (["gaps", "-p", "level=system"], 2, "no parameter 'level'"),
        (["gaps", "-p", 'levels=["sistem"]'], 2, "sistem"),
        (["gaps", "-p", "levels"], 2, "NAME=VALUE"),
        ([NAMES, "-f", "pyproject.toml"], 2, "not both"),
        (["-f", "not-there.cypher"], 2, "not-there.cypher"),
    ],
)
def test_what_cannot_be_asked_is_one_clear_line(
    ask: Run, arguments: list[str], status: int, words: str
) -> None:
    result = ask(*arguments)
    assert result.exit_code == status, result.output
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_a_store_is_loaded_once_and_asked(run: Run, package: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.lbug"
    first = run("load", "--on", "embedded", "--store", store, "--data", package)
    assert "is current:" in first.output
    again = run("load", "--on", "embedded", "--store", store, "--data", package)
    assert "nothing was written" in again.output
    found = run("query", NAMES, "--store", store, "--data", package, "--format", "csv")
    assert found.stdout.splitlines()[1:] == ["a,national", "b,national", "icb,system"]
    assert run("load", "--on", "embedded").exit_code == 2
    assert run("load", "--dry-run").exit_code == 2


def test_the_export_for_the_admin_tool_is_whole(run: Run, package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    result = run("export", "neo4j-admin", "-o", folder, "--data", package)
    assert result.exit_code == 0, result.output
    assert any(file.suffix == ".csv" for file in folder.iterdir())
    full = run("export", "neo4j-admin", "-o", folder, "--data", package)
    assert full.exit_code != 0
    assert str(folder) in full.output


def test_the_prompt_answers_refuses_and_keeps_its_history(
    run: Run, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    typed = "MATCH (o:Organisation)\nRETURN count(o) AS n;\nCREATE (n:X);\n:labels\n:quit\n"
    result = run("shell", "--data", package, input=typed)
    assert result.exit_code == 0
    assert "n\n-\n3\n" in result.stdout
    assert "begins with CREATE is not run" in result.stderr
    assert "OrganisationGroup" in result.stdout
    for history in tmp_path.rglob("cypher_history"):
        assert history.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["derived", "groups", "everything"])
def test_a_parameter_that_is_no_truth_value_is_refused(ask: Run, name: str) -> None:
    result = ask("gaps.level", "-p", f"{name}=yes")
    assert result.exit_code == 2
    assert f"parameter {name}: 'yes': expected true or false" in result.output
