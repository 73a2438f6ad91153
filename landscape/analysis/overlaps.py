"""Overlaps: bodies whose remits meet, how far, and whether they coordinate."""

from __future__ import annotations

from itertools import combinations

from landscape.analysis.query import Query, QueryError
from landscape.analysis.result import Column, Result, Row
from landscape.analysis.searches import Searches
from landscape.analysis.standing import Standing, by_function, meet, standing_roles
from landscape.analysis.ties import Tie, Ties
from landscape.model import Landscape

__all__ = [
    "CROWDED_COLUMNS",
    "PAIR_COLUMNS",
    "comparable",
    "counted",
    "is_apart",
    "order_functions",
    "order_pairs",
    "run",
]

PAIR_COLUMNS = (
    Column("one", "first body", "bodies"),
    Column("other", "second body", "bodies"),
    Column("shared", "functions in which their remits meet", "functions"),
    Column("shared_functions", "functions in which their remits meet (number)", shown=False),
    Column("shared_cells", "function x setting cells in which they meet (number)", shown=False),
    Column("jaccard", "shared cells / cells of either (0 to 1)", shown=False),
    Column("containment", "shared cells / cells of the smaller remit (0 to 1)"),
    Column("weight", "shared functions, 2 where both remits are equally special, 1 where not"),
    Column("statutory", "of the two bodies, how many hold a shared function by statute"),
    Column("coordinated", "whether the two are surely in touch"),
    Column("ways", "kinds of link and arrangements by which they are"),
    Column("unsure", "ties that may hold: in doubt, or dates missing (number)", shown=False),
    Column("searched", "whether somebody looked for ties of the one, the other or the two"),
)

CROWDED_COLUMNS = (
    Column("function", "function", "functions"),
    Column("holders", "bodies that hold it (number)"),
    Column("statutory", "of these, by statute (number)"),
    Column("pairs", "pairs of them whose remits meet (number)"),
    Column("coordinated", "of these pairs, surely in touch (number)"),
    Column("uncoordinated", "of these pairs, not surely in touch (number)"),
    Column("bodies", "who they are", "bodies"),
)


def comparable(landscape: Landscape, standings: list[Standing], groups: bool) -> list[Standing]:
    """Return the roles that surely hold, of organisations, performed for others.

    Arrangements are no actors, and what a body does for itself makes it nobody's rival. Groups are
    left out unless asked for.
    """
    return [
        standing
        for standing in standings
        if standing.certain
        and (body := landscape.organisations.get(standing.role.holder)) is not None
        and (groups or not body.group)
        and not landscape.means("mode", standing.role.mode, "for-itself")
    ]


def run(landscape: Landscape, query: Query) -> Result:
    """Return the pairs of bodies whose remits meet, those that nobody coordinates first.

    By `function`: how crowded each function is.

    Raises
    ------
    QueryError
        `by` is none of pair and function.
    """
    query = query.on(landscape)
    if query.by not in ("", "pair", "function"):
        raise QueryError(f"overlaps by {query.by!r}: expected pair or function")
    standings = comparable(landscape, standing_roles(landscape, query), query.groups)
    ties = Ties(landscape, query.as_of)
    searches = Searches(landscape, query.as_of)
    standings_of = _by_holder(standings)
    rows = [
        _pair(landscape, one, other, met, standings_of, ties, searches)
        for (one, other), met in _meetings(standings, ties, query).items()
    ]
    if query.by == "function":
        return _crowded(landscape, query, standings, rows)
    totals, searched = counted(rows)
    rows.sort(key=order_pairs)
    holders = len(standings_of)
    return Result(
        "overlaps", query, PAIR_COLUMNS, rows, holders * (holders - 1) // 2, totals, searched
    )


