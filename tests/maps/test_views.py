"""The views without a browser: all have pictures, labels have room, colours stay apart."""

from __future__ import annotations

import itertools
import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from landscape.cli.draw import VIEW_NAMES
from landscape.maps.encode import DARK, FAMILIES, LIGHT, LINKS
from landscape.maps.forces import snapped
from landscape.maps.labels import wrap
from landscape.maps.layout import ACROSS, HEIGHT, LINES, STEP, WIDTH
from landscape.maps.scene import fill
from landscape.maps.views import VIEWS


@pytest.fixture(scope="session")
def page(map_file: Path) -> dict[str, Any]:
    """The data of the built page."""
    text = map_file.read_text(encoding="utf-8")
    found = re.search(r'id="data">(.*?)</script>', text, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    bodies = data["bodies"]
    rows: list[dict[str, Any]] = [{} for _ in range(bodies["count"])]
    for name, values in bodies["columns"].items():
        for row, value in zip(rows, values, strict=True):
            row[name] = bodies["words"][name][value] if name in bodies["words"] else value
    data["bodies"] = {row["id"]: row for row in rows}
    return data


def test_the_command_knows_every_view() -> None:
    assert tuple(VIEWS) == VIEW_NAMES


def test_every_view_but_that_of_one_body_has_pictures(page: dict[str, Any]) -> None:
    assert [view["id"] for view in page["views"] if not view["scenes"]] == ["body"]


def test_every_body_of_the_day_is_in_the_overview_by_itself_or_in_a_group(
    page: dict[str, Any],
) -> None:
    scene = next(view for view in page["views"] if view["id"] == "overview")["scenes"][0]
    shown = set(scene["nodes"])
    for group in scene["groups"]:
        assert not shown & set(group["members"])
        shown |= set(group["members"])
    day = page["day"]
    there = {
        name
        for name, body in page["bodies"].items()
        if body["span"][0] != "never" and not (body["span"][-1] and body["span"][-1] <= day)
        and body["span"][-2] <= day
    }  # fmt: skip
    assert there <= shown


def test_no_two_things_stand_on_one_spot_and_labels_have_room(page: dict[str, Any]) -> None:
    for view in page["views"]:
        for scene in view["scenes"]:
            spots = [*scene["nodes"].values(), *(group["at"] for group in scene["groups"])]
            for (ax, ay), (bx, by) in itertools.combinations(spots, 2):
                assert abs(ax - bx) >= STEP - 0.2 or abs(ay - by) >= 66, (view["id"], scene["id"])


def test_a_scene_is_small_enough_for_labels_of_eleven_pixels(page: dict[str, Any]) -> None:
    for view in page["views"]:
        for scene in view["scenes"]:
            if scene["cells"]:
                continue
            frame = scene["frame"]
            scale = min(WIDTH / (frame["w"] + 64), HEIGHT / (frame["h"] + 80))
            assert scale * 18 >= 11, (view["id"], scene["id"], scale)


def test_a_table_fills_to_its_bounds_and_loses_nobody() -> None:
    names = [f"n{at}" for at in range(400)]
    cells = {name: (f"r{at % 7}", f"c{at * at % 10}") for at, name in enumerate(names)}
    filled = fill(names, cells)
    assert sum(filled.widths.values()) <= ACROSS
    inside = [name for members in filled.groups.values() for name in members]
    alone = [name for name in filled.cells if not name.startswith("group--")]
    assert sorted(inside + alone) == sorted(names)
    assert LINES >= 7


def test_the_snapped_layout_is_the_same_twice_and_has_no_shared_cell() -> None:
    names = [f"n{at}" for at in range(60)]
    links = [(f"n{at}", f"n{at * 7 % 60}") for at in range(60)]
    labels = dict.fromkeys(names, "a\nb")
    one, other = snapped(names, links, labels), snapped(reversed(names), links[::-1], labels)
    assert one == other
    assert len(set(one.positions.values())) == 60


def test_a_long_word_is_broken_and_a_hyphen_is_a_place_to_break() -> None:
    assert wrap("CQC-registered providers") == "CQC-registered\nproviders" or wrap(
        "CQC-registered providers"
    ).startswith("CQC-\nregistered")
    assert all(len(line) < 20 for line in wrap("Donaudampfschifffahrtsgesellschaft").split("\n"))


def _linear(colour: str) -> list[float]:
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def _contrast(one: str, other: str) -> float:
    light = [0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05 for r, g, b in map(_linear, (one, other))]
    return max(light) / min(light)


# Machado, Oliveira and Fernandes (2009), severity 1.
BLINDNESS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def _lab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = (min(1.0, max(0.0, v)) for v in rgb)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_colours_of_sectors_stay_apart_for_the_colour_blind(blindness: str) -> None:
    seen = {
        family.id: _lab([sum(map(lambda a, b: a * b, row, _linear(family.colour)))
                         for row in BLINDNESS[blindness]])
        for family in FAMILIES if family.id != "shared"  # boxes, told apart by shape
    }  # fmt: skip
    least = min((math.dist(seen[a], seen[b]), a, b) for a, b in itertools.combinations(seen, 2))
    assert least[0] >= 15, least


@pytest.mark.parametrize("ground", ["ground", "lane"])
def test_lines_and_outlines_stand_out_from_both_grounds(ground: str) -> None:
    for look in LINKS.values():
        assert _contrast(look.light, LIGHT[ground]) >= 3, look.id
        assert _contrast(look.dark, DARK[ground]) >= 3, look.id
    for theme in (LIGHT, DARK):
        assert _contrast(theme["ink"], theme[ground]) >= 7
        assert _contrast(theme["soft"], theme[ground]) >= 4.5
