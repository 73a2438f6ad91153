"""What is asked: the day, the filters and the options of a question. No answers here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from landscape.model import Landscape
from landscape.time import first_day

__all__ = ["Query", "QueryError"]

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class QueryError(ValueError):
    """A question names something that the landscape does not have."""


@dataclass(frozen=True, slots=True)
class Query:
    """The parameters of a question. Every engine answers the same query with the same rows.

    Parameters
    ----------
    as_of
        ISO day for which the answer is given; empty: the review date of the data.
    functions, settings, topics
        Only roles of these functions, and only roles whose scope meets these settings and topics.
    levels, kinds
        Only bodies at these levels and of these kinds.
    organisations
        Only rows that concern one of these bodies.
    by
        What the rows are by; each question says which values it takes.
    frameworks
        Only what these frameworks expect; empty: every framework with a source.
    groups
        Whether groups of bodies (all NHS trusts) are compared like bodies.
    derived
        Whether what is our inference and not the page's counts too: the level at which a function
        is expected, the need of one function for another.
    everything
        Whether rows that are no finding (a covered cell, a coordinated pair) are given too.
    """

    as_of: str = ""
    functions: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    by: str = ""
    frameworks: tuple[str, ...] = ()
    groups: bool = False
    derived: bool = False
    everything: bool = False

    def on(self, landscape: Landscape) -> Query:
        """Return the query with its day filled in, after checking each name against the landscape.

        Raises
        ------
        QueryError
            A name is not in the landscape, or the day is none.
        """
        for option, names, table in (
            ("function", self.functions, landscape.functions),
            ("setting", self.settings, landscape.settings),
            ("topic", self.topics, landscape.topics),
            ("level", self.levels, landscape.levels),
            ("kind", self.kinds, landscape.kinds),
            ("organisation", self.organisations, landscape.bodies),
            ("framework", self.frameworks, landscape.frameworks),
        ):
            for name in names:
                if name not in table:
                    raise QueryError(_unknown(option, name, table))
        return replace(self, as_of=_day(self.as_of or landscape.reviewed))

    def parameters(self) -> dict[str, Any]:
        """Return what was asked, as a dictionary without what was left at its default."""
        return {name: value for name, value in asdict(self).items() if value not in ((), "", False)}


def _day(date: str) -> str:
    if not _DAY.fullmatch(date):
        raise QueryError(f"{date!r} is not a date: expected a year, year-month or day (2023-07-11)")
    return first_day(date)


def _unknown(option: str, name: str, table: Iterable[str]) -> str:
    from difflib import get_close_matches

    words = sorted(table)
    near = get_close_matches(name, words, 3)
    if near:
        return f"no {option} {name!r}: did you mean {' or '.join(map(repr, near))}?"
    some = ", ".join(words[:40]) + (", ..." if len(words) > 40 else "")
    return f"no {option} {name!r}: expected one of {some}"
