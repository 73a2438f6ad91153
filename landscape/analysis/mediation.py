"""What lies between two bodies: the steps from the one to the other, and who mediates."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from itertools import chain
from typing import NamedTuple

from landscape.analysis.result import Row

__all__ = ["Mediation"]


class Mediation(NamedTuple):
    """Who is in touch with whom, as far as the ways between two bodies go.

    `sure` gives what a body is surely in touch with, `possible` what it is or may be in touch with;
    `acting` the organisations that act or may act for a body, or it for them, with the links that
    say so; `arrangements` are those among the partners in which bodies meet.
    """

    sure: Callable[[str], set[str]]
    possible: Callable[[str], set[str]]
    acting: Callable[[str], Mapping[str, set[str]]]
    arrangements: Container[str]

    def may_touch(self, one: str, other: str) -> bool:
        """Return whether two bodies are or may be in touch by a link or a common arrangement."""
        mine, theirs = self.possible(one), self.possible(other)
        return (
            other in mine
            or one in theirs
            or any(partner in self.arrangements for partner in mine & theirs)
        )

    def add_to(self, row: Row) -> None:
        """Add to a pair by which way the one could reach the other.

        `steps` of the shortest path of sure ties: 1, 2 or 3, or 0 where there is none of three;
        `through`, the sure partners of both; `mediators`, the organisations that act for the one
        and are in touch with the other, as far as they may: who perhaps mediates leaves nothing
        surely missing. Links that make a mediator join the facts of a pair that is not in touch
        itself.
        """
        one, other = row["one"], row["other"]
        ends, starts = self.sure(other), self.sure(one)
        common = starts & ends
        if row["coordinated"]:
            steps = 1
        elif common:
            steps = 2
        else:
            steps = 3 if any(self.sure(body) & ends for body in starts) else 0
        mediators: dict[str, set[str]] = {}
        for near, far in ((one, other), (other, one)):
            for body, links in self.acting(near).items():
                if body != far and self.may_touch(body, far):
                    mediators.setdefault(body, set()).update(links)
        row["steps"] = steps
        row["through"] = tuple(sorted(common))
        row["mediators"] = tuple(sorted(mediators))
        if not row["coordinated"]:
            row["facts"] = tuple(sorted({*row["facts"], *chain(*mediators.values())}))
