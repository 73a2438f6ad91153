"""The command `landscape map`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Run = Callable[..., Result]


def _data(file: Path) -> dict[str, Any]:
    found = re.search(r'id="data">(.*?)</script>', file.read_text(encoding="utf-8"), re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_it_writes_one_file_that_opens_on_the_view_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "m.html"
    result = run("map", "-o", str(file), "--view", "missing")
    assert result.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["m.html"]
    assert _data(file)["opening"]["view"] == "missing"


def test_a_focus_opens_its_neighbourhood(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "m.html"
    run("map", "-o", str(file), "--focus", "HSSIB", "--depth", "2")
    opening = _data(file)["opening"]
    assert (opening["view"], opening["focus"], opening["depth"]) == ("body", "hssib", 2)


def test_a_day_and_filters_go_into_the_page(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "m.html"
    run("map", "-o", str(file), "--as-of", "2023-07-11", "--level", "system")
    data = _data(file)
    assert data["day"] == "2023-07-11"
    assert data["opening"]["ticked"] == {"level": ["system"]}


def test_wrong_use_ends_with_two_and_a_sentence(run: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "m.html")
    for wrong in (["--view", "body"], ["--focus", "nobody-at-all"], ["--as-of", "yesterday"],
                  ["--since", "x"], ["--view", "nope"], ["--level", "moon"]):  # fmt: skip
        result = run("map", "-o", file, *wrong)
        assert result.exit_code == 2, wrong
        assert "Error" in result.output
    assert not Path(file).exists()


def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    result = run("map", "-o", str(tmp_path / "no" / "m.html"))
    assert result.exit_code == 1
    assert "cannot write" in result.output
