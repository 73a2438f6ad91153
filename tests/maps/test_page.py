# ruff: noqa: E501 (scripts for the browser stay on one line)
"""The built map in Chromium: one test an ability, and nothing asked of the network."""

from __future__ import annotations

import csv
import io
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from landscape.model import Landscape
from tests.maps.conftest import Opened

pytestmark = pytest.mark.browser

COUNT = "document.getElementById('count').textContent"
SHOWN = "landscape.seen.bodies.size"
SAID = "document.getElementById('say').textContent"


def test_the_file_asks_for_nothing_else_and_logs_nothing(opened: Opened) -> None:
    with opened() as (page, watched):
        for view in page.evaluate(
            "[...document.querySelectorAll('#views button')].map(b=>b.dataset.view)"
        ):
            page.click(f"#views button[data-view={view}]")
            page.wait_for_timeout(120)
            assert page.evaluate("landscape.stops().length"), view
        assert page.evaluate("landscape.net.physics.options.enabled") is False
        assert len(watched.requests) == 1
        assert watched.errors == []
        assert watched.dialogs == []


def test_search_finds_by_abbreviation_name_and_alias_and_centres(opened: Opened) -> None:
    with opened() as (page, _):
        for text, found in (
            ("hssib", "hssib"),
            ("ombudsman parliamentary", "phso"),
            ("nhse", "nhs-england"),
        ):
            page.fill("#q", text)
            assert page.get_attribute("#hits li:first-child button", "data-go") == found
        page.press("#q", "Enter")
        assert page.evaluate("landscape.state.sel") == "nhs-england"
        assert "NHS England" in page.inner_text("#paneltitle")
        at = page.evaluate(
            "(()=>{const p=landscape.place('nhs-england');return landscape.net.canvasToDOM({x:p[0],y:p[1]})})()"
        )
        size = page.evaluate("[net.clientWidth,net.clientHeight]")
        assert 0 < at["x"] < size[0]
        assert 0 < at["y"] < size[1]


def test_a_board_hangs_from_the_top(opened: Opened) -> None:
    with opened("#view=gaps") as (page, _):
        top = "landscape.net.canvasToDOM({x:0,y:0}).y"
        # The first row lies right under the headings, however high the picture is.
        assert 0 < page.evaluate(top) < 120


def test_search_opens_the_group_in_which_a_body_is_gathered(opened: Opened) -> None:
    with opened() as (page, _):
        hidden = page.evaluate("landscape.seen.groups[0].members[0]")
        page.evaluate(f"landscape.goTo('{hidden}')")
        assert page.evaluate("landscape.state.open")
        assert page.evaluate(f"landscape.seen.bodies.has('{hidden}')")


def test_filters_narrow_and_combine_and_the_counts_agree(opened: Opened) -> None:
    with opened() as (page, _):
        before = page.evaluate("landscape.seen.groups.reduce((n,g)=>n+g.members.length,0)+" + SHOWN)
        box = page.locator("input[data-name='level:national']")
        promised = int(box.locator("xpath=..").locator(".count").inner_text())
        box.check()
        level = page.evaluate("landscape.seen.groups.reduce((n,g)=>n+g.members.length,0)+" + SHOWN)
        assert level == promised < before
        page.evaluate("document.querySelector('#facet-function').parentElement.open=true")
        other = page.locator("#facet-function input").first
        promised = int(other.locator("xpath=..").locator(".count").inner_text())
        other.check()
        both = page.evaluate("landscape.seen.groups.reduce((n,g)=>n+g.members.length,0)+" + SHOWN)
        assert both == promised < level
        assert page.evaluate("document.activeElement.dataset.name").startswith("function:")
        page.click("#clear")
        after = page.evaluate("landscape.seen.groups.reduce((n,g)=>n+g.members.length,0)+" + SHOWN)
        assert after == before


def test_who_is_not_confined_passes_each_filter_of_what_is_acted_on_but_outside(
    opened: Opened, shipped: Landscape
) -> None:
    outside = {role.holder for role in shipped.all_roles.values() if "outside" in role.objects}
    with opened("#view=body&focus=cqc&object=products") as (page, _):
        assert page.evaluate("landscape.seen.bodies.has('cqc')")
    with opened("#view=body&focus=cqc&object=outside") as (page, _):
        shown = set(page.evaluate("[...landscape.seen.bodies]")) - {"cqc"}
        assert shown
        assert shown <= outside


