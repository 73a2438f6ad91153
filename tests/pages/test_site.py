"""The site: a page for everything, links that lead somewhere, and nothing that loads."""

from __future__ import annotations

import posixpath
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from landscape.analysis.query import Query
from landscape.model import Landscape
from landscape.pages.answers import answers_of
from landscape.pages.site import site_files
from tests.pages.hostile import hostile
from tests.pages.parse import HTML, links, parse, problems

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def site(shipped: Landscape) -> dict[str, str]:
    return dict(site_files(answers_of(shipped, Query())))


def own_pages(site: dict[str, str]) -> dict[str, str]:
    """The pages of the site that are ours to test here: the map has tests of its own."""
    return {n: text for n, text in site.items() if n.endswith(".html") and n != "map.html"}


def test_everything_has_a_page(shipped: Landscape, site: dict[str, str]) -> None:
    wanted = {f"body/{name}.html" for name in shipped.organisations}
    wanted |= {f"arrangement/{name}.html" for name in shipped.arrangements}
    wanted |= {f"function/{name}.html" for name in shipped.functions}
    wanted |= {f"finding/{name}.html" for name in shipped.findings}
    assert wanted <= site.keys()
    publishers = {source.publisher for source in shipped.sources.values()}
    assert sum(name.startswith("publisher/") for name in site) == len(publishers)


def test_pages_are_valid_load_nothing_and_link_to_what_is_there(site: dict[str, str]) -> None:
    for name, text in own_pages(site).items():
        tree = parse(text)
        assert list(problems(tree)) == [], name
        ids = {element.get("id") for element in tree.iter()}
        for address in links(tree):
            path, _, place = address.partition("#")
            if path:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                assert target in site, (name, address)
            else:
                assert place in ids, (name, address)


def test_the_sitemap_lists_every_page(site: dict[str, str]) -> None:
    listed = {element.text for element in fromstring(site["sitemap.xml"]).iter(SITEMAP)}
    assert listed == {name for name in site if name.endswith(".html")}


def test_a_base_address_makes_the_sitemap_absolute(shipped: Landscape) -> None:
    files = dict(site_files(answers_of(shipped, Query()), base_url="https://example.org/x"))
    assert "<loc>https://example.org/x/index.html</loc>" in files["sitemap.xml"]


def test_a_function_says_when_its_needs_count(shipped: Landscape) -> None:
    kept = {n.id: n for n in shipped.interdependencies.values() if n.function == "enforcement"}
    need = kept["enforcement--needs--provider-inspection"]
    assert shipped.bound_only(kept["enforcement--needs--provider-registration"])
    for basis, said in (("stated", False), ("derived", True)):
        changed = {**kept, need.id: need._replace(basis=basis)}
        found = shipped.with_tables(interdependencies=changed)
        page = dict(site_files(answers_of(found, Query())))["function/enforcement.html"]
        assert ("Our inference: it counts on request only." in page) is said
        assert "Only bodies that are bound to enforcement have this need." in page
        assert "Calls for no tie between the two." in page


def test_what_is_unverified_says_so(shipped: Landscape) -> None:
    cqc = shipped.organisations["cqc"]._replace(support="unverified", sources=())
    found = shipped.with_tables(organisations={**shipped.organisations, "cqc": cqc})
    pages = dict(site_files(answers_of(found, Query())))
    assert "Unverified: no page" in pages["body/cqc.html"]
    assert "Unverified: no page" not in pages["body/nhs-england.html"]


def test_hostile_text_stays_text(shipped: Landscape) -> None:
    for turn in range(3):
        evil = hostile(shipped, turn * 5)
        pages = own_pages(dict(site_files(answers_of(evil, Query()))))
        lists = [name for name in pages if "/" not in name]
        # Every eighth page in turn: the templates are the same and strict parsing is slow.
        for name in [*lists, *sorted(pages.keys() - set(lists))[turn::8]]:
            text = pages[name]
            tree = parse(text)
            assert list(problems(tree)) == [], name
            scripts = list(tree.iter(f"{HTML}script"))
            assert len(scripts) == (2 if name == "index.html" else 0), name
            for element in tree.iter(f"{HTML}a"):
                address = element.get("href", "")
                assert "evil.example" not in address, name


def test_the_command_refuses_an_address_that_is_none(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    result = run("site", "-o", tmp_path / "site", "--base-url", "javascript:alert(1)")
    assert result.exit_code == 2
    assert not (tmp_path / "site").exists()
