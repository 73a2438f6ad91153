# ruff: noqa: E501 (scripts for the browser stay on one line)
"""Accessibility in Chromium: axe-core on every state, wide and narrow, light and dark."""

from __future__ import annotations

import pytest

from tests.maps.conftest import Opened

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES = {
    "start": "",
    "selected": "#view=overview&sel=cqc",
    "filtered": "#view=overview&level=national",
    "gap": "#view=gaps&sel=cell--incident-investigation--national",
    "pair": "#view=missing&pair=missing-0",
    "body": "#view=body&focus=hssib&depth=2&sel=hssib",
}
SIZES = {"wide": (1440, 900), "narrow": (390, 844), "narrowest": (320, 640)}
REVIEWED = {"color-contrast"}
"""Rules axe may leave undecided: text in scrolling boxes; test_views.py measures colours."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(opened: Opened, axe: str, size: str, dark: bool) -> None:
    for state, hash_ in STATES.items():
        with opened(hash_, size=SIZES[size], dark=dark) as (page, _):
            page.wait_for_timeout(150)
            page.evaluate("document.querySelectorAll('details').forEach(d=>d.open=true)")
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (state, wide)
            page.evaluate(axe)
            found = page.evaluate(
                """async (tags) => { const r = await axe.run({ runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } });
                const show = (list) => list.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120))]);
                return [show(r.violations), r.incomplete.map((v) => v.id)]; }""",
                TAGS,
            )
            assert found[0] == [], (state, found[0])
            assert set(found[1]) <= REVIEWED, (state, found[1])


def test_the_tour_and_the_comparison_pass_too(opened: Opened, axe: str) -> None:
    with opened() as (page, _):
        page.click("#tourstart")
        page.evaluate("tools.open=true")
        page.fill("#from", "gmc")
        page.fill("#to", "nmc")
        page.click("#pathform button[value=compare]")
        page.evaluate(axe)
        found = page.evaluate(
            "async (tags) => (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations.map((v) => [v.id, v.nodes[0].html])",
            TAGS,
        )
        assert found == []


def test_narrow_labels_start_large_enough(opened: Opened) -> None:
    with opened(size=(390, 844)) as (page, _):
        assert page.evaluate("landscape.net.getScale()*18") >= 11


def test_nothing_is_lost_at_twice_the_size(opened: Opened, axe: str) -> None:
    """A window of 1440 x 900 at 200 % has 720 x 450."""
    with opened("#view=overview&sel=cqc", size=(720, 450)) as (page, _):
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.evaluate(axe)
        found = page.evaluate(
            "async (tags) => (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations.map((v) => [v.id, v.nodes[0].html])",
            TAGS,
        )
        assert found == []


def test_print_puts_the_whole_map_on_the_first_page(opened: Opened) -> None:
    with opened("#view=oversight") as (page, _):
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        box = page.locator("#printed svg").bounding_box()
        assert box is not None
        assert box["width"] > 500
        assert box["y"] + box["height"] <= 1.3 * 900
        assert not page.locator("#net").is_visible()
