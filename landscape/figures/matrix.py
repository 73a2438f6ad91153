"""The numbers behind the coverage figures: function x level or setting, who holds each cell.

No drawing here. A number agrees with the answer `gaps`: sure holders only, a forum is not counted
again where one of its members holds the cell itself, and a group of bodies counts as one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from landscape.analysis import gaps
from landscape.analysis.query import Query
from landscape.analysis.standing import Standing, standing_roles
from landscape.model import Landscape

__all__ = ["BRACKETS", "Cell", "Matrix", "bracket", "matrix"]

BRACKETS = ("0", "1", "2–3", "4+")


def bracket(number: int) -> int:
    """Return which bracket a number of holders falls in.

    >>> [bracket(number) for number in (0, 1, 2, 3, 4, 17)]
    [0, 1, 2, 2, 3, 3]
    """
    return 0 if number == 0 else 1 if number == 1 else 2 if number <= 3 else 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A function at a level or in a setting.

    `finding` is the class that the answer `gaps` gives it, empty where no framework expects it;
    `group` says that a group of bodies, such as all NHS trusts, is among the holders; `unsure` has
    the bodies that may hold it, in doubt or their dates missing.
    """

    holders: tuple[str, ...]
    unsure: tuple[str, ...]
    group: bool
    finding: str

    @property
    def number(self) -> int:
        """How many bodies surely hold it."""
        return len(self.holders)

    @property
    def missing(self) -> bool:
        """Whether somebody is expected and nobody surely holds what is expected."""
        return self.finding in ("none", "unsure")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells of one day: by function and place, in the order of the vocabulary."""

    day: str
    by: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    places: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]


def matrix(landscape: Landscape, query: Query, by: str) -> Matrix:
    """Return who holds which function at which level or in which setting, on the query's day."""
    query = replace(query.on(landscape), by=by, everything=True, organisations=())
    found = {(r["function"], r["where"]): r["class"] for r in gaps.run(landscape, query).rows}
    if by == "level":
        places = sorted(landscape.levels, key=lambda name: landscape.levels[name].rank)
    else:
        places = list(landscape.space.settings.leaves)
    asked = query.levels if by == "level" else query.settings
    held: dict[tuple[str, str], list[Standing]] = {}
    for standing in standing_roles(landscape, query):
        for place in _places(landscape, standing, by):
            held.setdefault((standing.role.function, place), []).append(standing)
    members: dict[str, set[str]] = {}
    for membership, certain in landscape.holding("memberships", query.as_of):
        if certain:
            members.setdefault(membership.arrangement, set()).add(membership.member)
    functions = [f for f in landscape.functions if not query.functions or f in query.functions]
    cells = {
        (function, place): _cell(
            landscape, held.get((function, place), []), members, found.get((function, place), "")
        )
        for function in functions
        for place in places
    }
    kept = [
        place
        for place in places
        if (not asked or place in asked)
        and any(cells[function, place].holders or cells[function, place].finding
                for function in functions)
    ]  # fmt: skip
    return Matrix(query.as_of, by, _grouped(landscape, functions), tuple(kept), cells)


def _places(landscape: Landscape, standing: Standing, by: str) -> tuple[str, ...]:
    if by == "level":
        level = landscape.bodies[standing.role.holder].level
        return (level, *landscape.levels[level].also)
    leaves = landscape.space.settings.leaves
    return tuple(leaf for bit, leaf in enumerate(leaves) if standing.settings >> bit & 1)


def _cell(
    landscape: Landscape, standings: list[Standing], members: dict[str, set[str]], finding: str
) -> Cell:
    holders = {standing.role.holder for standing in standings if standing.certain}
    unsure = {standing.role.holder for standing in standings} - holders
    actors = holders & set(landscape.organisations)
    holders = {name for name in holders if name in actors or not members.get(name, set()) & actors}
    group = any(landscape.bodies[name].group for name in holders)
    return Cell(tuple(sorted(holders)), tuple(sorted(unsure)), group, finding)


def _grouped(landscape: Landscape, functions: list[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    labels = {
        term.term: term.label
        for term in landscape.terms.values()
        if term.vocabulary == "function-group"
    }
    groups: dict[str, list[str]] = {}
    for function in functions:
        groups.setdefault(landscape.functions[function].group, []).append(function)
    return tuple((labels.get(name, name), tuple(rows)) for name, rows in groups.items())
