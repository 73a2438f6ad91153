"""Coverage and gaps: which cells that a framework expects to be filled are held by whom.

A cell is a function at a level (or in a setting, or on a topic). A gap is always relative to a
framework: an empty cell that nobody expects to be filled is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from landscape.analysis.query import Query, QueryError
from landscape.analysis.reach import Expectation
from landscape.analysis.result import Column, Result, Row
from landscape.analysis.searches import Searches
from landscape.analysis.standing import Standing, by_function, standing_roles
from landscape.model import Landscape, Requirement
from landscape.scope import Tree

__all__ = ["CLASSES", "COLUMNS", "DIMENSIONS", "columns_of", "counted", "order", "run"]

CLASSES = ("none", "unsure", "part", "one", "implicit", "voluntary", "covered")
"""In order of concern: nobody holds the cell; only facts that are not sure may hold it; its holders
together reach only a part of the territory, settings and topics for which it is expected; one body
holds it; nobody holds it with safety named; nobody is bound to; otherwise."""

DIMENSIONS = ("level", "setting", "topic")

COLUMNS = (
    Column("function", "what must be done", "functions"),
    Column("where", "level, setting or topic of the cell", "levels"),
    Column("class", "none, unsure, part, one, implicit, voluntary or covered"),
    Column("holders", "bodies that hold the cell", "bodies"),
    Column("explicit", "of those for the whole territory, with patient safety named (number)"),
    Column("statutory", "of those for the whole territory, bound by statute (number)"),
    Column("unsure", "further bodies that may hold it: in doubt, or dates missing (number)"),
    Column("strength", "must, should or aspires: the strongest expectation"),
    Column("stated", "whether a page says at which level, or it is our inference", shown=False),
    Column("expected_by", "rows of frameworks that expect it", "requirements", shown=False),
    Column("roles", "roles of this function that were compared (number)", shown=False),
    Column("searched", "whether somebody looked for further holders and found none"),
)


def run(landscape: Landscape, query: Query) -> Result:
    """Return the cells that frameworks expect and how each is held, the emptiest first.

    Raises
    ------
    QueryError
        `by` is none of level, setting and topic.
    """
    query = query.on(landscape)
    dimension = query.by or "level"
    if dimension not in DIMENSIONS:
        raise QueryError(f"gaps by {dimension!r}: expected one of {', '.join(DIMENSIONS)}")
    cells = _expected(landscape, query, dimension)
    # The levels asked for choose the cells; what is looked through is the function at any level.
    standings = by_function(standing_roles(landscape, replace(query, levels=())))
    members = _members(landscape, query.as_of)
    searches = Searches(landscape, query.as_of)
    rows = []
    for (function, where), requirements in cells.items():
        looked = searches.cell(function, where if dimension == "level" else "")
        rows.append(
            _row(landscape, query, dimension, function, where, requirements,
                 standings.get(function, []), members, looked)
        )  # fmt: skip
    totals, searched = counted(rows)
    if query.organisations:
        rows = [row for row in rows if set(query.organisations) & set(row["holders"])]
    if not query.everything:
        rows = [row for row in rows if row["class"] != "covered"]
    rows.sort(key=order(landscape))
    return Result("gaps", query, columns_of(query), rows, len(cells), totals, searched)


def columns_of(query: Query) -> tuple[Column, ...]:
    """Return the columns of an answer: which levels are ours is shown where they are asked for."""
    return tuple(
        column._replace(refers_to=f"{query.by or 'level'}s")
        if column.name == "where"
        else column._replace(shown=query.derived)
        if column.name == "stated"
        else column
        for column in COLUMNS
    )


def counted(rows: list[Row]) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many cells each class has, and for how many of each somebody searched."""
    totals = {name: sum(row["class"] == name for row in rows) for name in CLASSES}
    searched = {
        name: sum(row["class"] == name and row["searched"] for row in rows)
        for name in CLASSES
        if name != "covered"
    }
    return totals, searched


def _expected(
    landscape: Landscape, query: Query, dimension: str
) -> dict[tuple[str, str], list[Requirement]]:
    """Return the cells that requirements in force expect, and which do."""
    space = landscape.space
    settings = space.settings.mask(query.settings or (space.settings.root,))
    topics = space.topics.mask(query.topics or (space.topics.root,))
    cells: dict[tuple[str, str], list[Requirement]] = {}
    for requirement, certain in landscape.holding("requirements", query.as_of):
        if (
            not certain
            or landscape.is_unverified(requirement)
            or (query.frameworks and requirement.framework not in query.frameworks)
            or (query.levels and not set(query.levels) & set(_levels(query, requirement)))
            or not space.settings.mask(requirement.settings) & settings
            or not space.topics.mask(requirement.topics) & topics
        ):
            continue
        for where in _places(landscape, query, dimension, requirement):
            for function in requirement.functions:
                if not query.functions or function in query.functions:
                    cells.setdefault((function, where), []).append(requirement)
    return cells


def _levels(query: Query, requirement: Requirement) -> tuple[str, ...]:
    """Return the levels at which a requirement expects something: those that its page states."""
    return requirement.levels if query.derived or requirement.levels_basis == "stated" else ()


