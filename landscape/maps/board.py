"""What every view draws from: the landscape on one day, its ties, labels and computed answers.

Nothing is placed or coloured here, and no view is known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from landscape.analysis.query import Query
from landscape.analysis.registry import ANALYSES
from landscape.analysis.result import Result
from landscape.maps.encode import SHARED, family_of, link_family
from landscape.maps.labels import wrap
from landscape.maps.security import clean
from landscape.model import Arrangement, Body, Landscape, Link, Membership
from landscape.time import Holds

__all__ = ["MEMBERSHIP", "Board", "Tie"]

MEMBERSHIP = "member"
"""The kind under which memberships are drawn and filtered among the kinds of link."""

Tie = Link | Membership


class Board:
    """A landscape on a day, with what the views ask of it more than once.

    Parameters
    ----------
    day, since
        ISO days: that of the map, and the earlier one with which changes are compared.
    """

    def __init__(self, landscape: Landscape, day: str, since: str) -> None:
        self.landscape = landscape
        self.day = day
        self.since = since
        self._answers: dict[tuple[str, str], Result] = {}

    def answer(self, analysis: str, day: str = "") -> Result:
        """Return the answer to a question on a day (that of the map where none is given)."""
        key = (analysis, day or self.day)
        if key not in self._answers:
            query = Query(as_of=key[1], everything=analysis == "gaps")
            self._answers[key] = ANALYSES[analysis].run(self.landscape, query)
        return self._answers[key]

    def body(self, name: str) -> Body:
        """Return an organisation or arrangement."""
        return self.landscape.bodies[name]

    def label(self, name: str) -> str:
        """Return the label of a body on the map, in lines."""
        return wrap(clean(self.short(name)))

    def short(self, name: str) -> str:
        """Return the abbreviation of a body, or its name where it has none of its own."""
        body = self.body(name)
        alone = self._abbreviated[body.abbreviation] == 1
        return body.abbreviation if body.abbreviation and alone else body.name

    @cached_property
    def _abbreviated(self) -> Counter[str]:
        return Counter(body.abbreviation for body in self.landscape.bodies.values())

    def labels(self, names: Iterable[str]) -> dict[str, str]:
        """Return the labels of bodies."""
        return {name: self.label(name) for name in names}

    def is_arrangement(self, name: str) -> bool:
        """Return whether a body is a forum, agreement or system."""
        return name in self.landscape.arrangements

    def sector(self, name: str) -> str:
        """Return the colour family of a body."""
        if self.is_arrangement(name):
            return SHARED
        kind = self.landscape.kinds.get(self.body(name).kind)
        return family_of(kind.sector if kind else "")

    def exists(self, name: str, day: str = "") -> Holds:
        """Return whether a body exists on a day (that of the map where none is given)."""
        return self.landscape.holds(self.body(name), day or self.day)

    @cached_property
    def present(self) -> frozenset[str]:
        """Bodies that exist, or may, on the day of the map."""
        return frozenset(
            name for name in self.landscape.bodies if self.exists(name) is not Holds.NO
        )

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Links and memberships that hold, or may, on the day of the map."""
        tables = ("links", "memberships")
        return tuple(
            record for table in tables for record, _ in self.landscape.holding(table, self.day)
        )

    def family(self, tie: Tie) -> str:
        """Return the family in which a tie is drawn."""
        if isinstance(tie, Membership):
            return "membership"
        return link_family(self.landscape.link_kinds[tie.kind])

    def pairs(self, *families: str) -> list[tuple[str, str]]:
        """Return the two ends of each tie of some families on the day, in the order of the tie."""
        return [ends(tie) for tie in self.ties if not families or self.family(tie) in families]

    @cached_property
    def weight(self) -> Counter[str]:
        """How many ties and roles each body has, on whatever day: how much there is to show."""
        count: Counter[str] = Counter()
        for tables in (self.landscape.links, self.landscape.memberships):
            for tie in tables.values():
                count.update(ends(tie))
        for role in self.landscape.all_roles.values():
            count[role.holder] += 1
        return count

    def by_weight(self, names: Iterable[str]) -> list[str]:
        """Return bodies, those with most to show first."""
        return sorted(names, key=lambda name: (-self.weight[name], name))

    @cached_property
    def levels(self) -> list[tuple[str, str]]:
        """Levels, the widest first, with their labels."""
        found = sorted(self.landscape.levels.values(), key=lambda level: (level.rank, level.id))
        return [(level.id, clean(level.label)) for level in found]

    def kind_of_arrangement(self, name: str) -> str:
        """Return forum, agreement or system."""
        body = self.body(name)
        return body.type if isinstance(body, Arrangement) else ""


def ends(tie: Tie) -> tuple[str, str]:
    """Return the two bodies that a tie joins."""
    if isinstance(tie, Membership):
        return tie.member, tie.arrangement
    return tie.start, tie.end