def counted(pairs: list[Row]) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many pairs are in touch, how many perhaps and how many not, and how many of these
    were searched for.
    """
    apart = [row for row in pairs if is_apart(row)]
    coordinated = sum(row["coordinated"] for row in pairs)
    totals = {
        "uncoordinated": len(apart),
        "unsure": len(pairs) - len(apart) - coordinated,
        "coordinated": coordinated,
    }
    return totals, {"uncoordinated": sum(row["searched"] for row in apart)}


def is_apart(row: Row) -> bool:
    """Return whether no tie between the two of a pair is recorded, not even one that may hold."""
    return not row["coordinated"] and not row["unsure"]


def _by_holder(standings: list[Standing]) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        found.setdefault(standing.role.holder, []).append(standing)
    return found


def _meetings(
    standings: list[Standing], ties: Ties, query: Query
) -> dict[tuple[str, str], list[tuple[Standing, Standing]]]:
    """Return the pairs of bodies with roles of one function and mode that meet, and which roles."""
    asked = set(query.organisations)
    found: dict[tuple[str, str], list[tuple[Standing, Standing]]] = {}
    for holders in by_function(standings).values():
        for first, second in combinations(holders, 2):
            a, b = first.role.holder, second.role.holder
            if a == b or first.role.mode != second.role.mode or not meet(first, second):
                continue
            if asked and a not in asked and b not in asked:
                continue
            one, other = (first, second) if a < b else (second, first)
            found.setdefault((one.role.holder, other.role.holder), []).append((one, other))
    return {pair: met for pair, met in found.items() if not ties.is_member(*pair)}


def _pair(
    landscape: Landscape,
    one: str,
    other: str,
    met: list[tuple[Standing, Standing]],
    standings_of: dict[str, list[Standing]],
    ties: Ties,
    searches: Searches,
) -> Row:
    weights: dict[str, int] = {}
    common: dict[str, int] = {}
    for a, b in met:
        function = a.role.function
        weights[function] = max(weights.get(function, 0), 2 if a.general == b.general else 1)
        common[function] = common.get(function, 0) | (a.settings & b.settings)
    cells = sum(bits.bit_count() for bits in common.values())
    sizes = [_cells(standings_of[body]) for body in (one, other)]
    between = ties.between(one, other)
    looked = searches.between(one, other)
    statutory = {
        standing.role.holder
        for pair in met
        for standing in pair
        if landscape.means("basis", standing.role.basis, "statutory")
    }
    return {
        "one": one,
        "other": other,
        "shared": tuple(sorted(weights)),
        "shared_functions": len(weights),
        "shared_cells": cells,
        "jaccard": cells / (sum(sizes) - cells),
        "containment": cells / min(sizes),
        "weight": sum(weights.values()),
        "statutory": len(statutory),
        "coordinated": any(tie.certain for tie in between),
        "ways": ways(between),
        "unsure": sum(not tie.certain for tie in between),
        "searched": bool(looked),
        "facts": facts_of(met, between, looked),
    }


def _cells(standings: list[Standing]) -> int:
    """Return the size of a remit: how many function x setting cells it has."""
    found: dict[str, int] = {}
    for standing in standings:
        function = standing.role.function
        found[function] = found.get(function, 0) | standing.settings
    return sum(bits.bit_count() for bits in found.values())


def ways(ties: list[Tie]) -> tuple[str, ...]:
    """Return the kinds of link and the arrangements by which two bodies are surely in touch."""
    return tuple(sorted({tie.through or tie.kind for tie in ties if tie.certain}))


def facts_of(
    met: list[tuple[Standing, Standing]], ties: list[Tie], searches: list[str]
) -> tuple[str, ...]:
    """Return the records on which a row rests: roles that meet, ties, searches for ties."""
    roles = {standing.fact for pair in met for standing in pair}
    return tuple(sorted(roles.union(searches, *(tie.facts for tie in ties))))


def order_pairs(row: Row) -> tuple[bool, bool, bool, bool, int, int, int, str, str]:
    """Return the key by which pairs are sorted: what nobody coordinates first, of this what was
    searched for, of this what the law lays on one of them and the other does as well.
    """
    return (
        row["coordinated"],
        bool(row["unsure"]),
        not row["searched"],
        not row["statutory"],
        -row["weight"],
        -row["statutory"],
        -row["shared_cells"],
        row["one"],
        row["other"],
    )


def order_functions(row: Row) -> tuple[int, int, str]:
    """Return the key by which functions are sorted: the most uncoordinated first."""
    return -row["uncoordinated"], -row["holders"], row["function"]


def _crowded(
    landscape: Landscape, query: Query, standings: list[Standing], pairs: list[Row]
) -> Result:
    rows: list[Row] = []
    for function, held in by_function(standings).items():
        meeting = [row for row in pairs if function in row["shared"]]
        bodies = {standing.role.holder for standing in held}
        statutory = {
            s.role.holder for s in held if landscape.means("basis", s.role.basis, "statutory")
        }
        coordinated = sum(row["coordinated"] for row in meeting)
        rows.append(
            {
                "function": function,
                "holders": len(bodies),
                "statutory": len(statutory),
                "pairs": len(meeting),
                "coordinated": coordinated,
                "uncoordinated": len(meeting) - coordinated,
                "bodies": tuple(sorted(bodies)),
                "facts": tuple(sorted(standing.fact for standing in held)),
            }
        )
    if query.organisations:
        rows = [row for row in rows if set(query.organisations) & set(row["bodies"])]
    rows.sort(key=order_functions)
    return Result("overlaps", query, CROWDED_COLUMNS, rows, len(landscape.functions))
