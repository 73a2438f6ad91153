"""Overlaps and missing coordination: which pairs meet, and which of them are in touch."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landscape.analysis import ANALYSES, Query
from landscape.dataset import load
from landscape.model import Landscape
from landscape.time import Holds
from tests.build import write_package

OVERLAPS, MISSING = ANALYSES["overlaps"].run, ANALYSES["missing"].run

BODIES = [{"id": name} for name in "abcd"]


def role(holder: str, function: str, **row: Any) -> dict[str, Any]:
    key = "-".join(str(value).replace(";", "-") for value in row.values())
    return {"id": f"{holder}--{function}-{key}x", "holder": holder, "function": function, **row}


def landscape(tmp_path: Path, **tables: Any) -> Landscape:
    tables.setdefault("organisations", BODIES)
    return load([write_package(tmp_path / "p", tables)])


def pairs(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["one"], row["other"]) for row in rows]


@pytest.mark.parametrize(
    ("mine", "theirs", "meets"),
    [
        ({}, {}, True),
        ({"settings": "acute"}, {"settings": "maternity"}, False),
        ({"settings": "acute"}, {"settings": "all"}, True),
        ({"topics": "medicines"}, {"topics": "devices"}, False),
        ({"topics": "medicines"}, {}, True),
        ({"objects": "providers"}, {"objects": "products"}, False),
        ({"objects": "providers"}, {"objects": "products;providers"}, True),
        ({"objects": "providers"}, {}, True),
        ({"objects": "elsewhere"}, {}, False),
        ({"objects": "elsewhere"}, {"objects": "elsewhere"}, False),
        ({"objects": "elsewhere;providers"}, {"objects": "providers"}, True),
        ({"area": "england"}, {"area": "scotland"}, False),
        ({"area": "london"}, {"area": "uk"}, True),
        ({"mode": "complies"}, {"mode": "performs"}, False),
        ({"mode": "complies"}, {"mode": "complies"}, False),
        ({"status": "planned"}, {}, False),
        ({"until": "2020-01-01"}, {}, False),
    ],
)
def test_bodies_overlap_only_where_their_remits_meet(
    tmp_path: Path, mine: dict[str, str], theirs: dict[str, str], meets: bool
) -> None:
    roles = [role("a", "reporting", **mine), role("b", "reporting", **theirs)]
    assert bool(OVERLAPS(landscape(tmp_path, roles=roles), Query()).rows) is meets


def test_cells_jaccard_and_containment_of_a_worked_example(tmp_path: Path) -> None:
    # Leaves of settings: acute, maternity. a: 2 + 1 = 3 cells; b: 1 + 1 + 1 = 3; shared: 1 + 1.
    roles = [
        role("a", "reporting"), role("a", "investigation", settings="acute"),
        role("b", "reporting", settings="acute"), role("b", "investigation", settings="acute"),
        role("b", "inspection", settings="maternity"),
    ]  # fmt: skip
    (row,) = OVERLAPS(landscape(tmp_path, roles=roles), Query()).rows
    assert row["shared"] == ("investigation", "reporting")
    assert row["shared_cells"] == 2
    assert row["jaccard"] == pytest.approx(2 / 4)
    assert row["containment"] == pytest.approx(2 / 3)


def test_bodies_that_deal_with_states_are_compared_with_one_another_only(tmp_path: Path) -> None:
    levels = [{"id": "world", "rank": "9", "apart": "true"}]
    organisations = [{"id": name, "level": "world"} for name in "ab"] + [{"id": "c"}, {"id": "d"}]
    roles = [role(body, "reporting") for body in "abcd"]
    found = landscape(tmp_path, levels=levels, organisations=organisations, roles=roles)
    for run in (OVERLAPS, MISSING):
        assert {r["one"] + r["other"] for r in run(found, Query()).rows} == {"ab", "cd"}


def test_a_group_is_not_compared_with_its_members(tmp_path: Path) -> None:
    bodies = [*BODIES, {"id": "g", "group": "true"}]
    links = [{"id": "l", "from": "a", "to": "g", "kind": "in-group"}]
    roles = [role(holder, "reporting") for holder in ("a", "b", "g")]
    found = landscape(tmp_path, organisations=bodies, links=links, roles=roles)
    assert pairs(OVERLAPS(found, Query()).rows) == [("a", "b")]
    assert pairs(OVERLAPS(found, Query(groups=True)).rows) == [("a", "b"), ("b", "g")]


TIES = {
    "memorandum": ({"links": [{"id": "l", "from": "b", "to": "a", "kind": "memorandum"}]}, True),
    "oversight": ({"links": [{"id": "l", "from": "a", "to": "b", "kind": "oversees"}]}, True),
    "succession": ({"links": [{"id": "l", "from": "a", "to": "b", "kind": "succeeded-by"}]}, False),
    "past memorandum": (
        {"links": [{"id": "l", "from": "b", "to": "a", "kind": "memorandum", "until": "2020"}]},
        False,
    ),
    "common forum": (
        {
            "arrangements": [{"id": "f", "kind": "board"}],
            "memberships": [{"id": "1", "member": "a", "arrangement": "f"},
                            {"id": "2", "member": "b", "arrangement": "f"}],
        },
        True,
    ),
    "forum of one": (
        {
            "arrangements": [{"id": "f", "kind": "board"}],
            "memberships": [{"id": "1", "member": "a", "arrangement": "f"}],
        },
        False,
    ),
    "tie with the other's group": (
        {
            "links": [{"id": "l", "from": "a", "to": "g", "kind": "oversees"},
                      {"id": "m", "from": "b", "to": "g", "kind": "in-group"}],
        },
        True,
    ),
    "two of one group": (
        {
            "links": [{"id": "l", "from": "a", "to": "g", "kind": "in-group"},
                      {"id": "m", "from": "b", "to": "g", "kind": "in-group"}],
        },
        False,
    ),
    "two of one group in a forum": (
        {
            "links": [{"id": "l", "from": "a", "to": "g", "kind": "in-group"},
                      {"id": "m", "from": "b", "to": "g", "kind": "in-group"}],
            "arrangements": [{"id": "f", "kind": "board"}],
            "memberships": [{"id": "1", "member": "g", "arrangement": "f"}],
        },
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TIES)
def test_what_counts_as_being_in_touch(tmp_path: Path, name: str) -> None:
    tables, tied = TIES[name]
    bodies = [*BODIES, {"id": "g", "group": "true"}]
    roles = [role("a", "reporting"), role("b", "reporting")]
    found = landscape(tmp_path, organisations=bodies, roles=roles, **tables)
    (overlap,) = OVERLAPS(found, Query()).rows
    assert overlap["coordinated"] is tied
    assert pairs(MISSING(found, Query()).rows) == ([] if tied else [("a", "b")])


def test_a_need_between_functions_requires_coordination(tmp_path: Path) -> None:
    found = landscape(
        tmp_path,
        roles=[role("a", "investigation"), role("b", "reporting"), role("c", "inspection"),
               role("d", "investigation", topics="medicines")],
        interdependencies=[{"id": "1", "function": "investigation", "needs": "reporting",
                            "strength": "3", "basis": "stated"}],
    )  # fmt: skip
    rows = {(row["one"], row["other"]): row for row in MISSING(found, Query()).rows}
    # A general remit and a special one meet less closely (once) than two general ones (twice).
    assert {pair: row["weight"] for pair, row in rows.items()} == {
        ("a", "b"): 6, ("b", "d"): 3, ("a", "d"): 1,
    }  # fmt: skip
    assert rows["a", "b"]["dependent"] == ("investigation>reporting",)
    assert rows["a", "b"]["shared_functions"] == 0
    assert rows["a", "d"]["shared_functions"] == 1


@pytest.mark.parametrize(
    ("kind", "needing", "needed", "missing"),
    [
        ("information", "direct", "direct", True), ("resource", "direct", "direct", False),
        ("information", "direct", "published", False), ("information", "published", "direct", True),
        ("information", "meeting", "direct", False), ("information", "direct", "meeting", False),
    ],
)  # fmt: skip
def test_a_need_that_anybody_or_a_publication_meets_calls_for_no_tie(
    tmp_path: Path, kind: str, needing: str, needed: str, missing: bool
) -> None:
    found = landscape(
        tmp_path,
        functions=[{"id": "investigation", "group": "lead", "reach": needing},
                   {"id": "reporting", "group": "lead", "reach": needed}],
        roles=[role("a", "investigation"), role("b", "reporting")],
        interdependencies=[{"id": "1", "function": "investigation", "needs": "reporting",
                            "kind": kind, "strength": "3", "basis": "stated"}],
    )  # fmt: skip
    assert bool(MISSING(found, Query()).rows) is missing


def test_needs_that_we_inferred_count_on_request(tmp_path: Path) -> None:
    found = landscape(
        tmp_path,
        roles=[role("a", "investigation"), role("b", "reporting"), role("c", "inspection")],
        interdependencies=[
            {"id": "ours", "function": "investigation", "needs": "reporting", "strength": "3",
             "basis": "derived"},
            {"id": "theirs", "function": "investigation", "needs": "inspection", "strength": "3",
             "basis": "stated"}],
    )  # fmt: skip
    for derived, expected in ((False, [("a", "c")]), (True, [("a", "b"), ("a", "c")])):
        result = MISSING(found, Query(derived=derived))
        assert pairs(result.rows) == expected
        assert result.out_of == len(expected)


def test_what_the_law_lays_on_one_of_two_comes_first(tmp_path: Path) -> None:
    found = landscape(
        tmp_path,
        roles=[
            role("a", "reporting", basis="voluntary"), role("b", "reporting", basis="voluntary"),
            role("a", "inspection", basis="voluntary"), role("b", "inspection", basis="voluntary"),
            role("c", "reporting", topics="medicines"),
        ],
    )  # fmt: skip
    rows = OVERLAPS(found, Query()).rows
    assert pairs(rows) == [("a", "c"), ("b", "c"), ("a", "b")]
    assert [row["weight"] for row in rows] == [1, 1, 4]


@pytest.mark.parametrize(
    ("kind", "needing", "needed", "missing"),
    [
        ("decision", "statutory", "voluntary", True), ("decision", "voluntary", "statutory", False),
        ("information", "voluntary", "statutory", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_who_acts_of_its_own_accord_awaits_no_decision(
    tmp_path: Path, one: str, other: str, kind: str, needing: str, needed: str, missing: bool
) -> None:
    found = landscape(
        tmp_path,
        roles=[role(one, "investigation", basis=needing), role(other, "reporting", basis=needed)],
        interdependencies=[{"id": "1", "function": "investigation", "needs": "reporting",
                            "kind": kind, "strength": "3", "basis": "stated"}],
    )  # fmt: skip
    assert bool(MISSING(found, Query()).rows) is missing


@pytest.mark.parametrize(("reach", "missing"), [("direct", True), ("meeting", False)])
def test_two_that_coordinate_need_not_be_in_touch(
    tmp_path: Path, reach: str, missing: bool
) -> None:
    found = landscape(
        tmp_path, functions=[{"id": "reporting", "group": "lead", "reach": reach}],
        roles=[role("a", "reporting"), role("b", "reporting")],
    )  # fmt: skip
    assert bool(MISSING(found, Query()).rows) is missing
    assert OVERLAPS(found, Query()).rows


def test_a_need_goes_beyond_what_the_one_acts_on_but_not_beyond_care(tmp_path: Path) -> None:
    found = landscape(
        tmp_path,
        roles=[role("a", "investigation", objects="providers"),
               role("b", "reporting", objects="products"),
               role("c", "reporting", objects="elsewhere"),
               role("d", "investigation", objects="products")],
        interdependencies=[{"id": "1", "function": "investigation", "needs": "reporting",
                            "strength": "3", "basis": "stated"}],
    )  # fmt: skip
    assert sorted(pairs(MISSING(found, Query()).rows)) == [("a", "b"), ("b", "d")]


def test_the_path_of_coordination_is_counted_and_named(tmp_path: Path) -> None:
    links = [
        {"id": f"{a}{b}", "from": a, "to": b, "kind": "memorandum"} for a, b in ("ab", "bc", "cd")
    ]
    roles = [role(body, "reporting") for body in "abcd"]
    rows = MISSING(landscape(tmp_path, roles=roles, links=links), Query()).rows
    assert {(r["one"], r["other"]): (r["steps"], r["through"]) for r in rows} == {
        ("a", "c"): (2, ("b",)), ("b", "d"): (2, ("c",)), ("a", "d"): (3, ()),
    }  # fmt: skip


def test_what_a_third_body_mediates_is_told_from_what_is_missing(tmp_path: Path) -> None:
    # g is a group and m is not; both are in touch with a and d, but only m and g act for a.
    bodies = [*BODIES, {"id": "m"}, {"id": "n"}, {"id": "g", "group": "true"}]
    ends = [("m", "a", "oversees"), ("g", "a", "oversees"), ("n", "a", "memorandum")]
    ends += [(body, "d", "memorandum") for body in "mgn"]
    links = [{"id": f"{a}{b}", "from": a, "to": b, "kind": kind} for a, b, kind in ends]
    roles = [role(body, "reporting") for body in "acd"]
    found = landscape(tmp_path, organisations=bodies, roles=roles, links=links,
                      searches=[{"id": "s", "about": "links", "body": "d", "extent": "complete",
                                 "searched": "2026-01-01"}])  # fmt: skip
    result = MISSING(found, Query())
    # What is mediated comes last, though it was searched for.
    assert [(r["one"] + r["other"], r["mediators"], r["searched"]) for r in result.rows] == [
        ("cd", (), True), ("ac", (), False), ("ad", ("m",), True),
    ]  # fmt: skip
    assert result.rows[-1]["through"] == ("g", "m", "n")
    assert result.totals == {"missing": 2, "mediated": 1, "unsure": 0, "coordinated": 0}
    assert result.searched == {"missing": 1, "mediated": 1}


@pytest.mark.parametrize(
    ("acts", "touches", "mediated"),
    [
        ({}, "link", True),
        ({"from": "a", "to": "m"}, "link", True),
        ({}, "forum", True),
        ({}, "", False),
        ({"kind": "memorandum"}, "link", False),
        # Who may mediate leaves nothing surely missing.
        ({"sources": "late"}, "link", True),
        ({"doubtful": "kind", "support": "partly"}, "link", True),
        ({"until": "2020"}, "link", False),
    ],
)
def test_who_mediates_between_two_bodies(
    tmp_path: Path, acts: dict[str, str], touches: str, mediated: bool
) -> None:
    late = {"id": "late", "publisher": "P", "kind": "publisher", "url": "https://example.org",
            "published": "2027"}  # fmt: skip
    links = [{"id": "acts", "from": "m", "to": "a", "kind": "oversees", **acts}]
    if touches == "link":
        links += [{"id": "touches", "from": "m", "to": "d", "kind": "memorandum"}]
    members = [{"id": body, "member": body, "arrangement": "f"} for body in "md"]
    found = landscape(
        tmp_path, sources=[late], organisations=[*BODIES, {"id": "m"}], links=links,
        arrangements=[{"id": "f", "kind": "board"}],
        memberships=members if touches == "forum" else [],
        roles=[role("a", "reporting"), role("d", "reporting")],
    )  # fmt: skip
    (row,) = MISSING(found, Query()).rows
    assert row["mediators"] == (("m",) if mediated else ())
    assert ("links/acts" in row["facts"]) is mediated


@pytest.mark.parametrize(
    ("table", "doubtful", "tied"),
    [("links", "", True), ("links", "since", True), ("links", "kind", None),
     ("memberships", "capacity", None), ("roles", "function", False)],
)  # fmt: skip
def test_what_no_page_bears_out_is_never_certain(
    tmp_path: Path, table: str, doubtful: str, tied: bool | None
) -> None:
    doubt = {"doubtful": doubtful, "support": "partly" if doubtful else "supported"}
    tables: dict[str, list[dict[str, Any]]] = {
        "links": [{"id": "l", "from": "a", "to": "b", "kind": "memorandum"}],
        "memberships": [{"id": body, "member": body, "arrangement": "f"} for body in "ab"],
        "roles": [role("a", "reporting"), role("b", "reporting")],
    }
    if table == "roles":
        tables["roles"][0] |= doubt
    else:
        tables.pop("links" if table == "memberships" else "memberships")
        tables[table][0] |= doubt
    found = landscape(tmp_path, arrangements=[{"id": "f", "kind": "board"}], **tables)
    rows = MISSING(found, Query(everything=True)).rows
    if tied is False:
        assert rows == []
    else:
        assert [(row["coordinated"], bool(row["unsure"])) for row in rows] == [
            (bool(tied), tied is None)
        ]


def test_a_tie_of_unknown_date_is_neither_missing_nor_there(tmp_path: Path) -> None:
    late = {"id": "late", "publisher": "P", "kind": "publisher", "url": "https://example.org",
            "published": "2024"}  # fmt: skip
    links = [{"id": "l", "from": "a", "to": "b", "kind": "memorandum", "sources": "late"}]
    roles = [role(body, "reporting", since="2015") for body in "abc"]
    found = landscape(tmp_path, sources=[late], links=links, roles=roles)
    result = MISSING(found, Query(as_of="2022-01-01"))
    assert pairs(result.rows) == [("a", "c"), ("b", "c")]
    assert result.totals == {"missing": 2, "mediated": 0, "unsure": 1, "coordinated": 0}
    overlaps = OVERLAPS(found, Query(as_of="2022-01-01"))
    assert pairs(overlaps.rows) == [("a", "c"), ("b", "c"), ("a", "b")]
    assert overlaps.totals == {"uncoordinated": 2, "unsure": 1, "coordinated": 0}


def test_a_tie_searched_for_and_not_found_comes_before_one_not_searched_for(tmp_path: Path) -> None:
    roles = [role(body, "reporting") for body in "abcd"]
    searches = [
        {"id": "both", "about": "links", "body": "d", "other": "b", "extent": "several",
         "searched": "2026-01-01"},
        {"id": "all", "about": "links", "body": "c", "extent": "complete",
         "searched": "2026-01-01"},
        {"id": "glance", "about": "links", "body": "a", "extent": "opening",
         "searched": "2026-01-01"},
        {"id": "else", "about": "roles", "body": "a", "extent": "complete",
         "searched": "2026-01-01"},
    ]  # fmt: skip
    found = landscape(tmp_path, roles=roles, searches=searches)
    for run in (MISSING, OVERLAPS):
        result = run(found, Query())
        assert [(r["one"] + r["other"], r["searched"]) for r in result.rows] == [
            ("ac", True), ("bc", True), ("bd", True), ("cd", True), ("ab", False), ("ad", False),
        ]  # fmt: skip
        assert sum(result.searched.values()) == 4
        assert "searches/all" in result.rows[0]["facts"]
        assert "searches/both" in result.rows[2]["facts"]
        # A search says nothing of the days after it.
        assert sum(run(found, Query(as_of="2026-01-02")).searched.values()) == 0


NAMES = [f"b{number}" for number in range(6)]
FUNCTIONS = ("reporting", "investigation", "inspection")


@st.composite
def generated(draw: st.DrawFn) -> dict[str, Any]:
    some = st.sampled_from
    roles = draw(
        st.lists(
            st.tuples(
                some(NAMES), some(FUNCTIONS), some(("all", "acute", "maternity")),
                some(("all", "medicines", "devices")), some(("", "london", "scotland", "uk")),
                some(("", "", "providers", "products", "products;regulators", "elsewhere")),
                some(("", "2015", "2022-03", "2025-01-01")), some(("statutory", "voluntary")),
            ),
            max_size=14, unique_by=lambda row: row[:6],
        )
    )  # fmt: skip
    ends = st.tuples(some(NAMES), some(NAMES)).filter(lambda pair: pair[0] != pair[1])
    links = draw(st.lists(st.tuples(ends, some(("memorandum", "oversees")),
                                    some(("", "2016", "2024"))), max_size=6,
                          unique_by=lambda link: link[:2]))  # fmt: skip
    members = draw(st.lists(st.tuples(some(NAMES), some(("f", "g"))), max_size=6, unique=True))
    needs = draw(st.lists(st.permutations(FUNCTIONS).map(lambda p: tuple(p[:2])), max_size=3,
                          unique=True))  # fmt: skip
    columns = ("holder", "function", "settings", "topics", "area", "objects", "since", "basis")
    return {
        "organisations": [{"id": name} for name in NAMES],
        "arrangements": [{"id": "f", "kind": "board"}, {"id": "g", "kind": "board"}],
        "roles": [{"id": f"r{n}", **dict(zip(columns, row, strict=True))}
                  for n, row in enumerate(roles)],
        "links": [{"id": f"l{n}", "from": ends[0], "to": ends[1], "kind": kind, "since": since}
                  for n, (ends, kind, since) in enumerate(links)],
        "memberships": [{"id": f"m{n}", "member": member, "arrangement": arrangement}
                        for n, (member, arrangement) in enumerate(members)],
        "interdependencies": [{"id": f"n{n}", "function": a, "needs": b, "strength": "2",
                               "kind": ("information", "decision")[n % 2], "basis": "stated"}
                              for n, (a, b) in enumerate(needs)],
    }  # fmt: skip


def brute_force(found: Landscape, day: str) -> dict[tuple[str, str], tuple[int, bool]]:
    """Return weight and being in touch by pair, straight from the records and scopes."""
    roles = [r for r in found.roles.values() if found.holds(r, day) is Holds.YES]
    needs = {(n.function, n.needs): n.kind for n in found.interdependencies.values()}
    weights: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    for a, b in itertools.permutations(roles, 2):
        scope_a, scope_b = found.scope(a), found.scope(b)
        same = replace(scope_b, function=a.function)
        if a.function != b.function and scope_a.objects and scope_b.objects:
            same = replace(same, objects=scope_a.objects)
        if a.holder == b.holder or found.space.meet(scope_a, same) is None:
            continue
        kind = needs.get((a.function, b.function), "")
        if kind == "decision" and a.basis == "voluntary":
            kind = ""
        points = 1 if a.function == b.function else 2 if kind else 0
        close = 2 if ("all" in a.topics) == ("all" in b.topics) else 1
        if points:
            one, other = sorted((a.holder, b.holder))
            pair = weights.setdefault((one, other), {})
            key = (a.function, b.function)
            pair[key] = max(pair.get(key, 0), points * close)
    linked = {
        frozenset((link.start, link.end))
        for link in found.links.values()
        if found.holds(link, day) is Holds.YES and found.link_kinds[link.kind].tie
    }
    forums: dict[str, set[str]] = {}
    for membership in found.memberships.values():
        forums.setdefault(membership.member, set()).add(membership.arrangement)
    return {
        pair: (
            sum(points.values()),
            frozenset(pair) in linked
            or bool(forums.get(pair[0], set()) & forums.get(pair[1], set())),
        )
        for pair, points in weights.items()
    }


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(generated())
def test_answers_equal_brute_force_on_generated_landscapes(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, Any]
) -> None:
    found = load([write_package(tmp_path_factory.mktemp("p"), tables)])
    day = "2023-07-11"
    expected = brute_force(found, day)
    result = MISSING(found, Query(as_of=day, everything=True))
    assert {(row["one"], row["other"]): (row["weight"], row["coordinated"])
            for row in result.rows} == expected  # fmt: skip
    assert result.out_of == len(expected) == sum(result.totals.values())
    overlapping = {(row["one"], row["other"]) for row in OVERLAPS(found, Query(as_of=day)).rows}
    assert overlapping <= set(expected)
