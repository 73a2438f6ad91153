# ruff: noqa: E501 (scripts for the browser stay on one line)
"""Hostile text in every text of every table, in Chromium: nothing runs, nothing is fetched."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from landscape.maps.build import build_map
from tests.maps.conftest import Opened
from tests.maps.made import made

pytestmark = pytest.mark.browser

CORPUS = json.loads((Path(__file__).parent / "injection.json").read_text(encoding="utf-8"))
VIEWS = (
    "overview",
    "oversight",
    "coordination",
    "function",
    "gaps",
    "overlaps",
    "missing",
    "flows",
    "system",
    "changes",
    "body&focus=body-1",
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose every free text and address is a payload, each of them many times."""
    turn = count()

    def spoil(text: str) -> str:
        return f"{CORPUS[next(turn) % len(CORPUS)]} {text}"

    page = build_map(made(60, 150, text=spoil))
    assert page.count("</script>") == 3
    file = tmp_path_factory.mktemp("hostile") / "map.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    return file


def _clean(page: Any, watched: Any) -> None:
    assert page.evaluate("window.__pwn ?? null") is None
    assert watched.dialogs == []
    assert watched.errors == []
    assert len(watched.requests) == 1, watched.requests


def test_no_payload_runs_in_any_view_panel_table_or_export(opened: Opened, hostile: Path) -> None:
    for view in VIEWS:
        with opened(f"#view={view}", file=hostile) as (page, watched):
            page.evaluate("document.querySelectorAll('details').forEach(d=>d.open=true)")
            for at in page.evaluate("landscape.stops().slice(0, 12)"):
                page.evaluate("(id) => landscape.choose(id)", at)
            hrefs = page.evaluate(
                "[...document.querySelectorAll('a')].map(a=>a.getAttribute('href'))"
            )
            assert all(href.startswith(("#", "http://", "https://")) for href in hrefs)
            for table in page.evaluate(
                "[...document.querySelectorAll('[data-table]')].map(b=>b.dataset.table)"
            ):
                page.click(f"[data-table={table}]")
                rows = list(csv.reader(io.StringIO(page.evaluate("landscape.toCSV()"))))
                assert not [
                    cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")
                ]
            ET.fromstring(page.evaluate("landscape.toSVG()"))
            page.hover("#net", position={"x": 200, "y": 200})
            _clean(page, watched)


def test_no_payload_runs_without_our_script(opened: Opened, hostile: Path) -> None:
    with opened(file=hostile, script=False) as (page, watched):
        hrefs = page.evaluate("[...document.querySelectorAll('a')].map(a=>a.getAttribute('href'))")
        assert all(href.startswith(("#", "http://", "https://")) for href in hrefs)
        assert (
            page.evaluate(
                "document.querySelectorAll('main script, main img, main iframe, main meta, main link').length"
            )
            == 0
        )
        page.wait_for_timeout(500)
        assert len(watched.requests) == 1


def test_search_path_and_compare_take_hostile_words(opened: Opened, hostile: Path) -> None:
    with opened(file=hostile) as (page, watched):
        page.evaluate("tools.open=true")
        for payload in CORPUS[:8]:
            page.fill("#q", payload)
            page.fill("#from", payload)
            page.fill("#to", "body-2")
            page.click("#pathform button[value=path]")
            page.click("#pathform button[value=compare]")
        page.click("#tourstart")
        _clean(page, watched)