def _places(
    landscape: Landscape, query: Query, dimension: str, requirement: Requirement
) -> Iterable[str]:
    if dimension == "level":
        levels = _levels(query, requirement)
        return [level for level in levels if not query.levels or level in query.levels]
    if dimension == "setting":
        tree, asked, words = landscape.space.settings, query.settings, requirement.settings
    else:
        tree, asked, words = landscape.space.topics, query.topics, requirement.topics
    return set(tree.leaves_under(words)) & set(tree.leaves_under(asked or (tree.root,)))


def _members(landscape: Landscape, day: str) -> dict[str, set[str]]:
    """Return who surely belongs to each arrangement on a day."""
    members: dict[str, set[str]] = {}
    for membership, certain in landscape.holding("memberships", day):
        if certain:
            members.setdefault(membership.arrangement, set()).add(membership.member)
    return members


def _holds_cell(
    landscape: Landscape, standing: Standing, dimension: str, where: str, expected: Tree | None
) -> bool:
    if dimension == "level":
        level = landscape.bodies[standing.role.holder].level
        return where == level or where in landscape.levels[level].also
    assert expected is not None
    mask = standing.settings if dimension == "setting" else standing.topics
    return bool(mask & expected.mask((where,)))


def _row(
    landscape: Landscape,
    query: Query,
    dimension: str,
    function: str,
    where: str,
    requirements: list[Requirement],
    standings: list[Standing],
    members: dict[str, set[str]],
    looked: list[str],
) -> Row:
    space = landscape.space
    tree = {"level": None, "setting": space.settings, "topic": space.topics}[dimension]
    here = {dimension: (where,)}
    settings = space.settings.mask(here.get("setting") or query.settings or (space.settings.root,))
    topics = space.topics.mask(here.get("topic") or query.topics or (space.topics.root,))
    expected = [
        Expectation.of(landscape, r, function).within(settings, topics) for r in requirements
    ]
    inside = [
        standing
        for standing in standings
        if _holds_cell(landscape, standing, dimension, where, tree)
        and any(one.meets(landscape, standing) for one in expected)
    ]
    certain = [standing for standing in inside if standing.certain]
    reached = all(one.reached(landscape, certain) for one in expected)
    actors = {s.role.holder for s in certain if s.role.holder in landscape.organisations}
    # A forum is not counted again where one of its members holds the cell itself.
    certain = [
        s
        for s in certain
        if s.role.holder in actors or not members.get(s.role.holder, set()) & actors
    ]
    holders = {s.role.holder for s in certain}
    wide = [
        s
        for s in certain
        if any(one.meets(landscape, s) and one.spans(landscape, s) for one in expected)
    ]
    explicit = {s.role.holder for s in wide if s.role.explicit}
    statutory = {s.role.holder for s in wide if landscape.means("basis", s.role.basis, "statutory")}
    bound = {s.role.holder for s in wide if landscape.is_bound(s.role)}
    unsure = {s.role.holder for s in inside if not s.certain} - holders
    ranks = {
        term.term: term.rank for term in landscape.terms.values() if term.vocabulary == "strength"
    }
    return {
        "function": function,
        "where": where,
        "class": _class(holders, unsure, reached, _is_one(landscape, wide), explicit, bound),
        "holders": tuple(sorted(holders)),
        "explicit": len(explicit),
        "statutory": len(statutory),
        "unsure": len(unsure),
        "strength": min((r.strength for r in requirements), key=lambda word: ranks[word]),
        "stated": any(r.levels_basis == "stated" for r in requirements),
        "expected_by": tuple(sorted(r.id for r in requirements)),
        "roles": len(standings),
        "searched": bool(looked),
        "facts": tuple(
            sorted(
                {
                    *looked,
                    *(s.fact for s in inside),
                    *(f"requirements/{r.id}" for r in requirements),
                }
            )
        ),
    }


def _is_one(landscape: Landscape, standings: list[Standing]) -> bool:
    """Return whether roles are held by one body alone, which is no group."""
    holders = {standing.role.holder for standing in standings}
    return len(holders) == 1 and not any(landscape.bodies[holder].group for holder in holders)


def _class(
    holders: set[str],
    unsure: set[str],
    reached: bool,
    is_one: bool,
    explicit: set[str],
    bound: set[str],
) -> str:
    if not holders:
        return "unsure" if unsure else "none"
    if not reached:
        return "part"
    if is_one:
        return "one"
    if not explicit:
        return "implicit"
    return "covered" if bound else "voluntary"


def order(landscape: Landscape) -> Callable[[Row], tuple[int, bool, bool, int, int, str, str]]:
    """Return the key by which rows are sorted: the gravest first, of these the searched for, of
    these those whose level a page states.
    """
    strength = {
        term.term: term.rank for term in landscape.terms.values() if term.vocabulary == "strength"
    }
    rank = {level.id: level.rank for level in landscape.levels.values()}

    def key(row: Row) -> tuple[int, bool, bool, int, int, str, str]:
        return (
            CLASSES.index(row["class"]),
            not row["searched"],
            not row["stated"],
            strength[row["strength"]],
            rank.get(row["where"], 0),
            row["where"],
            row["function"],
        )

    return key
