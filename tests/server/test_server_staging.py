"""An import that is broken off at any step leaves the old database or the new one."""

from pathlib import Path

import pytest

from landscape.server.folders import Home
from landscape.server.staging import begin, commit, settle

PARTS = ("databases", "transactions")


def fill(data: Path, text: str) -> None:
    for part in PARTS:
        (data / part / "neo4j").mkdir(parents=True)
        (data / part / "neo4j" / "store").write_text(text)


def held(home: Home) -> list[str]:
    return [(home.data / part / "neo4j" / "store").read_text() for part in PARTS]


def test_a_broken_off_import_is_thrown_away(tmp_path: Path) -> None:
    home = Home(tmp_path)
    fill(home.data, "old")
    begin(home)
    fill(home.staging, "new")
    settle(home)
    assert held(home) == ["old", "old"]
    assert not home.staging.exists()


@pytest.mark.parametrize("renames", range(5))
def test_a_broken_off_commit_is_finished_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    home = Home(tmp_path)
    fill(home.data, "old")
    begin(home)
    fill(home.staging, "new")
    left = iter(range(renames))
    rename = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", killed)
    if renames < 4:
        with pytest.raises(KeyboardInterrupt):
            commit(home)
    else:
        commit(home)
    monkeypatch.undo()
    settle(home)
    assert held(home) == ["new", "new"]
    assert not home.staging.exists()
