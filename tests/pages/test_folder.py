"""Folders: whole files, other people's work, interrupted runs, and markers that lie."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from landscape.pages.folder import ForeignFolder, write_folder


def test_what_an_earlier_run_left_is_taken_away(tmp_path: Path) -> None:
    write_folder(tmp_path, "report", [("a.txt", "1"), ("b/c.txt", "2")], {})
    write_folder(tmp_path, "report", [("a.txt", "3")], {})
    assert (tmp_path / "a.txt").read_text() == "3"
    assert not (tmp_path / "b" / "c.txt").exists()


def test_an_interrupted_run_leaves_whole_files_and_can_be_repeated(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, str]]:
        yield "a.txt", "new"
        raise KeyboardInterrupt

    write_folder(tmp_path, "report", [("a.txt", "old"), ("b.txt", "old")], {})
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path, "report", broken(), {})
    assert json.loads((tmp_path / "landscape-report.json").read_text())["complete"] is False
    assert (tmp_path / "a.txt").read_text() == "new"
    assert (tmp_path / "b.txt").read_text() == "old"
    write_folder(tmp_path, "report", [("a.txt", "third")], {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "landscape-report.json"]


def test_a_folder_of_others_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(ForeignFolder, match="not empty"):
        write_folder(tmp_path, "report", [("a.txt", "theirs")], {})
    assert (tmp_path / "a.txt").read_text() == "mine"
    write_folder(tmp_path, "report", [("b.txt", "theirs")], {}, force=True)
    assert (tmp_path / "a.txt").read_text() == "mine"


def test_a_site_is_no_report(tmp_path: Path) -> None:
    write_folder(tmp_path, "site", [("a.txt", "1")], {})
    with pytest.raises(ForeignFolder):
        write_folder(tmp_path, "report", [("a.txt", "2")], {})


@pytest.mark.parametrize("name", ["../precious.txt", "/precious.txt", "b/../../precious.txt"])
def test_a_marker_that_points_outside_removes_nothing(tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("kept")
    folder = tmp_path / "report"
    folder.mkdir()
    listed = {name: "", str(precious): ""}
    marker = {"schema": "landscape-report/1", "files": listed}
    (folder / "landscape-report.json").write_text(json.dumps(marker))
    write_folder(folder, "report", [("a.txt", "1")], {})
    assert precious.read_text() == "kept"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(ForeignFolder, match="is a file"):
        write_folder(tmp_path / "x", "report", [], {})
