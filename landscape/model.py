"""The landscape: everything a stack of data packages says, and what holds on a day. No I/O."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from landscape.records import (
    RECORDS,
    Arrangement,
    Body,
    Change,
    Event,
    Finding,
    Framework,
    Interdependency,
    Link,
    Membership,
    Organisation,
    Recommendation,
    Requirement,
    Retirement,
    Role,
    RoleTemplate,
    Search,
    Source,
    columns,
)
from landscape.scope import Scope, Space, Tree
from landscape.time import NEVER, Holds, Span
from landscape.vocabulary import (
    Area,
    Distinction,
    Function,
    Kind,
    Level,
    LinkKind,
    Setting,
    Term,
    Topic,
)

if TYPE_CHECKING:
    import networkx

__all__ = [
    "RECORDS",
    "Area",
    "Arrangement",
    "Body",
    "Change",
    "Distinction",
    "Event",
    "Finding",
    "Framework",
    "Function",
    "Interdependency",
    "Kind",
    "Landscape",
    "Level",
    "Link",
    "LinkKind",
    "Membership",
    "Organisation",
    "Recommendation",
    "Requirement",
    "Retirement",
    "Role",
    "RoleTemplate",
    "Search",
    "Setting",
    "Source",
    "Term",
    "Topic",
    "columns",
]


CLAIM = frozenset(("holder", "function", "from", "to", "kind", "member", "arrangement", "capacity"))
"""Columns that make a role, link or membership: one that is in doubt puts the whole in doubt."""

Dated = Role | Link | Membership | Organisation | Arrangement | Requirement | Event


def _since(record: Role | Link | Membership | Body) -> str:
    """Return the first day of a record as written; empty where it is not known or in doubt."""
    if isinstance(record, Organisation | Arrangement):
        return "" if "established" in record.doubtful else record.established
    return "" if "since" in record.doubtful else record.since


def _until(record: Role | Link | Membership | Body) -> tuple[str, bool]:
    """Return the first day on which a record no longer holds, as written, and if it is in doubt."""
    if isinstance(record, Organisation | Arrangement):
        return record.dissolved, "dissolved" in record.doubtful
    return record.until, "until" in record.doubtful


@dataclass(frozen=True)
class Landscape:
    """Everything a stack of data packages says, by table and identifier.

    Parameters
    ----------
    name, version, created, reviewed
        Of the base package. `reviewed` is the day up to which the evidence was followed: the day
        for which questions are answered unless another is asked for.
    fingerprint
        SHA-256 over the bytes read, so that a result can name the data it came from.
    packages
        Where each package of the stack was read from, the base first.
    """

    name: str
    version: str
    created: str
    reviewed: str
    fingerprint: str
    packages: tuple[str, ...]
    sources: Mapping[str, Source]
    organisations: Mapping[str, Organisation]
    arrangements: Mapping[str, Arrangement]
    roles: Mapping[str, Role]
    role_templates: Mapping[str, RoleTemplate]
    links: Mapping[str, Link]
    memberships: Mapping[str, Membership]
    searches: Mapping[str, Search]
    events: Mapping[str, Event]
    findings: Mapping[str, Finding]
    recommendations: Mapping[str, Recommendation]
    changes: Mapping[str, Change]
    frameworks: Mapping[str, Framework]
    requirements: Mapping[str, Requirement]
    interdependencies: Mapping[str, Interdependency]
    functions: Mapping[str, Function]
    distinctions: Mapping[str, Distinction]
    settings: Mapping[str, Setting]
    topics: Mapping[str, Topic]
    levels: Mapping[str, Level]
    kinds: Mapping[str, Kind]
    link_kinds: Mapping[str, LinkKind]
    areas: Mapping[str, Area]
    terms: Mapping[str, Term]
    retirements: Mapping[str, Retirement]
    _spans: dict[tuple[type, str], Span] = field(default_factory=dict, compare=False, repr=False)
    _lives: dict[str, Span] = field(default_factory=dict, compare=False, repr=False)

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table by its name.

        Raises
        ------
        KeyError
            There is no such table.
        """
        if name not in RECORDS:
            raise KeyError(name)
        table: Mapping[str, Any] = getattr(self, name)
        return table

    def with_tables(self, **tables: Mapping[str, Any]) -> Landscape:
        """Return another landscape in which the named tables are replaced."""
        changes: dict[str, Any] = {"_spans": {}, "_lives": {}, **tables}
        return replace(self, **changes)

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """Organisations and arrangements by identifier: whatever a link can join."""
        return {**self.organisations, **self.arrangements}

    @cached_property
    def all_roles(self) -> Mapping[str, Role]:
        """Roles as written, and the duties of each type as roles of its group."""
        applied = (template for template in self.role_templates.values() if template.apply)
        return {**self.roles, **{template.id: template.as_role() for template in applied}}

    @cached_property
    def space(self) -> Space:
        """The trees of settings, topics and areas."""
        return Space(
            *(
                Tree({row.id: row.parent for row in table.values()})
                for table in (self.settings, self.topics, self.areas)
            )
        )

    @cached_property
    def flags(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """What each word of a short vocabulary means to the program."""
        return {(term.vocabulary, term.term): term.flags for term in self.terms.values()}

    def means(self, vocabulary: str, word: str, flag: str) -> bool:
        """Return whether a word of a short vocabulary carries a flag."""
        return flag in self.flags.get((vocabulary, word), ())

    def is_unverified(self, record: Any) -> bool:
        """Return whether no page was found for a record."""
        return self.means("support", record.support, "unverified")

    def area_of(self, role: Role) -> str:
        """Return the area of a role: its own, or that of its holder."""
        return role.area or self.bodies[role.holder].area

    @cached_property
    def coordination_needs(self) -> tuple[Interdependency, ...]:
        """Needs that call for a tie between who needs and who is needed.

        Not those without a page; nor a need for what is published for everybody, or for a resource
        that any one giver can supply; nor what coordination needs or is needed for, since it is
        itself what is looked for and no work that calls for it.
        """
        return tuple(
            need
            for need in self.interdependencies.values()
            if need.function != need.needs
            and not self.is_unverified(need)
            and not self.means("need", need.kind, "any-giver")
            and not self.means("reach", self.functions[need.needs].reach, "to-all")
            and not self.is_coordination(need.function)
            and not self.is_coordination(need.needs)
        )

    def is_stated(self, need: Interdependency) -> bool:
        """Return whether a page states a need, or it is our inference."""
        return need.basis == "stated"

    def bound_only(self, need: Interdependency) -> bool:
        """Return whether only those have a need who are bound to what they do."""
        return self.means("need", need.kind, "bound-only")

    def is_bound(self, role: Role) -> bool:
        """Return whether a page binds a holder to its role, or it deals with states.

        No law of a state could bind those.
        """
        apart = self.levels[self.bodies[role.holder].level].apart
        return apart or not self.means("basis", role.basis, "voluntary")

    def is_coordination(self, function: str) -> bool:
        """Return whether a function is itself what brings bodies into touch."""
        return self.means("reach", self.functions[function].reach, "coordination")

    @cached_property
    def objects(self) -> tuple[str, ...]:
        """On whom or on what a role can act within health and care.

        The words of the vocabulary and those that roles use; where there are none, care as a whole.
        """
        terms = (term.term for term in self.terms.values() if term.vocabulary == "object")
        used = (word for role in self.all_roles.values() for word in role.objects)
        words = dict.fromkeys((*terms, *used))
        return tuple(w for w in words if not self.means("object", w, "outside")) or ("care",)

    def objects_of(self, role: Role) -> frozenset[str]:
        """Return on whom or on what a role acts within health and care: all where none is named.

        A role that acts outside health and care only has none.
        """
        return frozenset(self.objects).intersection(role.objects or self.objects)

    def scope(self, role: Role) -> Scope:
        """Return how far a role extends."""
        settings, topics = self.space.settings, self.space.topics
        return Scope(
            role.function,
            settings.meet_sets(role.settings, (settings.root,)),
            topics.meet_sets(role.topics, (topics.root,)),
            self.objects_of(role),
            self.area_of(role),
        )

    def attested(self, record: Any) -> str:
        """Return the earliest date on which a source shows a record; else the review date."""
        return min(self._shown(record), default=self.reviewed)

    def _shown(self, record: Any) -> list[str]:
        """Return the dates on which sources show a record, as far as they are known."""
        return [
            source.published
            for name in record.sources
            if (source := self.sources.get(name)) is not None and source.published
        ]

    def _by_dates(self, record: Role | Link | Membership | Body, attested: str = "") -> Span:
        """Return the span of a record by its own dates."""
        until, in_doubt = _until(record)
        span = Span.of(_since(record), until, attested)
        if not in_doubt:
            return span
        return span.ending_in_doubt(until, max(self._shown(record), default=""))

    def span(self, record: Dated) -> Span:
        """Return when a record holds, within the life of the bodies it belongs to."""
        key = (type(record), record.id)
        span = self._spans.get(key)
        if span is None:
            span = self._spans[key] = self._span(record)
        return span

    def _span(self, record: Dated) -> Span:
        if isinstance(record, Event):
            return Span.of(record.date)
        if isinstance(record, Requirement):
            return Span.of(record.since or self.frameworks[record.framework].date, record.until)
        since = _since(record)
        meaning = self.flags.get(("status", record.status), ())
        if "not-in-force" in meaning or ("only-from-its-date" in meaning and not since):
            return NEVER
        span = self._by_dates(record, "" if since else self.attested(record))
        if isinstance(record, Organisation | Arrangement):
            return span
        if not CLAIM.isdisjoint(record.doubtful):
            span = span.in_doubt()
        if isinstance(record, Role):
            return span & self._life(record.holder)
        if isinstance(record, Membership):
            return span & self._life(record.member) & self._life(record.arrangement)
        if isinstance(record, Link) and not self.link_kinds[record.kind].succession:
            return span & self._life(record.start) & self._life(record.end)
        return span

    def _life(self, body: str) -> Span:
        """Return the known life of a body: a start that is not known bears on nothing within it."""
        life = self._lives.get(body)
        if life is None:
            record = self.bodies[body]
            if "not-in-force" in self.flags.get(("status", record.status), ()):
                life = NEVER
            else:
                life = self._by_dates(record)
                if _until(record) == ("", True) and not self._shown(record):
                    # Until when it lived nobody knows: that bears on nothing within its life.
                    life = Span.of(_since(record))
            self._lives[body] = life
        return life

    def holds(self, record: Dated, day: str) -> Holds:
        """Return whether a record holds on an ISO day: yes, no, or unknown."""
        return self.span(record).on(day)

    def _repr_html_(self) -> str:
        from landscape.notebook import landscape_html

        return landscape_html(self)

    def to_networkx(self, as_of: str = "") -> networkx.MultiDiGraph:
        """Return the landscape as a directed multigraph; see `landscape.graph.to_networkx`."""
        from landscape.graph import to_networkx

        return to_networkx(self, as_of)

    def holding(self, table: str, day: str) -> Iterator[tuple[Any, bool]]:
        """Yield the records of a table that hold or may hold on a day, and whether it is certain.

        The table `all_roles` has the roles and the duties of each type.
        """
        records = self.all_roles if table == "all_roles" else self.table(table)
        for record in records.values():
            answer = self.holds(record, day)
            if answer is not Holds.NO:
                yield record, answer is Holds.YES