def test_kinds_of_link_are_drawn_when_ticked(opened: Opened) -> None:
    with opened() as (page, _):
        before = page.evaluate("landscape.seen.ties.length")
        page.locator("input[data-name='family:coordination']").check()
        assert page.evaluate("landscape.seen.ties.length") > before


def test_the_panel_tells_everything_with_sources_that_are_web_addresses(
    opened: Opened, shipped: Landscape
) -> None:
    with opened("#view=overview&sel=cqc") as (page, _):
        text = page.inner_text("#panel")
        roles = sum(role.holder == "cqc" for role in shipped.all_roles.values())
        ties = sum("cqc" in (link.start, link.end) for link in shipped.links.values())
        assert f"Roles ({roles})" in text
        assert f"Links ({ties})" in text
        hrefs = page.evaluate(
            "[...document.querySelectorAll('#panel .sources a')].map(a=>[a.href,a.rel])"
        )
        assert len(hrefs) >= len(shipped.organisations["cqc"].sources)
        assert all(href.startswith(("https://", "http://")) for href, _ in hrefs)
        assert all("noopener" in rel for _, rel in hrefs)


def test_what_is_unverified_is_said(
    opened: Opened, shipped: Landscape, doubtful_file: Path
) -> None:
    with opened("#view=body&focus=hssib&sel=hssib", file=doubtful_file) as (page, _):
        words = shipped.terms["support-unverified"].label
        assert words in page.inner_text("#panel")
        label = page.evaluate("landscape.net.body.data.nodes.get('hssib').label")
        assert label.endswith(" *")


def test_the_neighbourhood_grows_with_the_depth(opened: Opened) -> None:
    with opened("#view=body&focus=hssib&depth=1") as (page, _):
        one = page.evaluate(SHOWN)
        page.select_option("#depth", "2")
        assert page.evaluate(SHOWN) > one
        assert page.evaluate("landscape.seen.bodies.has('hssib')")


def test_the_path_joins_two_bodies_by_channels(opened: Opened) -> None:
    with opened() as (page, _):
        page.evaluate("tools.open=true")
        page.fill("#from", "Patient Safety Commissioner")
        page.fill("#to", "gmc")
        page.click("#pathform button[value=path]")
        assert page.evaluate("landscape.state.view") == "path"
        steps = page.locator("#steps li").count()
        assert steps >= 1
        assert page.evaluate(SHOWN) == steps + 1


def test_two_bodies_are_compared(opened: Opened) -> None:
    with opened() as (page, _):
        page.evaluate("tools.open=true")
        page.fill("#from", "gmc")
        page.fill("#to", "nmc")
        page.click("#pathform button[value=compare]")
        text = page.inner_text("#comparison")
        assert "GMC only" in text
        assert "Professional regulation" in text


def test_the_order_of_computed_pairs_is_told(opened: Opened) -> None:
    for view, order in (("missing", "needs each other"), ("overlaps", "the law lays on one")):
        with opened(f"#view={view}") as (page, _):
            assert order in page.text_content("#left")


def test_missing_links_are_laid_over_and_explained(opened: Opened, shipped: Landscape) -> None:
    with opened("#view=missing") as (page, _):
        drawn = page.evaluate(
            "landscape.net.body.data.edges.getIds().filter(id=>String(id).startsWith('missing-')).length"
        )
        assert drawn == 15
        page.select_option("#scene", "first-30")
        assert page.evaluate(COUNT).count("30 computed pairs") == 1
    with opened("#view=missing&pair=missing-0") as (page, _):
        assert "Missing coordination, rank 1" in page.inner_text("#panel")
        page.click("[data-table=missing]")
        first = page.inner_text("#table tbody tr:first-child")
        assert page.inner_text("#panel h2").split(" and ")[0] in first


