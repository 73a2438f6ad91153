"""All answers of the registry for a day and an earlier one: what report and site are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from landscape.analysis.query import Query
from landscape.analysis.registry import ANALYSES
from landscape.analysis.result import Result, Row
from landscape.figures import AGAINST
from landscape.model import Body, Event, Landscape

__all__ = ["Answers", "Drift", "answers_of"]


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed between two days.

    `before` has all cells expected on the earlier day. `turned` has the cells whose class changed:
    before, after (either empty where no framework expected the cell on that day) and the row of the
    later day, or of the earlier where there is no later.
    """

    since: str
    until: str
    began: tuple[Body, ...]
    ended: tuple[Body, ...]
    events: tuple[Event, ...]
    turned: tuple[tuple[str, str, Row], ...]
    before: tuple[Row, ...]

    def filled(self) -> list[tuple[str, str, Row]]:
        """Return the cells that surely nobody held before and somebody holds now."""
        empty = ("none", "unsure", "")
        return [turn for turn in self.turned if turn[0] == "none" and turn[1] not in empty]

    def emptied(self) -> list[tuple[str, str, Row]]:
        """Return the cells that somebody held before and nobody holds now."""
        empty = ("none", "unsure", "")
        return [turn for turn in self.turned if turn[1] == "none" and turn[0] not in empty]

    def newly_expected(self) -> list[tuple[str, str, Row]]:
        """Return the cells that no framework expected before."""
        return [turn for turn in self.turned if not turn[0]]


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to every question of the registry, each by each of its ways of counting.

    `cells` has every cell that a framework expects, the well held ones too.
    """

    landscape: Landscape
    query: Query
    results: dict[tuple[str, str], Result]
    cells: tuple[Row, ...]
    drift: Drift | None

    @property
    def day(self) -> str:
        """The day of the answers."""
        return self.query.as_of

    def result(self, name: str) -> Result:
        """Return the answer to a question by its first way of counting."""
        return self.results[name, next(iter(ANALYSES[name].columns))]

    def present(self, table: str) -> list[Any]:
        """Return the records of a table that surely hold on the day."""
        return [record for record, certain in self.landscape.holding(table, self.day) if certain]


def answers_of(
    landscape: Landscape,
    query: Query,
    against: str = AGAINST,
    tell: Callable[[str], None] = lambda step: None,
) -> Answers:
    """Return every answer of the registry.

    Parameters
    ----------
    against
        ISO day with which the day of the query is compared; a day after it compares nothing.
    tell
        Told what is being worked out, for a display of progress.

    Raises
    ------
    QueryError
        The query names what is not there.
    """
    query = query.on(landscape)
    results = {}
    for record in ANALYSES.values():
        for by in record.columns:
            tell(f"{record.id} by {by}")
            results[record.id, by] = record.run(landscape, replace(query, by=by))
    cells = _cells(landscape, query)
    earlier = replace(query, as_of=against).on(landscape)
    drift = None
    if earlier.as_of < query.as_of:
        tell("what changed")
        drift = _drift(landscape, earlier, query, cells)
    return Answers(landscape, query, results, cells, drift)


def _cells(landscape: Landscape, query: Query) -> tuple[Row, ...]:
    return tuple(ANALYSES["gaps"].run(landscape, replace(query, everything=True)).rows)


def _drift(landscape: Landscape, earlier: Query, later: Query, cells: tuple[Row, ...]) -> Drift:
    since, until = earlier.as_of, later.as_of
    old_cells = _cells(landscape, earlier)
    before, after = (
        {(row["function"], row["where"]): row for row in rows} for rows in (old_cells, cells)
    )
    turned = []
    for cell in sorted(before.keys() | after.keys()):
        old, new = (table.get(cell, {}).get("class", "") for table in (before, after))
        if old != new:
            turned.append((old, new, after.get(cell) or before[cell]))
    bodies = sorted(landscape.bodies.values(), key=lambda body: (body.name.casefold(), body.id))
    happened = [
        event
        for event in sorted(landscape.events.values(), key=lambda event: (event.date, event.id))
        if since < event.date <= until
    ]
    return Drift(
        since,
        until,
        tuple(body for body in bodies if since < body.established <= until),
        tuple(body for body in bodies if since < body.dissolved <= until),
        tuple(happened),
        tuple(turned),
        old_cells,
    )
