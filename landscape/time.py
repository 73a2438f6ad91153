"""When a fact holds: partial dates, spans, the three-valued answer. No I/O, no records."""

from __future__ import annotations

import calendar
import datetime
from enum import StrEnum
from typing import NamedTuple

__all__ = ["ALWAYS", "BEGINNING", "END", "NEVER", "Holds", "Span", "first_day", "last_day"]

BEGINNING = "0001-01-01"
END = "9999-12-31"


class Holds(StrEnum):
    """Whether a fact holds on a day: yes, no, or unknown because a date is missing or partial."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def first_day(date: str) -> str:
    """Return the first day that a year, year-month or day can mean, as an ISO day.

    >>> first_day("2013"), first_day("2013-04"), first_day("2013-04-09")
    ('2013-01-01', '2013-04-01', '2013-04-09')
    """
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """Return the last day that a year, year-month or day can mean, as an ISO day.

    >>> last_day("2013"), last_day("2024-02"), last_day("2013-04-09")
    ('2013-12-31', '2024-02-29', '2013-04-09')
    """
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date


def day_after(day: str) -> str:
    """Return the day after an ISO day.

    >>> day_after("2024-02-29"), day_after("2021-12-31")
    ('2024-03-01', '2022-01-01')
    """
    if day >= END:
        return END
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1))


class Span(NamedTuple):
    """Two nested intervals of ISO days, each from its first day up to but not with its last.

    Within the inner one the fact certainly holds, outside the outer one it certainly does not, and
    between them nobody can tell. An empty inner interval is written with its end at its start.
    """

    certain_from: str
    certain_until: str
    possible_from: str
    possible_until: str

    @classmethod
    def of(cls, since: str = "", until: str = "", attested: str = "") -> Span:
        """Return the span of a fact from its partial dates.

        Parameters
        ----------
        since
            First day on which it holds. Empty: not known, so the fact is certain only from the day
            on which a source attests it.
        until
            First day on which it holds no longer. Empty: open.
        attested
            Partial date of the earliest source. Empty with an empty `since`: certain from the
            beginning, which is how a life without a known start bears on the facts within it.

        Examples
        --------
        >>> Span.of("2013", "2023-10-01").on("2013-07-01")
        <Holds.UNKNOWN: 'unknown'>
        >>> Span.of("", "", attested="2020-05").on("2019-01-01")
        <Holds.UNKNOWN: 'unknown'>
        """
        if since:
            possible_from, certain_from = first_day(since), last_day(since)
        else:
            possible_from = BEGINNING
            certain_from = last_day(attested) if attested else BEGINNING
        certain_until, possible_until = (first_day(until), last_day(until)) if until else (END, END)
        return cls(certain_from, max(certain_from, certain_until), possible_from, possible_until)

    def in_doubt(self) -> Span:
        """Return the span of a fact that may hold as this one does and is never certain."""
        return self._replace(certain_until=self.certain_from)

    def ending_in_doubt(self, until: str, shown: str) -> Span:
        """Return the span of a fact whose end, as written (empty: none), no page bears out.

        It may go on for ever. It is certain up to the written end, and up to the day of the last
        page that shows it (a partial date; empty: no page has one); if both are empty, never.
        """
        ends = [first_day(until)] if until else []
        if shown:
            ends.append(day_after(first_day(shown)))
        certain_until = max((self.certain_from, *ends))
        return self._replace(certain_until=certain_until, possible_until=END)

    def on(self, day: str) -> Holds:
        """Return whether the fact holds on an ISO day."""
        if self.certain_from <= day < self.certain_until:
            return Holds.YES
        if self.possible_from <= day < self.possible_until:
            return Holds.UNKNOWN
        return Holds.NO

    def __and__(self, other: Span) -> Span:
        """Return the span in which both hold: the conjunction, day by day, of the two answers."""
        certain_from = max(self.certain_from, other.certain_from)
        possible_from = max(self.possible_from, other.possible_from)
        return Span(
            certain_from,
            max(certain_from, min(self.certain_until, other.certain_until)),
            possible_from,
            max(possible_from, min(self.possible_until, other.possible_until)),
        )


ALWAYS = Span(BEGINNING, END, BEGINNING, END)
NEVER = Span(BEGINNING, BEGINNING, BEGINNING, BEGINNING)
