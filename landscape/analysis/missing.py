"""Missing coordination: bodies whose functions need one another and who are not in touch.

After Cataldo and others (2006, doi 10.1145/1180875.1180929): the coordination that work requires is
A·D·Aᵀ, where A says who holds which function and D which function depends on which, here restricted
to roles whose scopes meet; what is missing is the requirement less the coordination that there is.
Of what is missing, some is mediated: a third body that acts for the one is in touch with the other.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import product

from landscape.analysis.mediation import Mediation
from landscape.analysis.overlaps import comparable, facts_of, is_apart, ways
from landscape.analysis.query import Query, QueryError
from landscape.analysis.result import Column, Result, Row
from landscape.analysis.searches import Searches
from landscape.analysis.standing import Standing, by_function, meet, standing_roles
from landscape.analysis.ties import Ties
from landscape.model import Interdependency, Landscape

__all__ = ["COLUMNS", "counted", "order", "run"]

COLUMNS = (
    Column("one", "first body", "bodies"),
    Column("other", "second body", "bodies"),
    Column("weight", "shared functions and dependencies, weighted (number)"),
    Column("shared", "functions that both hold, where their remits meet", "functions"),
    Column("shared_functions", "functions that both hold (number)", shown=False),
    Column("dependent", "needs of one's function for the other's: needing>needed"),
    Column("dependent_functions", "such needs (number)", shown=False),
    Column("steps", "steps of the shortest path of coordination; 0: none within three"),
    Column("through", "bodies and arrangements that both are in touch with", "bodies"),
    Column(
        "mediators",
        "organisations that act for the one and are in touch with the other, as far as they may",
        "bodies",
    ),
    Column("searched", "whether somebody looked for ties of the one, the other or the two"),
    Column("coordinated", "whether the two are surely in touch", shown=False),
    Column("ways", "kinds of link and arrangements by which they are", shown=False),
    Column("unsure", "ties that may hold: in doubt, or dates missing (number)", shown=False),
)

Meetings = dict[tuple[str, str], list[tuple[Standing, Standing, str, int]]]
"""Pairs of bodies, the first identifier before the second, with the roles that meet, the need
(`needing>needed`, empty for a shared function) and its points."""


def run(landscape: Landscape, query: Query) -> Result:
    """Return the pairs of bodies whose work requires coordination that is not there, ranked.

    Raises
    ------
    QueryError
        `by` is given: rows are always by pair.
    """
    query = query.on(landscape)
    if query.by not in ("", "pair"):
        raise QueryError(f"missing by {query.by!r}: expected pair")
    standings = comparable(landscape, standing_roles(landscape, query), query.groups)
    ties = Ties(landscape, query.as_of)
    mediation = Mediation(
        cache(ties.partners),
        cache(partial(ties.partners, possible=True)),
        ties.acting,
        landscape.arrangements,
    )
    searches = Searches(landscape, query.as_of)
    rows: list[Row] = []
    required = unsure = 0
    for (one, other), met in sorted(_requirements(landscape, standings, query).items()):
        if ties.is_member(one, other):
            continue
        required += 1
        between = ties.between(one, other)
        coordinated = any(tie.certain for tie in between)
        unsure += bool(between) and not coordinated
        if between and not query.everything:
            continue
        row = _row(one, other, met)
        row["coordinated"] = coordinated
        row["ways"] = ways(between)
        row["unsure"] = sum(not tie.certain for tie in between)
        looked = searches.between(one, other)
        row["searched"] = bool(looked)
        row["facts"] = facts_of([(a, b) for a, b, _, _ in met], between, looked)
        mediation.add_to(row)
        rows.append({column.name: row[column.name] for column in COLUMNS} | {"facts": row["facts"]})
    rows.sort(key=order)
    return Result("missing", query, COLUMNS, rows, required, *counted(rows, required, unsure))


def counted(rows: list[Row], required: int, unsure: int) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many pairs are in touch and how not, and how many of these were searched for.

    `rows` hold at least the pairs without any tie; `required` counts all pairs, `unsure` those
    only with ties that are not sure.
    """
    apart = [row for row in rows if is_apart(row)]
    kinds = {
        "missing": [row for row in apart if not row["mediators"]],
        "mediated": [row for row in apart if row["mediators"]],
    }
    totals = {name: len(pairs) for name, pairs in kinds.items()} | {
        "unsure": unsure,
        "coordinated": required - len(apart) - unsure,
    }
    return totals, {name: sum(row["searched"] for row in pairs) for name, pairs in kinds.items()}


def _requirements(landscape: Landscape, standings: list[Standing], query: Query) -> Meetings:
    """Return the pairs of bodies with roles that meet and whose functions are one or depend."""
    asked = set(query.organisations)
    held = by_function(standings)
    own = (function for function in held if not landscape.is_coordination(function))
    needs = [(held[function], held[function], "", 1) for function in own] + [
        (_in_need(landscape, need, held), held.get(need.needs, []),
         f"{need.function}>{need.needs}", need.strength)
        for need in landscape.coordination_needs
        if query.derived or landscape.is_stated(need)
    ]  # fmt: skip
    found: Meetings = {}
    for needing, needed, need, points in needs:
        for first, second in product(needing, needed):
            a, b = first.role.holder, second.role.holder
            if a == b or (not need and a > b) or not meet(first, second):
                continue
            if first.role.mode != second.role.mode:
                continue
            if asked and a not in asked and b not in asked:
                continue
            one, other = (first, second) if a < b else (second, first)
            pair = (one.role.holder, other.role.holder)
            found.setdefault(pair, []).append((one, other, need, points))
    return found


def _in_need(
    landscape: Landscape, need: Interdependency, held: dict[str, list[Standing]]
) -> list[Standing]:
    """Return the roles that have a need: who acts of its own accord awaits nobody's decision."""
    needing = held.get(need.function, [])
    if not landscape.bound_only(need):
        return needing
    return [standing for standing in needing if landscape.is_bound(standing.role)]


def _row(one: str, other: str, met: list[tuple[Standing, Standing, str, int]]) -> Row:
    points: dict[str, int] = {}
    for a, b, need, strength in met:
        key = need or a.role.function
        # Two general remits, or two special ones, meet more closely than a general and a special.
        weight = strength * (2 if a.general == b.general else 1)
        points[key] = max(points.get(key, 0), weight)
    shared = tuple(sorted(key for key in points if ">" not in key))
    dependent = tuple(sorted(key for key in points if ">" in key))
    return {
        "one": one,
        "other": other,
        "weight": sum(points.values()),
        "shared": shared,
        "shared_functions": len(shared),
        "dependent": dependent,
        "dependent_functions": len(dependent),
    }


def order(row: Row) -> tuple[bool, bool, bool, bool, int, int, str, str]:
    """Return the key by which rows are sorted: what nobody coordinates or mediates first, of this
    what was searched for, of this the weightiest.
    """
    return (
        row["coordinated"],
        bool(row["unsure"]),
        bool(row["mediators"]),
        not row["searched"],
        -row["weight"],
        -row["shared_functions"],
        row["one"],
        row["other"],
    )
