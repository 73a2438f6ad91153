"""The report: its files, its page, its numbers, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from landscape.analysis.query import Query
from landscape.analysis.registry import ANALYSES
from landscape.figures import FIGURES
from landscape.model import Landscape
from landscape.pages.answers import Answers, answers_of
from landscape.pages.report import report_files
from landscape.pages.tables import table_files, table_name
from landscape.pages.terminal import report_text
from tests.pages.hostile import hostile
from tests.pages.parse import links, parse, problems


@pytest.fixture(scope="module")
def answers(shipped: Landscape) -> Answers:
    return answers_of(shipped, Query())


@pytest.fixture(scope="module")
def files(answers: Answers) -> dict[str, str]:
    return dict(report_files(answers))


def test_every_question_counted_every_way_is_a_table(files: dict[str, str]) -> None:
    for record in ANALYSES.values():
        for by in record.columns:
            name = table_name(record.id, by)
            rows = list(csv.reader(io.StringIO(files[f"tables/{name}.csv"])))
            answer = json.loads(files[f"tables/{name}.json"])
            assert len(rows) - 1 == len(answer["rows"]) == answer["found"]


def test_every_figure_is_there(files: dict[str, str]) -> None:
    assert {f"figures/{name}.svg" for name in FIGURES} <= files.keys()


def test_the_page_is_valid_and_loads_nothing(files: dict[str, str]) -> None:
    tree = parse(files["index.html"])
    assert list(problems(tree)) == []


def test_every_link_of_the_page_leads_to_a_file_or_a_place_in_it(files: dict[str, str]) -> None:
    tree = parse(files["index.html"])
    ids = {element.get("id") for element in tree.iter()}
    for address in links(tree):
        path, _, place = address.partition("#")
        assert path in files or not path, address
        assert not place or place in ids, address


def test_the_summary_has_the_numbers_of_the_answers(
    answers: Answers, files: dict[str, str]
) -> None:
    gaps, missing = answers.result("gaps"), answers.result("missing")
    empty = gaps.totals["none"] + gaps.totals["unsure"]
    for text in (files["index.html"], report_text(answers)):
        words = re.sub(r"\s+", " ", text)
        assert f"expect {gaps.out_of} cells" in words
        assert f"In {empty} (" in words
        assert f"{missing.totals['missing']:,} (" in words


def test_the_summary_fits_a_screen_of_80_columns_and_names_no_identifiers(
    answers: Answers,
) -> None:
    text = report_text(answers, 80)
    assert max(map(len, text.splitlines())) <= 80
    assert len(text.splitlines()) < 150
    long = [name for name in answers.landscape.organisations if name.count("-") > 2]
    assert not [name for name in long if name in text]


def test_hostile_text_stays_text(shipped: Landscape) -> None:
    for turn in (0, 5, 11):
        evil = hostile(shipped, turn)
        found = dict(report_files(answers_of(evil, Query())))
        tree = parse(found["index.html"])
        assert list(problems(tree)) == []
        scripts = [e for e in tree.iter() if str(e.tag).endswith("}script")]
        assert scripts == []
        assert "evil.example" not in "".join(
            e.get("href", "") for e in tree.iter() if e.get("href", "").startswith("http")
        )


def test_the_same_data_gives_the_same_bytes(answers: Answers, tmp_path: Path) -> None:
    code = (
        "import sys, hashlib\n"
        "from landscape.dataset import load\n"
        "from landscape.analysis.query import Query\n"
        "from landscape.pages.answers import answers_of\n"
        "from landscape.pages.report import report_files\n"
        "d = hashlib.sha256()\n"
        "for n, t in report_files(answers_of(load(), Query())): d.update((n + t).encode())\n"
        "print(d.hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(digests) == 1


def test_an_earlier_day_than_the_one_compared_with_compares_nothing(shipped: Landscape) -> None:
    answers = answers_of(shipped, Query(as_of="2020-01-01"))
    assert answers.drift is None
    files = dict(report_files(answers))
    assert 'id="changes"' not in files["index.html"]
    assert "figures/difference.svg" not in files


def test_the_command_writes_and_replaces_its_own_folder(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "report"
    assert run("report", "-o", folder).exit_code == 0
    marker = json.loads((folder / "landscape-report.json").read_text())
    assert marker["complete"]
    (folder / "tables" / "mine.txt").write_text("kept")
    assert run("report", "-o", folder, "--level", "system").exit_code == 0
    assert (folder / "tables" / "mine.txt").read_text() == "kept"
    assert "limited to" in (folder / "index.html").read_text()


def test_the_command_refuses_a_folder_of_others(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "index.html").write_text("somebody's page")
    result = run("report", "-o", tmp_path)
    assert result.exit_code == 2
    assert "--force" in result.output
    assert (tmp_path / "index.html").read_text() == "somebody's page"


def test_tables_do_not_depend_on_the_page(answers: Answers, files: dict[str, str]) -> None:
    assert all(files[name] == text for name, text in table_files(answers))
