"""Commands: forms of the answer, files written whole, clear words for what was called wrongly."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from landscape.analysis import ANALYSES
from landscape.cli import COMMANDS
from landscape.model import Landscape

Run = Callable[..., Result]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"landscape {command}" in result.output


@pytest.mark.parametrize("name", ANALYSES)
def test_json_can_be_cited_and_reproduced(run: Run, shipped: Landscape, name: str) -> None:
    answer = json.loads(run(name, "--format", "json", "--limit", "3").output)
    assert answer["schema"] == "landscape-result/3"
    assert answer["data"]["version"] == shipped.version
    assert answer["data"]["sha256"] == shipped.fingerprint
    assert answer["as_of"] == shipped.reviewed
    assert 1 <= len(answer["rows"]) <= 3
    for row in answer["rows"]:
        assert set(row) == {column["name"] for column in answer["columns"]} | {"facts", "sources"}
        assert set(row["sources"]) <= set(answer["sources"])
        for fact in row["facts"]:
            table, _, key = fact.partition("/")
            assert key in shipped.table(table)


@pytest.mark.parametrize("name", ANALYSES)
def test_csv_has_a_line_for_each_row_and_no_formula(
    run: Run, shipped: Landscape, name: str
) -> None:
    text = run(name, "--format", "csv", "--sources").output
    rows = list(csv.DictReader(io.StringIO(text)))
    from landscape.analysis import Query

    result = ANALYSES[name].run(shipped, Query())
    assert len(rows) == len(result.rows)
    assert list(rows[0]) == [*result.column_names(), "sources"]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("name", ANALYSES)
def test_the_same_command_gives_the_same_answer(run: Run, name: str) -> None:
    assert run(name, "--sources").output == run(name, "--sources").output


def test_markdown_is_a_table(run: Run) -> None:
    lines = run("gaps", "--format", "markdown", "--limit", "2").output.splitlines()
    assert lines[0].startswith("| function")
    assert lines[1].startswith("| ---")


def test_nothing_is_coloured(run: Run) -> None:
    assert "\x1b" not in run("gaps").output + run("show", "cqc").output


def test_an_output_file_is_written_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "gaps.csv"
    file.write_text("before")
    assert run("gaps", "--format", "csv", "-o", file).exit_code == 0
    assert file.read_text().startswith("function,where,class")
    assert os.listdir(tmp_path) == ["gaps.csv"]
    result = run("gaps", "-o", tmp_path / "no" / "gaps.csv")
    assert result.exit_code == 1
    assert "cannot write" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gaps", "--level", "sistem"), "did you mean 'system'"),
        (("gaps", "--as-of", "11/07/2023"), "is not a date"),
        (("gaps", "--by", "colour"), "'colour' is not one of"),
        (("overlaps", "--organisation", "cqcc"), "did you mean cqc"),
        (("missing", "--limit", "-1"), "-1 is not in the range"),
        (("show", "zzzz"), "no body is called 'zzzz'"),
        (("show", "royal"), "could be"),
        (("gap",), "Did you mean 'gaps'?"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_show_finds_a_body_by_any_of_its_names(run: Run) -> None:
    for name in ("hssib", "HSSIB", "Health Services Safety Investigations Body"):
        result = run("show", name)
        assert result.exit_code == 0
        assert result.output.startswith("Health Services Safety Investigations Body (HSSIB)")


def test_show_as_json_has_sources_for_every_fact(run: Run) -> None:
    found = json.loads(run("show", "cqc", "--format", "json").output)
    for part in ("roles", "links", "memberships"):
        assert found[part]
        for row in found[part]:
            assert set(row["sources"]) <= set(found["sources"])


def test_search_finds_by_words_and_says_when_there_is_nothing(run: Run) -> None:
    assert "shot" in run("search", "hazards", "transfusion").output
    nothing = run("search", "qqqq")
    assert nothing.exit_code == 1
    assert "0 found" in nothing.output


def test_info_counts_every_table(run: Run, shipped: Landscape) -> None:
    found = json.loads(run("info", "--format", "json").output)
    assert found["rows"]["roles"] == len(shipped.roles)
    assert sum(found["support"]["links"].values()) == len(shipped.links)


@pytest.mark.parametrize("command", [("show", "cqc"), ("search", "blood"), ("info",)])
def test_what_is_looked_up_comes_as_csv_and_markdown_too(
    run: Run, command: tuple[str, ...]
) -> None:
    rows = list(csv.reader(io.StringIO(run(*command, "--format", "csv").output)))
    assert len(rows) > 3
    assert len({len(row) for row in rows}) == 1
    lines = run(*command, "--format", "markdown").output.splitlines()
    assert len(lines) == len(rows) + 1
    assert lines[1].startswith("| ---")


def test_search_can_be_narrowed_by_level_kind_and_day(run: Run) -> None:
    everything = run("search", "safety", "--limit", "0").output
    assert "hsib " in everything
    assert "hsib " not in run("search", "safety", "--limit", "0", "--as-of", "2025-01-01").output
    system = run("search", "board", "--level", "system", "--format", "csv", "--limit", "0").output
    assert {line.rsplit(",", 1)[1] for line in system.splitlines()[1:]} == {"system"}


def test_what_is_inferred_is_added_on_request(run: Run) -> None:
    stated = json.loads(run("gaps", "--format", "json").output)
    all_levels = json.loads(run("gaps", "--derived", "--format", "json").output)
    assert all(row["stated"] for row in stated["rows"])
    assert not all(row["stated"] for row in all_levels["rows"])
    assert all_levels["out_of"] > stated["out_of"]
    needs = [json.loads(run("missing", *more, "--format", "json").output)["out_of"]
             for more in ((), ("--derived",))]  # fmt: skip
    assert needs[0] < needs[1]


def test_a_profile_says_on_whom_a_role_acts(run: Run) -> None:
    assert "acts on Providers" in run("show", "cqc").output
