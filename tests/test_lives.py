"""When the facts of a landscape hold: within lives, on the word of their pages, in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from landscape.dataset import load
from tests.build import write_package

PAGES = [
    {"id": name, "publisher": "P", "kind": "publisher", "url": "https://example.org",
     "published": published}
    for name, published in (("first", "2015"), ("last", "2021-05-10"), ("undated", ""))
]  # fmt: skip


@pytest.mark.parametrize(
    ("until", "sources", "day", "answer"),
    [
        # Certain up to the day of the last page that shows it, and for ever possible.
        ("", "first;last", "2021-05-10", "yes"), ("", "first;last", "2021-05-11", "unknown"),
        ("", "first;last", "2040-01-01", "unknown"), ("", "last", "2021-05-10", "yes"),
        ("", "undated", "2020-01-01", "unknown"),
        # An end that is written, though in doubt: certain up to it, or to a later page.
        ("2018", "first;last", "2021-05-10", "yes"),
        ("2018", "first;last", "2021-05-11", "unknown"),
        ("2025", "first", "2024-12-31", "yes"), ("2025", "first", "2025-01-01", "unknown"),
    ],
)  # fmt: skip
def test_an_end_in_doubt_may_have_come_after_the_last_page_that_shows_the_fact(
    tmp_path: Path, until: str, sources: str, day: str, answer: str
) -> None:
    role = {"id": "r", "holder": "a", "function": "reporting", "since": "2014", "until": until,
            "doubtful": "until", "support": "partly", "sources": sources}  # fmt: skip
    found = load([write_package(tmp_path / "p", {
        "sources": PAGES, "organisations": [{"id": "a"}], "roles": [role]})])  # fmt: skip
    assert found.holds(found.roles["r"], day) == answer


@pytest.mark.parametrize(
    ("sources", "day", "answer"),
    [
        ("first;last", "2021-05-10", "yes"), ("first;last", "2021-05-11", "unknown"),
        # Until when it lived nobody knows: that says nothing of what it did by dated pages.
        ("undated", "2021-05-11", "yes"),
    ],
)  # fmt: skip
def test_the_end_of_a_body_in_doubt_bears_on_what_it_does(
    tmp_path: Path, sources: str, day: str, answer: str
) -> None:
    body = {"id": "a", "doubtful": "dissolved", "support": "partly", "sources": sources}
    role = {"id": "r", "holder": "a", "function": "reporting", "since": "2016"}
    found = load([write_package(tmp_path / "p", {
        "sources": PAGES, "organisations": [body], "roles": [role]})])  # fmt: skip
    assert found.holds(found.roles["r"], day) == answer


def test_words_for_objects_that_the_vocabulary_lacks_are_still_within_care(tmp_path: Path) -> None:
    terms = [{"id": f"object-{word}", "vocabulary": "other", "term": word, "rank": "1"}
             for word in ("providers", "products", "regulators", "elsewhere")]  # fmt: skip
    roles = [{"id": name, "holder": name, "function": "reporting", "objects": objects}
             for name, objects in (("a", "providers"), ("b", ""))]  # fmt: skip
    bodies = [{"id": "a"}, {"id": "b"}]
    found = load([write_package(tmp_path / "p", {
        "terms": terms, "organisations": bodies, "roles": roles})])  # fmt: skip
    assert found.objects == ("providers",)
    assert all(found.objects_of(role) for role in found.roles.values())
