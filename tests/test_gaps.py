"""Gaps: what a framework expects and nobody, or only somebody, holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from landscape.analysis import ANALYSES, Query, QueryError
from landscape.dataset import load
from landscape.model import Landscape
from tests.build import write_package

GAPS = ANALYSES["gaps"].run


def role(holder: str, function: str, **row: Any) -> dict[str, Any]:
    return {"id": f"{holder}--{function}{len(row)}", "holder": holder, "function": function, **row}


def landscape(tmp_path: Path, **tables: Any) -> Landscape:
    tables.setdefault(
        "requirements",
        [{"id": "fw-1", "framework": "fw", "ref": "1", "functions": "reporting;investigation",
          "levels": "national;system"}],
    )  # fmt: skip
    tables.setdefault("frameworks", [{"id": "fw", "date": "2019"}])
    return load([write_package(tmp_path / "p", tables)])


def classes(found: Landscape, **query: Any) -> dict[tuple[str, str], str]:
    rows = GAPS(found, Query(everything=True, **query)).rows
    return {(row["function"], row["where"]): row["class"] for row in rows}


BODIES = [
    {"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "icb", "level": "system"},
    {"id": "icbs", "level": "system", "group": "true"},
]  # fmt: skip


def test_a_cell_is_expected_where_a_framework_in_force_says_so(tmp_path: Path) -> None:
    found = landscape(tmp_path, organisations=BODIES)
    assert set(classes(found)) == {
        (function, level)
        for function in ("reporting", "investigation")
        for level in ("national", "system")
    }
    assert set(classes(found).values()) == {"none"}
    assert classes(found, as_of="2018-12-31") == {}


def test_classes_go_from_none_to_covered(tmp_path: Path) -> None:
    found = landscape(
        tmp_path,
        organisations=BODIES,
        requirements=[
            {"id": "r", "framework": "fw", "ref": "1", "levels": "national",
             "functions": "reporting;investigation;inspection"},
            {"id": "s", "framework": "fw", "ref": "2", "levels": "system",
             "functions": "reporting;investigation"},
        ],
        roles=[
            role("a", "reporting"),
            role("a", "investigation", explicit="false"),
            role("b", "investigation", explicit="false"),
            role("a", "inspection", basis="voluntary"),
            role("b", "inspection", basis="voluntary"),
            role("icb", "reporting", since="", sources="late"),
            role("icbs", "investigation"),
        ],
        sources=[{"id": "late", "publisher": "P", "kind": "publisher",
                  "url": "https://example.org", "published": "2024-01-01"}],
    )  # fmt: skip
    assert classes(found, as_of="2023-07-11") == {
        ("reporting", "national"): "one",
        ("investigation", "national"): "implicit",
        ("inspection", "national"): "voluntary",
        ("reporting", "system"): "unsure",
        ("investigation", "system"): "covered",
    }


def test_what_is_planned_or_past_or_elsewhere_does_not_count(tmp_path: Path) -> None:
    found = landscape(
        tmp_path,
        organisations=[*BODIES, {"id": "old", "dissolved": "2022-01-01"}],
        roles=[
            role("a", "reporting", status="planned"),
            role("b", "reporting", since="2025-01-01"),
            role("c", "reporting", until="2021-01-01"),
            role("old", "reporting"),
            role("icb", "investigation", status="planned", since="2023-01-01"),
        ],
    )
    assert classes(found, as_of="2023-07-11") == {
        ("reporting", "national"): "none",
        ("reporting", "system"): "none",
        ("investigation", "national"): "none",
        ("investigation", "system"): "one",
    }


def test_a_role_counts_only_where_it_meets_what_is_expected(tmp_path: Path) -> None:
    found = landscape(
        tmp_path,
        organisations=BODIES,
        requirements=[{"id": "r", "framework": "fw", "ref": "1", "functions": "reporting",
                       "levels": "national", "settings": "maternity", "topics": "devices"}],
        roles=[
            role("a", "reporting", settings="acute"),
            role("b", "reporting", topics="medicines", x=1),
            role("c", "reporting", objects="elsewhere"),
        ],
    )  # fmt: skip
    assert classes(found) == {("reporting", "national"): "none"}


def test_a_forum_is_not_counted_again_where_a_member_holds_the_cell(tmp_path: Path) -> None:
    tables: dict[str, Any] = {
        "organisations": BODIES,
        "arrangements": [{"id": "f", "kind": "board"}],
        "roles": [role("f", "reporting"), role("a", "reporting")],
    }
    alone = landscape(tmp_path / "1", **tables)
    member = landscape(
        tmp_path / "2", memberships=[{"id": "m", "member": "a", "arrangement": "f"}], **tables
    )
    assert GAPS(alone, Query(everything=True)).rows[-1]["holders"] == ("a", "f")
    assert classes(member)["reporting", "national"] == "one"


def test_a_body_counts_at_the_further_levels_at_which_it_acts(tmp_path: Path) -> None:
    levels = [{"id": "kingdom", "rank": "1", "also": "national"}, {"id": "national", "rank": "2"},
              {"id": "system", "rank": "3"}]  # fmt: skip
    found = landscape(
        tmp_path,
        levels=levels,
        organisations=[{"id": "a", "level": "kingdom"}],
        roles=[role("a", "reporting")],
    )
    assert classes(found)["reporting", "national"] == "one"
    assert classes(found)["reporting", "system"] == "none"


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([{"holder": "a"}], "one"),
        ([{"holder": "a", "settings": "acute"}], "part"),
        ([{"holder": "a", "topics": "medicines"}], "part"),
        ([{"holder": "a", "area": "london"}], "part"),
        ([{"holder": "a", "area": "uk"}], "one"),
        ([{"holder": "a", "area": "scotland"}], "none"),
        # Together they reach all settings, or all topics, but not all of both.
        ([{"holder": "a", "settings": "acute"}, {"holder": "b", "settings": "maternity"}],
         "covered"),
        ([{"holder": "a", "topics": "devices"}, {"holder": "b", "topics": "medicines"}], "covered"),
        ([{"holder": "a", "settings": "acute"}, {"holder": "b", "topics": "medicines"}], "part"),
        # Who acts in a part of the territory neither completes it nor makes it more than one.
        ([{"holder": "a"}, {"holder": "b", "area": "london"}], "one"),
        ([{"holder": "a", "explicit": "false"}, {"holder": "b", "explicit": "false"},
          {"holder": "c", "area": "london"}], "implicit"),
    ],
)  # fmt: skip
def test_a_cell_held_for_a_part_of_what_is_expected_is_held_in_part(
    tmp_path: Path, roles: list[dict[str, str]], expected: str
) -> None:
    rows = [{"id": str(n), "function": "reporting", **row} for n, row in enumerate(roles)]
    requirements = [{"id": "r", "framework": "fw", "ref": "1", "functions": "reporting",
                     "levels": "national"}]  # fmt: skip
    found = landscape(tmp_path, organisations=BODIES, roles=rows, requirements=requirements)
    assert classes(found)["reporting", "national"] == expected


def test_a_function_confined_to_a_topic_is_whole_within_it(tmp_path: Path) -> None:
    functions = [{"id": "reporting", "group": "lead", "topics": "medicines"},
                 {"id": "investigation", "group": "lead"}]  # fmt: skip
    rows = [role("a", "reporting", topics="medicines"), role("b", "reporting", topics="medicines")]
    found = landscape(tmp_path, organisations=BODIES, functions=functions, roles=rows)
    assert classes(found)["reporting", "national"] == "covered"


def test_a_gap_searched_for_comes_before_one_not_searched_for(tmp_path: Path) -> None:
    searches = [
        {"id": "here", "about": "cell", "function": "reporting", "level": "system",
         "extent": "several", "searched": "2026-01-01"},
        {"id": "anywhere", "about": "cell", "function": "investigation", "extent": "complete",
         "searched": "2026-01-01"},
        {"id": "glance", "about": "cell", "function": "reporting", "level": "national",
         "extent": "opening", "searched": "2026-01-01"},
    ]  # fmt: skip
    requirements = [
        {"id": "r", "framework": "fw", "ref": "1", "functions": "reporting;investigation",
         "levels": "national;system"},
    ]  # fmt: skip
    found = landscape(tmp_path, searches=searches, requirements=requirements)
    result = GAPS(found, Query())
    assert [(r["function"], r["where"], r["searched"]) for r in result.rows] == [
        ("investigation", "national", True),
        ("investigation", "system", True),
        ("reporting", "system", True),
        ("reporting", "national", False),
    ]
    assert (result.totals["none"], result.searched["none"]) == (4, 3)
    by_setting = GAPS(found, Query(by="setting"))
    assert {r["function"] for r in by_setting.rows if r["searched"]} == {"investigation"}


def test_a_body_that_deals_with_states_counts_as_bound(tmp_path: Path) -> None:
    levels = [{"id": "world", "rank": "9", "apart": "true"}]
    requirements = [{"id": "r", "framework": "fw", "ref": "1", "functions": "reporting",
                     "levels": "world;national"}]  # fmt: skip
    bodies = [
        {"id": "w", "level": "world"},
        {"id": "v", "level": "world"},
        {"id": "a"},
        {"id": "b"},
    ]
    roles = [role(body["id"], "reporting", basis="voluntary") for body in bodies]
    found = landscape(
        tmp_path, levels=levels, requirements=requirements, organisations=bodies, roles=roles
    )
    assert classes(found) == {("reporting", "world"): "covered",
                              ("reporting", "national"): "voluntary"}  # fmt: skip


def test_levels_that_we_placed_ourselves_are_expected_on_request(tmp_path: Path) -> None:
    requirements = [
        {"id": "ours", "framework": "fw", "ref": "1", "functions": "reporting",
         "levels": "national", "strength": "must", "levels_basis": "derived"},
        {"id": "theirs", "framework": "fw", "ref": "2", "functions": "inspection",
         "levels": "national", "strength": "should", "levels_basis": "stated"},
    ]  # fmt: skip
    found = landscape(tmp_path, requirements=requirements)
    for derived, expected in ((False, ["inspection"]), (True, ["inspection", "reporting"])):
        result = GAPS(found, Query(derived=derived))
        assert [row["function"] for row in result.rows] == expected
        assert result.out_of == len(expected)
    # By setting no level is asked for.
    by_setting = {row["function"] for row in GAPS(found, Query(by="setting")).rows}
    assert by_setting == {"inspection", "reporting"}
    for derived, expected in ((False, {"inspection"}), (True, {"inspection", "reporting"})):
        asked = Query(by="setting", levels=("national",), derived=derived)
        assert {row["function"] for row in GAPS(found, asked).rows} == expected


def test_a_role_whose_function_is_in_doubt_does_not_surely_hold_a_cell(tmp_path: Path) -> None:
    requirements = [{"id": "r", "framework": "fw", "ref": "1", "functions": "reporting",
                     "levels": "national"}]  # fmt: skip
    roles = [role("a", "reporting", support="partly", doubtful="function")]
    found = landscape(tmp_path, organisations=BODIES, requirements=requirements, roles=roles)
    (row,) = GAPS(found, Query()).rows
    assert (row["class"], row["holders"], row["unsure"]) == ("unsure", (), 1)


def test_requirements_without_a_page_expect_nothing(tmp_path: Path) -> None:
    unsourced = {"id": "r", "framework": "fw", "ref": "1", "functions": "reporting",
                 "levels": "national", "support": "unverified", "sources": ""}  # fmt: skip
    assert classes(landscape(tmp_path, requirements=[unsourced])) == {}


def test_by_setting_a_cell_is_a_function_in_a_setting(tmp_path: Path) -> None:
    found = landscape(
        tmp_path, organisations=BODIES, roles=[role("a", "reporting", settings="acute")]
    )
    assert classes(found, by="setting", functions=("reporting",)) == {
        ("reporting", "acute"): "one",
        ("reporting", "maternity"): "none",
    }


def test_an_unknown_name_is_refused_with_the_nearest(tmp_path: Path) -> None:
    found = landscape(tmp_path)
    with pytest.raises(QueryError, match="did you mean 'reporting'"):
        GAPS(found, Query(functions=("reportng",)))
    with pytest.raises(QueryError, match="is not a date"):
        GAPS(found, Query(as_of="11.7.2023"))


def test_the_report_of_2023_is_borne_out_by_computation(shipped: Landscape) -> None:
    """*The elephant in the room* (July 2023): hardly anything explicit was held at system level."""
    then = GAPS(shipped, Query(as_of="2023-07-11", levels=("system",), everything=True))
    now = GAPS(shipped, Query(levels=("system",), everything=True))
    assert then.totals["covered"] < then.out_of / 2
    held_then = {row["function"] for row in then.rows if row["explicit"]}
    held_now = {row["function"] for row in now.rows if row["explicit"]}
    assert held_now - held_then or then.out_of == now.out_of
