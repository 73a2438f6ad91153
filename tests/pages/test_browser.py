"""Report and site in Chromium: nothing loads or complains, axe finds nothing, search works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from landscape.analysis.query import Query
from landscape.model import Landscape
from landscape.pages.answers import answers_of
from landscape.pages.folder import write_folder
from landscape.pages.report import report_files
from landscape.pages.site import site_files
from tests.pages.hostile import hostile

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"wide": (1440, 900), "narrow": (390, 844), "narrowest": (320, 640)}
PAGES = (
    "report/index.html", "site/index.html", "site/answers.html", "site/body/cqc.html",
    "site/arrangement/lfpse.html", "site/function/incident-investigation.html",
    "site/organisations.html", "site/changes.html", "site/publishers.html",
)  # fmt: skip
AXE = """async (tags) => {
  const found = await axe.run({runOnly: {type: 'tag', values: tags}, rules: {'target-size':
    {enabled: true}}, resultTypes: ['violations']});
  return found.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))]);
}"""


@pytest.fixture(scope="module")
def browser(chromium: Any) -> Any:
    """The run's browser."""
    return chromium


def built(landscape: Landscape, folder: Path) -> Path:
    """Write report and site of a landscape, without the map, which has tests of its own."""
    answers = answers_of(landscape, Query())
    for kind, made in (("report", report_files(answers)), ("site", site_files(answers))):
        write_folder(folder / kind, kind, (f for f in made if f[0] != "map.html"), {})
    return folder


@pytest.fixture(scope="module")
def pages(shipped: Landscape, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(shipped, tmp_path_factory.mktemp("pages"))


def opened(browser: Any, file: Path, size: str = "wide", dark: bool = False) -> tuple[Any, Any]:
    """Open a page; return it with the list of what it did that it should not."""
    scheme = "dark" if dark else "light"
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page, wrong = context.new_page(), []
    page.on("request", lambda request: wrong.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    assert wrong.pop(0) == file.as_uri()
    return page, wrong


@pytest.mark.parametrize(
    ("size", "dark"), [("wide", False), ("wide", True), ("narrow", True), ("narrowest", False)]
)
def test_axe_finds_nothing(browser: Any, pages: Path, axe: str, size: str, dark: bool) -> None:
    for name in PAGES:
        if not (pages / name).exists():
            name = "site/arrangements.html"
        page, wrong = opened(browser, pages / name, size, dark)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        page.evaluate(axe)
        assert page.evaluate(AXE, TAGS) == [], name
        assert wrong == [], name
        page.context.close()


def test_search_finds_by_abbreviation_and_leads_to_the_page(browser: Any, pages: Path) -> None:
    page, wrong = opened(browser, pages / "site/index.html")
    page.fill("#search", "hssib")
    first = page.locator("#search-found a").first
    assert "Health Services Safety Investigations Body" in first.inner_text()
    assert "found" in page.locator("#search-count").inner_text()
    first.click()
    assert page.url.endswith("/body/hssib.html")
    assert wrong[:-1] == []
    page.context.close()


def test_hostile_text_does_nothing_in_a_browser(
    browser: Any, shipped: Landscape, tmp_path: Path
) -> None:
    folder = built(hostile(shipped, 2), tmp_path)
    for name in ("report/index.html", "site/index.html", "site/body/cqc.html",
                 "site/publishers.html", "site/findings.html"):  # fmt: skip
        page, wrong = opened(browser, folder / name)
        if name == "site/index.html":
            page.fill("#search", "script")
            assert page.locator("#search-found a").count()
        assert page.evaluate("window.pwned") is None
        assert wrong == [], name
        page.context.close()
