"""Every analysis gives equal rows in process, in the embedded engine and in Neo4j."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landscape.analysis import ANALYSES, Query
from landscape.dataset import DatasetError, load
from landscape.model import Landscape
from landscape.stores import Store
from landscape.stores.analyses import answer
from landscape.stores.base import Answer, TooLarge
from landscape.stores.ladybug import EmbeddedStore
from landscape.stores.neo4j import Neo4jStore
from tests.build import write_package
from tests.stores.generate import tables

EXAMPLES = int(os.environ.get("LANDSCAPE_EXAMPLES", "200"))
BY = [(name, by) for name, record in ANALYSES.items() for by in record.columns]
DAYS = ("2019-01-01", "2023-07-11", "")
QUERIES: dict[str, dict[str, Any]] = {
    "plain": {},
    "all": {"groups": True, "everything": True, "derived": True},
    "level": {"levels": ("national",), "everything": True},
    "organisation": {"organisations": ("cqc", "nhs-england")},
    "setting and topic": {"settings": ("acute",), "topics": ("medicines",)},
    "functions": {"functions": ("incident-investigation", "incident-reporting"), "groups": True},
    "kind": {"kinds": ("regulator",), "everything": True},
}


def assert_same(store: Store, landscape: Landscape, name: str, query: Query) -> int:
    expected = ANALYSES[name].run(landscape, query)
    found = answer(store, landscape, name, query)
    assert found.rows == expected.rows
    assert found == expected
    return len(expected.rows)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("name", "by"), BY)
def test_the_shipped_landscape_gives_the_same_rows(
    store: Store, shipped: Landscape, name: str, by: str, day: str
) -> None:
    store.load(shipped)
    # By topic there are 1,600 cells; its statement differs from that by setting in one word.
    queries = ("plain", "setting and topic", "kind") if by == "topic" else QUERIES
    for asked in map(QUERIES.__getitem__, queries):
        known = {
            key: tuple(word for word in value if word in getattr(shipped, _table(key)))
            if isinstance(value, tuple)
            else value
            for key, value in asked.items()
        }
        assert_same(store, shipped, name, Query(as_of=day, by=by, **known))


@pytest.mark.parametrize(("name", "by"), BY)
def test_the_long_term_support_release_gives_the_same_rows(
    long_term_support: Neo4jStore, shipped: Landscape, name: str, by: str
) -> None:
    long_term_support.load(shipped)
    for day in DAYS:
        assert_same(long_term_support, shipped, name, Query(as_of=day, by=by))


class SmallStore(EmbeddedStore):
    """An engine without the memory for more than a few bodies or functions at once."""

    bodies_at_once = 100

    def run(
        self, statement: str, parameters: Mapping[str, Any], timeout: float | None = None
    ) -> Answer:
        if len(parameters.get("firsts", ())) > 40 or len(parameters.get("functions", ())) > 4:
            raise TooLarge("more than fits")
        return super().run(statement, parameters, timeout)


def test_an_embedded_engine_without_memory_says_that_the_question_is_too_large() -> None:
    import ladybug

    store = EmbeddedStore()
    store._database = ladybug.Database(":memory:", buffer_pool_size=64 * 2**20)
    store._connection = ladybug.Connection(store._database)
    with pytest.raises(TooLarge, match="memory"):
        store.run(
            "UNWIND range(1, 3000000) AS x "
            "RETURN size(collect(x + 0.5)), size(collect('abcdefghijklmnopqrstuvwxyz'))", {}
        )  # fmt: skip
    store.close()


@pytest.mark.parametrize(("name", "by"), BY)
def test_what_is_too_large_for_an_engine_is_asked_for_in_parts(
    shipped: Landscape, name: str, by: str
) -> None:
    store = SmallStore()
    store.load(shipped)
    assert assert_same(store, shipped, name, Query(by=by))
    store.close()


def _table(option: str) -> str:
    return "bodies" if option == "organisations" else option


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "groups": st.booleans(),
        "everything": st.booleans(),
        "derived": st.booleans(),
        "functions": st.sampled_from([("reporting",), ("reporting", "inspection")]),
        "settings": st.sampled_from([("acute",), ("all",)]),
        "topics": st.sampled_from([("devices",)]),
        "levels": st.sampled_from([("national",), ("system", "provider")]),
        "organisations": st.sampled_from([("b0",), ("g1", "f0")]),
        "frameworks": st.just(("fw",)),
    },
)
WHEN = st.sampled_from(
    ["2014-06-01", "2022-03-15", "2023-07-11", "2024-02-10", "2025-06-01", "2026-05-01"]
)
checks: dict[str, int] = {}


def compare(
    store: Store, folder: Any, drawn: dict[str, Any], asked: dict[str, Any], day: str
) -> None:
    try:
        found = load([write_package(folder, drawn)])
    except DatasetError as error:
        pytest.fail(f"the generator makes packages with errors: {error}")
    store.load(found)
    for name, by in BY:
        checks[store.name] = checks.get(store.name, 0) + 1
        assert_same(store, found, name, Query(as_of=day, by=by, **asked))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables(), ASKED, WHEN)
def test_generated_landscapes_give_the_same_rows_embedded(
    tmp_path_factory: pytest.TempPathFactory,
    drawn: dict[str, Any],
    asked: dict[str, Any],
    day: str,
) -> None:
    store = EmbeddedStore()
    try:
        compare(store, tmp_path_factory.mktemp("p") / "p", drawn, asked, day)
    finally:
        store.close()


@settings(max_examples=max(EXAMPLES // 8, 1), deadline=None,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(drawn=tables(), asked=ASKED, day=WHEN)
def test_generated_landscapes_give_the_same_rows_in_neo4j(
    tmp_path_factory: pytest.TempPathFactory,
    neo4j: Neo4jStore,
    drawn: dict[str, Any],
    asked: dict[str, Any],
    day: str,
) -> None:
    compare(neo4j, tmp_path_factory.mktemp("p") / "p", drawn, asked, day)


def test_an_engine_that_holds_another_landscape_says_so(
    store: Store, small: list[Landscape]
) -> None:
    store.load(small[0])
    with pytest.raises(Exception, match="run landscape load"):
        answer(store, small[1], "gaps", Query())