def test_gaps_are_cells_that_agree_with_the_answer(opened: Opened, shipped: Landscape) -> None:
    from landscape import ANALYSES, Query

    rows = ANALYSES["gaps"].run(shipped, Query()).rows
    with opened("#view=gaps") as (page, _):
        page.click("[data-table=gaps]")
        assert f"{len(rows)} row" in page.inner_text("#table caption")
        none = sum(row["class"] == "none" for row in rows)
        assert (
            page.evaluate(
                "landscape.net.body.data.nodes.get().filter(n=>n.label==='nobody').length"
            )
            == none
        )
        page.evaluate("landscape.choose(landscape.stops()[0])")
        assert "Expected by" in page.inner_text("#panel")


def test_the_year_slider_takes_bodies_out_and_says_the_day(opened: Opened) -> None:
    with opened() as (page, _):
        present = page.evaluate(COUNT)
        for _step in range(12):
            page.click("#earlier")
        assert page.evaluate("landscape.state.day") < "2016"
        assert page.evaluate(COUNT) != present
        assert "20" in page.inner_text("#dayshown")
        assert page.evaluate(
            "landscape.net.body.data.nodes.get().some(n=>n.shapeProperties.borderDashes&&n.label.endsWith('?'))"
        )
        page.click("#today")
        assert page.evaluate(COUNT) == present


def test_the_map_is_walked_with_the_keyboard_and_never_holds_it(opened: Opened) -> None:
    with opened() as (page, _):
        page.focus("#net")
        page.keyboard.press("ArrowRight")
        first = page.evaluate("landscape.state.sel")
        heard = page.evaluate(SAID)
        page.keyboard.press("ArrowRight")
        assert first
        assert page.evaluate("landscape.state.sel") != first
        assert page.evaluate(SAID) != heard
        page.evaluate("landscape.choose('dhsc')")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "panel"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "net"
        assert page.evaluate("landscape.state.sel") == ""
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") != "net"


def test_groups_open_with_the_keyboard(opened: Opened) -> None:
    with opened() as (page, _):
        group = page.evaluate("landscape.seen.groups[0].group.id")
        page.focus("#net")
        page.evaluate(f"landscape.state.sel='{group}'")
        before = page.evaluate(SHOWN)
        page.keyboard.press("Enter")
        assert page.evaluate(SHOWN) > before


def test_the_address_reproduces_the_picture(opened: Opened) -> None:
    with opened("#view=function") as (page, _):
        page.select_option("#scene", index=3)
        page.locator("input[data-name='level:national']").check()
        page.evaluate("landscape.choose([...landscape.seen.bodies][0])")
        page.click("#earlier")
        hash_ = page.evaluate("location.hash")
        told = page.evaluate(
            f"[{COUNT}, landscape.state.sel, landscape.state.scene, landscape.state.day]"
        )
    with opened(hash_) as (page, _):
        assert (
            page.evaluate(
                f"[{COUNT}, landscape.state.sel, landscape.state.scene, landscape.state.day]"
            )
            == told
        )


@pytest.mark.parametrize(
    "hash_",
    [
        "#view=<script>alert(1)</script>",
        "#view=body",
        "#view=path&from=x&to=y",
        "#sel=__proto__&open=constructor",
        "#view=overview&sector=nope,state&level=%22%3E&links=x&day=9999",
        "#%E0%A4%A",
        "#view=missing&pair=missing-99999",
    ],
)
def test_a_wrong_address_opens_a_map_all_the_same(opened: Opened, hash_: str) -> None:
    with opened(hash_) as (page, watched):
        assert page.evaluate("landscape.stops().length")
        assert watched.errors == []


def test_pictures_and_rows_can_be_taken_away(opened: Opened, tmp_path: Path) -> None:
    with opened("#view=missing") as (page, _):
        svg = ET.fromstring(page.evaluate("landscape.toSVG()"))
        text = "".join(svg.itertext())
        assert "Missing coordination" in text
        assert "reviewed" in text
        assert "2 July 2026" in text or "2026" in text
        with page.expect_download() as got:
            page.click("#png")
        file = tmp_path / "map.png"
        got.value.save_as(file)
        assert struct.unpack(">I", file.read_bytes()[16:20])[0] >= 3000
        page.click("[data-table=missing]")
        rows = list(csv.reader(io.StringIO(page.evaluate("landscape.toCSV()"))))
        assert len(rows) - 1 == page.evaluate(
            "JSON.parse(data.textContent).answers.missing.rows.count"
        )


