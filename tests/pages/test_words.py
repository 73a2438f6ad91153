"""The words of the pages: shares that do not lie, reasons that name the right body."""

from __future__ import annotations

from pathlib import Path

import pytest

from landscape.analysis.query import Query
from landscape.analysis.registry import ANALYSES
from landscape.dataset import load
from landscape.pages.citations import Citations
from landscape.pages.words import listed, needs, share
from tests.build import write_package


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 10, "0%"), (10, 10, "100%"), (1, 1000, "under 1%"), (999, 1000, "over 99%"),
     (1, 3, "33%")],
)  # fmt: skip
def test_a_share_never_rounds_to_none_or_all(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


def test_an_empty_list_is_empty() -> None:
    assert listed([]) == ""


def test_a_need_names_who_needs_what_of_whom(tmp_path: Path) -> None:
    land = load([str(write_package(tmp_path / "p", {
        "organisations": [{"id": "inquirer", "name": "Inquirer"}, {"id": "desk", "name": "Desk"}],
        "roles": [{"id": "a", "holder": "inquirer", "function": "investigation"},
                  {"id": "b", "holder": "desk", "function": "reporting"}],
        "interdependencies": [{"id": "n", "function": "investigation", "needs": "reporting",
                               "strength": "3", "why": "reports start inquiries"}],
    }))])  # fmt: skip
    (row,) = ANALYSES["missing"].run(land, Query()).rows
    ((sentence, need),) = needs(land, row)
    assert sentence.casefold() == "investigation by inquirer needs reporting by desk"
    assert need == "n"


def test_a_need_for_a_decision_is_that_of_the_one_who_is_bound(tmp_path: Path) -> None:
    both = ("investigation", "reporting")
    land = load([str(write_package(tmp_path / "p", {
        "organisations": [{"id": "amateur", "name": "Amateur"}, {"id": "office", "name": "Office"}],
        "roles": [{"id": f"{holder}-{function}", "holder": holder, "function": function,
                   "basis": basis}
                  for holder, basis in (("amateur", "voluntary"), ("office", "statutory"))
                  for function in both],
        "interdependencies": [{"id": "n", "function": "investigation", "needs": "reporting",
                               "kind": "decision", "strength": "3"}],
    }))])  # fmt: skip
    (row,) = ANALYSES["missing"].run(land, Query()).rows
    sentences = [sentence.casefold() for sentence, need in needs(land, row) if need]
    assert sentences == ["investigation by office needs reporting by amateur"]


def test_sources_are_numbered_by_first_mention_and_doubt_is_shown(tmp_path: Path) -> None:
    land = load([str(write_package(tmp_path / "p", {
        "organisations": [{"id": "one"}, {"id": "two", "support": "unverified", "sources": ""},
                          {"id": "three", "sources": "other"}],
        "sources": [{"id": "other", "url": "https://example.org/other"}],
    }))])  # fmt: skip
    cite = Citations(land)
    assert cite.cite(["organisations/three"]).numbers == (1,)
    assert cite.cite(["organisations/one"]).numbers == (2,)
    both = cite.cite(["organisations/three", "organisations/two"])
    assert both.numbers == (1,)
    assert both.doubt == "of 2 facts: 1 unverified"
    assert [source["id"] for source in cite.entries()] == ["other", "page"]
