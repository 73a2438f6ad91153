"""The figures: well-formed SVG of plain attributes whose numbers are those of the answers."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from landscape.analysis.query import Query
from landscape.analysis.registry import ANALYSES
from landscape.dataset import load
from landscape.figures import FIGURES, draw_figure
from landscape.figures.canvas import Canvas, text_width
from landscape.figures.coverage import FILLS
from landscape.figures.matrix import matrix
from landscape.model import Landscape
from tests.build import write_package
from tests.pages.hostile import hostile

SVG = "{http://www.w3.org/2000/svg}"
OFFICE = {"svg", "title", "desc", "rect", "line", "path", "polygon", "text"}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_plain_and_titled(shipped: Landscape, name: str) -> None:
    tree = fromstring(draw_figure(name, shipped, Query()))
    tags = {str(element.tag).removeprefix(SVG) for element in tree.iter()}
    assert tags <= OFFICE
    title, description = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert getattr(title, "text", None) == FIGURES[name].title
    assert getattr(description, "text", None)
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not attributes & {"style", "class", "href", "dominant-baseline", "clip-path"}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("day", ["2026-07-02", "2005-01-01"])
def test_no_text_runs_out_of_the_picture(shipped: Landscape, name: str, day: str) -> None:
    tree = fromstring(draw_figure(name, shipped, Query(as_of=day)))
    width = float(tree.attrib["width"])
    for text in tree.iter(f"{SVG}text"):
        x, size = float(text.attrib["x"]), float(text.attrib["font-size"])
        long = text_width(text.text or "", size, "font-weight" in text.attrib)
        if "transform" in text.attrib:
            continue
        anchor = text.attrib["text-anchor"]
        left = x - {"start": 0, "middle": long / 2, "end": long}[anchor]
        assert left >= -1, text.text
        assert left + long <= width + 8, text.text


@pytest.mark.parametrize("name", FIGURES)
def test_hostile_text_stays_text(shipped: Landscape, name: str) -> None:
    for turn in (0, 3, 9):
        tree = fromstring(draw_figure(name, hostile(shipped, turn), Query()))
        assert {str(element.tag).removeprefix(SVG) for element in tree.iter()} <= OFFICE


def test_cells_agree_with_gaps(shipped: Landscape) -> None:
    for by in ("level", "setting"):
        found = matrix(shipped, Query(), by)
        rows = ANALYSES["gaps"].run(shipped, Query(by=by, everything=True)).rows
        assert rows
        for row in rows:
            cell = found.cells[row["function"], row["where"]]
            assert cell.finding == row["class"]
            assert set(row["holders"]) <= set(cell.holders) | set(shipped.arrangements)


def test_a_role_without_dates_has_not_begun_between_two_days(tmp_path: Path) -> None:
    land = load([str(write_package(tmp_path / "p", {
        "organisations": [{"id": "a"}, {"id": "b"}],
        "sources": [{"id": "late", "published": "2025-06-01"}],
        "roles": [
            {"id": "dated", "holder": "a", "function": "reporting", "since": "2025-01-01"},
            {"id": "unsure", "holder": "b", "function": "inspection", "sources": "late"}],
    }))])  # fmt: skip
    text = draw_figure("difference", land, Query(), "2020-01-01")
    assert re.findall(r">([+−±]\d*)</text>", text) == ["+1"]
    assert "1 of 3 cells changed" in " ".join(text.split())


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast after WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_numbers_are_legible_and_brackets_differ_without_colour() -> None:
    for ground, ink in FILLS:
        assert contrast(ground, ink) >= 4.5
    lights = [luminance(ground) for ground, _ in FILLS]
    assert lights == sorted(lights, reverse=True)
    assert all(a - b > 0.08 for a, b in pairwise(lights))


def test_hatching_stays_in_its_rectangle() -> None:
    canvas = Canvas("x", "x", "x", 200)
    canvas.hatch(10, 20, 37, 15)
    (path,) = fromstring(canvas.svg()).iter(f"{SVG}path")
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path.attrib["d"])]
    assert all(10 <= x <= 47 for x in numbers[::2])
    assert all(20 <= y <= 35 for y in numbers[1::2])


def test_the_command_writes_svg_and_png(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("resvg_py")
    assert run("figure", "coverage", "-o", tmp_path / "x.svg").exit_code == 0
    assert run("figure", "coverage", "-o", tmp_path / "x.png", "--width", "800").exit_code == 0
    data = (tmp_path / "x.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20]) == 800


def test_the_command_refuses_other_forms(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    result = run("figure", "coverage", "-o", tmp_path / "x.jpg")
    assert result.exit_code == 2
    assert ".svg or .png" in result.output


def test_a_filter_narrows_the_matrix(shipped: Landscape) -> None:
    whole = matrix(shipped, Query(), "level")
    narrow = matrix(shipped, replace(Query(), levels=("system",)), "level")
    assert narrow.places == ("system",)
    assert len(whole.places) > 1