def test_the_table_the_csv_and_the_count_agree_with_the_map(opened: Opened) -> None:
    with opened("#view=oversight") as (page, _):
        page.click("[data-table=links]")
        rows = list(csv.reader(io.StringIO(page.evaluate("landscape.toCSV()"))))
        drawn = page.evaluate(
            "landscape.net.body.data.edges.getIds().filter(id=>String(id).startsWith('tie-')).length"
        )
        assert len(rows) - 1 == drawn
        assert f"{drawn} links" in page.evaluate(COUNT)
        assert f"{drawn} rows" in page.inner_text("#table caption")


def test_long_tables_come_in_pages(opened: Opened) -> None:
    with opened() as (page, _):
        page.click("[data-table=roles]")
        assert page.locator("#table tbody tr").count() == 100
        page.click("#next")
        assert page.inner_text("#pageshown").startswith("Page 2")


def test_without_javascript_the_tables_are_whole(
    opened: Opened, doubtful: Landscape, doubtful_file: Path
) -> None:
    with opened(script=False, file=doubtful_file) as (page, watched):
        counts = page.evaluate(
            "[...document.querySelectorAll('table.static')].map(t=>t.tBodies[0].rows.length)"
        )
        assert counts[0] == len(doubtful.bodies)
        assert counts[1] == len(doubtful.links) + len(doubtful.memberships)
        assert counts[2] == len(doubtful.all_roles)
        assert len(watched.requests) == 1
        cited = page.evaluate(
            "[...document.querySelectorAll('table.static')].map(t=>"
            "[...t.tBodies[0].rows].map(r=>r.cells[r.cells.length-1].innerText.trim()))"
        )
        for rows in cited:
            assert all(text == "no source" or text[0].isdigit() for text in rows)
        unsourced = sum(not body.sources for body in doubtful.bodies.values())
        assert sum(text == "no source" for text in cited[0]) == unsourced > 0


def test_the_tour_is_walked_with_the_keyboard(opened: Opened) -> None:
    with opened() as (page, _):
        page.click("#tourstart")
        stops = page.evaluate("JSON.parse(data.textContent).tour.length")
        assert stops >= 5
        titles = set()
        for _at in range(stops):
            titles.add(page.inner_text("#tourtitle"))
            assert any(c.isdigit() for c in page.inner_text("#tourtext"))
            page.keyboard.press("ArrowRight")
        assert len(titles) == stops
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "tourstart"


def test_what_is_left_out_is_listed(opened: Opened) -> None:
    with opened("#view=coordination") as (page, _):
        assert page.locator("#left li").count() >= 1


@pytest.mark.parametrize(
    "view",
    [
        "overview",
        "oversight",
        "coordination",
        "function",
        "overlaps",
        "missing",
        "flows",
        "system",
        "changes",
        "body",
    ],
)
def test_labels_are_large_enough_and_do_not_meet(opened: Opened, view: str) -> None:
    with opened(f"#view={view}&focus=cqc&depth=1") as (page, _):
        page.wait_for_timeout(150)
        assert page.evaluate("landscape.net.getScale()*18") >= 11
        overlaps = page.evaluate("""(() => {
          const found = [], boxes = Object.values(landscape.net.body.nodes).filter(n => !n.options.hidden && typeof n.id === 'string' && !n.id.startsWith('edgeId')).map(n => {
            const s = n.shape, m = n.options.shape === 'box' ? { left: s.left, top: s.top, w: s.width, h: s.height }
              : { left: n.x - s.labelModule.size.width / 2, top: s.labelModule.size.yLine - s.labelModule.size.fontSize / 2 || n.y + 16, w: s.labelModule.size.width, h: s.labelModule.size.height };
            return [n.id, m];
          });
          for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
            const [a, p] = boxes[i], [b, q] = boxes[j];
            if (p.left < q.left + q.w && q.left < p.left + p.w && p.top < q.top + q.h && q.top < p.top + p.h) found.push([a, b]);
          }
          return found;
        })()""")
        assert overlaps == []
