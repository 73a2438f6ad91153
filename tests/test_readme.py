"""README shows real output: each command in it is run, and every line shown must be printed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from landscape.dataset.tables_page import BEGIN, END, tables_page

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ landscape (.*?)\n(.*?)```", README, re.DOTALL)


def test_readme_shows_at_least_five_commands() -> None:
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_what_readme_shows_is_what_is_printed(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    printed = run(*shlex.split(command)).output.splitlines()
    at = 0
    for line in shown.splitlines():
        if line.strip() == "...":
            continue
        assert line in printed[at:], f"not printed, or not in this order: {line!r}"
        at = printed.index(line, at) + 1


def test_the_tables_of_the_data_are_described_as_the_descriptor_defines_them() -> None:
    page = (Path(__file__).resolve().parents[1] / "data/README.md").read_text(encoding="utf-8")
    shown = page.partition(BEGIN)[2].partition(END)[0].strip()
    assert shown == tables_page().strip(), "run python -m landscape.dataset.tables_page"


def test_every_file_that_readme_and_contributing_link_to_is_there() -> None:
    root = Path(__file__).resolve().parents[1]
    for page in ("README.md", "CONTRIBUTING.md", "data/README.md"):
        text = (root / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text):
            assert ((root / page).parent / target).exists(), f"{page} links to {target}"
