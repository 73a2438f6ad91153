"""What an analysis returns: rows, what they are out of, and the facts each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from landscape.analysis.query import Query
from landscape.model import RECORDS, Landscape

__all__ = ["Column", "Result", "Row", "sources_of"]

Row = dict[str, Any]
"""A row of an answer: text, number, truth value or tuple of identifiers by column, and in
`facts` the records it rests on, each written `table/identifier`."""


class Column(NamedTuple):
    """A column of an answer: its name, what it says, and what its identifiers refer to.

    `refers_to` is a table, so that a reader can be shown names; empty where the values are numbers
    or words.
    """

    name: str
    meaning: str
    refers_to: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a question.

    `out_of` counts what the rows were drawn from (the denominator); `totals` gives further counts,
    `searched` for how many of each total somebody looked and did not find more.
    """

    analysis: str
    query: Query
    columns: tuple[Column, ...]
    rows: list[Row]
    out_of: int
    totals: Mapping[str, int] = field(default_factory=dict)
    searched: Mapping[str, int] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        from landscape.notebook import result_html

        return result_html(self)

    def column_names(self) -> tuple[str, ...]:
        """Return the names of the columns in order."""
        return tuple(column.name for column in self.columns)


def sources_of(landscape: Landscape, facts: Iterable[str]) -> tuple[str, ...]:
    """Return the identifiers of the sources on which facts (`table/identifier`) rest, sorted.

    Raises
    ------
    KeyError
        A fact is not in the landscape.
    """
    found: set[str] = set()
    for fact in facts:
        table, _, name = fact.partition("/")
        if table not in RECORDS:
            raise KeyError(fact)
        found.update(landscape.table(table)[name].sources)
    return tuple(sorted(found))
