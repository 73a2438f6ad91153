"""Who coordinates with whom on a day: links that are channels, common arrangements, and the
standing of a group's members.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from landscape.model import Landscape

__all__ = ["Tie", "Ties"]


class Tie(NamedTuple):
    """One way in which two bodies are in touch.

    `kind` is the kind of link, or `arrangement` where both belong to one; `through` is that
    arrangement. `facts` are the records it rests on, `certain` whether all of them surely hold.
    """

    kind: str
    through: str
    facts: tuple[str, ...]
    certain: bool


class Ties:
    """The ties of a landscape on one day.

    A tie with a group is a tie with each of its members: a regulator of all registered providers is
    in touch with the NHS trusts among them. Two members of a group are not in touch by that alone.
    Whoever hosts, chairs, sponsors or advises an arrangement takes part in it like its members.
    """

    def __init__(self, landscape: Landscape, day: str) -> None:
        self._links: dict[str, dict[str, list[Tie]]] = {}
        self._arrangements: dict[str, dict[str, list[tuple[str, bool]]]] = {}
        self._groups: dict[str, dict[str, list[tuple[str, bool]]]] = {}
        self._acting: dict[str, dict[str, set[str]]] = {}
        for link, certain in landscape.holding("links", day):
            kind = landscape.link_kinds[link.kind]
            fact = f"links/{link.id}"
            if kind.grouping:
                self._groups.setdefault(link.start, {}).setdefault(link.end, []).append(
                    (fact, certain)
                )
            if kind.tie and link.start != link.end:
                tie = Tie(link.kind, "", (fact,), certain)
                for one, other in ((link.start, link.end), (link.end, link.start)):
                    self._links.setdefault(one, {}).setdefault(other, []).append(tie)
                    body = landscape.organisations.get(other)
                    if kind.acting and body is not None and not body.group:
                        self._acting.setdefault(one, {}).setdefault(other, set()).add(fact)
                    if other in landscape.arrangements:
                        self._take_part(one, other, fact, certain)
        for membership, certain in landscape.holding("memberships", day):
            self._take_part(
                membership.member, membership.arrangement, f"memberships/{membership.id}", certain
            )
        self._found: dict[str, dict[str, tuple[tuple[str, ...], bool]]] = {}

    def _take_part(self, body: str, arrangement: str, fact: str, certain: bool) -> None:
        arrangements = self._arrangements.setdefault(body, {})
        arrangements.setdefault(arrangement, []).append((fact, certain))

    def groups(self, body: str) -> dict[str, tuple[tuple[str, ...], bool]]:
        """Return the body itself and the groups it belongs to, with the facts that say so.

        Of several chains of groups the certain ones count, of these the shortest, and of these the
        first in alphabetical order, so that every engine names the same facts.
        """
        if body not in self._found:
            certain = self._chains(body, certain=True)
            possible = self._chains(body, certain=False)
            self._found[body] = {
                group: (certain.get(group, chain), group in certain)
                for group, chain in possible.items()
            }
        return self._found[body]

    def _chains(self, body: str, *, certain: bool) -> dict[str, tuple[str, ...]]:
        """Return the first of the shortest chains of facts from a body to each of its groups."""
        found: dict[str, tuple[str, ...]] = {body: ()}
        edge = [body]
        while edge:
            reached: dict[str, tuple[str, ...]] = {}
            for at in edge:
                for group, steps in self._groups.get(at, {}).items():
                    for fact, sure in steps:
                        chain = (*found[at], fact)
                        if (
                            group not in found
                            and (sure or not certain)
                            and (group not in reached or chain < reached[group])
                        ):
                            reached[group] = chain
            found |= reached
            edge = list(reached)
        return found

    def is_member(self, one: str, other: str) -> bool:
        """Return whether one of two bodies is, or may be, a group that the other belongs to."""
        return other in self.groups(one) or one in self.groups(other)

    def between(self, one: str, other: str) -> list[Tie]:
        """Return every tie between two bodies, the certain ones first."""
        found: list[Tie] = []
        others = self.groups(other)
        for a, (facts_a, sure_a) in self.groups(one).items():
            for b, (facts_b, sure_b) in others.items():
                sure = sure_a and sure_b
                for tie in self._links.get(a, {}).get(b, ()):
                    found.append(
                        Tie(tie.kind, "", (*facts_a, *facts_b, *tie.facts), tie.certain and sure)
                    )
                if a != b:
                    found.extend(self._common(a, b, (*facts_a, *facts_b), sure))
        found.sort(key=lambda tie: (not tie.certain, tie.kind, tie.through, tie.facts))
        return found

    def _common(self, one: str, other: str, facts: tuple[str, ...], sure: bool) -> Iterator[Tie]:
        mine, theirs = self._arrangements.get(one, {}), self._arrangements.get(other, {})
        for arrangement in mine.keys() & theirs.keys():
            for fact, certain in mine[arrangement]:
                for other_fact, other_certain in theirs[arrangement]:
                    yield Tie(
                        "arrangement",
                        arrangement,
                        (*facts, fact, other_fact),
                        sure and certain and other_certain,
                    )

    def partners(self, body: str, *, possible: bool = False) -> set[str]:
        """Return the bodies with which a body surely has a link, its own or that of its groups;
        if `possible`, those with which it may have one, too.
        """
        found: set[str] = set()
        for at, (_, sure) in self.groups(body).items():
            if sure or possible:
                for other, ties in self._links.get(at, {}).items():
                    if possible or any(tie.certain for tie in ties):
                        found.add(other)
                for arrangement, facts in self._arrangements.get(at, {}).items():
                    if possible or any(certain for _, certain in facts):
                        found.add(arrangement)
        return found

    def acting(self, body: str) -> dict[str, set[str]]:
        """Return the single organisations that act or may act for a body, or it for them, and the
        links that say so.

        By a link of its own: what acts for all of a group acts for none of them in particular.
        """
        return self._acting.get(body, {})
