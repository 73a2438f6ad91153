"""What a notebook shows: framed, sandboxed, escaped."""

from __future__ import annotations

from landscape.analysis.query import Query
from landscape.analysis.registry import ANALYSES
from landscape.model import Landscape
from landscape.notebook import MapView, Named
from tests.pages.hostile import hostile
from tests.pages.parse import HTML, parse, problems


def framed(text: str) -> str:
    """The page in the one frame of a notebook's output."""
    import html5lib

    tree = html5lib.parse(text)
    (frame,) = tree.iter(f"{HTML}iframe")
    assert "allow-same-origin" not in frame.get("sandbox")
    assert len(list(tree.iter())) == 4
    return str(frame.get("srcdoc"))


def test_landscape_and_answers_show_themselves(shipped: Landscape) -> None:
    result = ANALYSES["missing"].run(shipped, Query())
    for shown in (shipped, result, Named(shipped, result)):
        page = parse(framed(shown._repr_html_()))
        assert list(problems(page)) == []
    assert "CQC" in framed(Named(shipped, result)._repr_html_())


def test_hostile_names_stay_text(shipped: Landscape) -> None:
    evil = hostile(shipped, 3)
    result = ANALYSES["missing"].run(evil, Query())
    for shown in (evil, Named(evil, result)):
        page = parse(framed(shown._repr_html_()))
        assert list(problems(page)) == []
        assert list(page.iter(f"{HTML}script")) == []


def test_the_map_shows_itself_in_a_frame_of_its_own(shipped: Landscape) -> None:
    text = MapView(shipped)._repr_html_()
    assert text.startswith('<iframe sandbox="allow-scripts" ')
    assert "&lt;!doctype html&gt;" in text[:2000].lower()
    assert text.count("<") == 2
