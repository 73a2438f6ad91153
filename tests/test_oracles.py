"""Results that others published, reproduced."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from landscape.analysis import ANALYSES, Query
from landscape.dataset import load
from tests.build import write_package

ORACLES = Path(__file__).resolve().parents[2] / "shared" / "oracles"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a published file in lower case, as our identifiers are."""
    with (ORACLES / "wetlands" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line.lower() for line in file))


@pytest.mark.skipif(not ORACLES.is_dir(), reason="NOT TESTED: the published oracles are not here")
def test_the_gaps_of_the_swiss_wetland_network_are_found(tmp_path: Path) -> None:
    """374 pairs of actors without a tie who share activities: motifr's data, `sma`'s answers."""
    actors = {row["id"] for row in rows("wetlands_mlnet_nodes.csv") if row["sestype"] == "1"}
    edges = [(row["source"], row["target"]) for row in rows("wetlands_mlnet_edges.csv")]
    activities = {end for edge in edges for end in edge} - actors
    roles = [(a, b) if a in actors else (b, a) for a, b in edges if (a in actors) != (b in actors)]
    package = write_package(
        tmp_path / "wetlands",
        {
            "organisations": [{"id": actor} for actor in sorted(actors)],
            "functions": [{"id": activity, "group": "lead"} for activity in sorted(activities)],
            "roles": [{"id": f"{a}--{f}", "holder": a, "function": f} for a, f in roles],
            "links": [
                {"id": f"{a}--{b}", "from": a, "to": b, "kind": "memorandum"}
                for a, b in edges
                if a in actors and b in actors
            ],
        },
    )
    found = load([package])
    published = {
        frozenset((row["u"], row["v"])): int(row["contribution"])
        for row in rows("wetlands_gaps_1_2_II.C.csv")
    }
    missing = ANALYSES["missing"].run(found, Query()).rows
    assert len(published) == 374
    assert {frozenset((r["one"], r["other"])): r["shared_functions"] for r in missing} == published
    assert sum(row["shared_functions"] for row in missing) == 543

    critical = {
        frozenset((row["u"], row["v"])): int(row["contribution"])
        for row in rows("wetlands_critical_1_2_I.C.csv")
    }
    closed = ANALYSES["overlaps"].run(found, Query()).rows
    ours = {frozenset((r["one"], r["other"])): r["shared_functions"] for r in closed
            if r["coordinated"]}  # fmt: skip
    assert ours == critical
    assert sum(ours.values()) == 167
