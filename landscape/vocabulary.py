"""The words in which the facts are told, one named tuple a table: functions, levels, kinds, areas.

As in `records`: columns in the table's order, and annotations not postponed.
"""

from typing import NamedTuple

__all__ = [
    "Area",
    "Distinction",
    "Function",
    "Kind",
    "Level",
    "LinkKind",
    "Setting",
    "Term",
    "Topic",
]


class Function(NamedTuple):
    """Something that must be done for safety."""

    id: str
    label: str
    group: str
    definition: str
    topics: tuple[str, ...]
    reach: str
    sources: tuple[str, ...]
    note: str


class Distinction(NamedTuple):
    """How to tell two functions apart."""

    id: str
    function: str
    other: str
    tell_apart: str


class Setting(NamedTuple):
    """A setting of care."""

    id: str
    label: str
    parent: str
    definition: str


class Topic(NamedTuple):
    """A topic of safety."""

    id: str
    label: str
    parent: str
    definition: str


class Level(NamedTuple):
    """A level of the system; rank 1 is the widest. Its bodies act at the levels of `also` too.

    `apart`: they deal with states, and not with the bodies within them.
    """

    id: str
    label: str
    rank: int
    definition: str
    also: tuple[str, ...]
    apart: bool


class Kind(NamedTuple):
    """A kind of organisation or arrangement."""

    id: str
    label: str
    applies_to: str
    sector: str
    definition: str


class LinkKind(NamedTuple):
    """A kind of link and what it means.

    `acting`: one of the two runs, orders or watches the other's work, so that others may meet the
    one through the other.
    """

    id: str
    label: str
    inverse: str
    definition: str
    coordinating: bool
    hierarchical: bool
    symmetric: bool
    succession: bool
    grouping: bool
    acting: bool

    @property
    def tie(self) -> bool:
        """Whether bodies so linked have a channel: they coordinate or one answers to the other."""
        return self.coordinating or self.hierarchical


class Area(NamedTuple):
    """A territory."""

    id: str
    name: str
    kind: str
    parent: str
    ods_code: str
    ons_code: str
    established: str
    dissolved: str
    successors: tuple[str, ...]
    sources: tuple[str, ...]
    note: str


class Term(NamedTuple):
    """A word of a short vocabulary, with the flags by which the program knows its meaning."""

    id: str
    vocabulary: str
    term: str
    label: str
    definition: str
    rank: int
    flags: tuple[str, ...]
