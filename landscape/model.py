"""The records of a data package and the Landscape that holds them. Frozen; no reading, no writing.

Records are named tuples: they are made by the thousand at every start, and tuples are made fastest.

Each record has the columns of its table, in the table's order; `data/datapackage.json` says what
each column means. Dates are partial ISO dates as written (`2013`, `2013-04`, `2013-04-09`), empty
where not known. A column `from` or `to` of a link is called `start` or `end` here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from landscape.scope import Scope, Space, Tree
from landscape.time import NEVER, Holds, Span

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
    "Setting",
    "Source",
    "Term",
    "Topic",
    "columns",
]


class Source(NamedTuple):
    """A page or document."""

    id: str
    title: str
    publisher: str
    url: str
    published: str
    accessed: str
    kind: str
    seen: bool | None
    note: str


class Organisation(NamedTuple):
    """A body that can hold a duty, or a group of such bodies."""

    id: str
    name: str
    abbreviation: str
    aliases: tuple[str, ...]
    kind: str
    level: str
    area: str
    group: bool
    statutory: bool | None
    legal_basis: str
    established: str
    dissolved: str
    status: str
    remit: str
    url: str
    sources: tuple[str, ...]
    support: str
    checked: str
    doubtful: tuple[str, ...]
    note: str


class Arrangement(NamedTuple):
    """A forum, agreement or shared information system: a way to coordinate, not an actor."""

    id: str
    name: str
    abbreviation: str
    aliases: tuple[str, ...]
    type: str
    kind: str
    level: str
    area: str
    group: bool
    statutory: bool | None
    legal_basis: str
    established: str
    dissolved: str
    status: str
    remit: str
    papers: str
    membership: str
    url: str
    sources: tuple[str, ...]
    support: str
    checked: str
    doubtful: tuple[str, ...]
    note: str


Body = Organisation | Arrangement


class Role(NamedTuple):
    """An organisation or arrangement performs a function within a scope."""

    id: str
    holder: str
    function: str
    mode: str
    basis: str
    explicit: bool
    settings: tuple[str, ...]
    topics: tuple[str, ...]
    area: str
    since: str
    until: str
    status: str
    legal_basis: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str
    doubtful: tuple[str, ...]
    note: str


class RoleTemplate(NamedTuple):
    """A duty that every organisation of a type has; it counts as a role of the group."""

    id: str
    holder: str
    duty: str
    function: str
    mode: str
    basis: str
    explicit: bool
    settings: tuple[str, ...]
    topics: tuple[str, ...]
    ods_role: str
    apply: bool
    since: str
    until: str
    status: str
    legal_basis: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str
    doubtful: tuple[str, ...]
    note: str

    def as_role(self) -> Role:
        """Return the role that the group holds by this duty."""
        return Role(
            self.id,
            self.holder,
            self.function,
            self.mode,
            self.basis,
            self.explicit,
            self.settings,
            self.topics,
            "",
            self.since,
            self.until,
            self.status,
            self.legal_basis,
            self.sources,
            self.support,
            self.checked,
            self.locator,
            self.doubtful,
            f"{self.duty}. {self.note}" if self.note else self.duty,
        )


class Link(NamedTuple):
    """A tie between two organisations or arrangements, read from `start` to `end`."""

    id: str
    start: str
    end: str
    kind: str
    topics: tuple[str, ...]
    since: str
    until: str
    status: str
    legal_basis: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str
    doubtful: tuple[str, ...]
    note: str


class Membership(NamedTuple):
    """A body belongs to an arrangement."""

    id: str
    member: str
    arrangement: str
    capacity: str
    since: str
    until: str
    status: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str
    doubtful: tuple[str, ...]
    note: str


class Event(NamedTuple):
    """Something began, ended or changed."""

    id: str
    date: str
    kind: str
    organisations: tuple[str, ...]
    functions: tuple[str, ...]
    summary: str
    status: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str
    note: str


class Finding(NamedTuple):
    """What somebody published about a gap, an overlap or missing coordination."""

    id: str
    statement: str
    kind: str
    date: str
    organisations: tuple[str, ...]
    functions: tuple[str, ...]
    basis: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str
    note: str


class Recommendation(NamedTuple):
    """Who was asked to change what."""

    id: str
    report: str
    number: str
    date: str
    addressed_to: tuple[str, ...]
    summary: str
    progress: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str
    note: str


class Change(NamedTuple):
    """One step of what a recommendation would change."""

    id: str
    recommendation: str
    position: int
    operation: str
    body: str
    other: str
    kind: str
    body_kind: str
    function: str
    explicit: bool | None
    settings: tuple[str, ...]
    topics: tuple[str, ...]


class Framework(NamedTuple):
    """A published list of what ought to be covered."""

    id: str
    title: str
    publisher: str
    date: str
    caveat: str
    sources: tuple[str, ...]


class Requirement(NamedTuple):
    """A row of a framework: functions expected at levels."""

    id: str
    framework: str
    ref: str
    requirement: str
    functions: tuple[str, ...]
    levels: tuple[str, ...]
    settings: tuple[str, ...]
    topics: tuple[str, ...]
    strength: str
    levels_basis: str
    heading_only: bool | None
    since: str
    until: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str
    note: str


class Interdependency(NamedTuple):
    """One function needs another."""

    id: str
    function: str
    needs: str
    kind: str
    strength: int
    why: str
    basis: str
    sources: tuple[str, ...]
    support: str
    checked: str
    locator: str


class Function(NamedTuple):
    """Something that must be done for safety."""

    id: str
    label: str
    group: str
    definition: str
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
    """A level of the system; rank 1 is the widest."""

    id: str
    label: str
    rank: int
    definition: str


class Kind(NamedTuple):
    """A kind of organisation or arrangement."""

    id: str
    label: str
    applies_to: str
    sector: str
    definition: str


class LinkKind(NamedTuple):
    """A kind of link and what it means."""

    id: str
    label: str
    inverse: str
    definition: str
    coordinating: bool
    hierarchical: bool
    symmetric: bool
    succession: bool
    grouping: bool

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


class Retirement(NamedTuple):
    """A row that a package withdraws, with the reason."""

    id: str
    table: str
    row: str
    reason: str
    date: str


RECORDS: dict[str, type[Any]] = {
    "sources": Source,
    "organisations": Organisation,
    "arrangements": Arrangement,
    "roles": Role,
    "role_templates": RoleTemplate,
    "links": Link,
    "memberships": Membership,
    "events": Event,
    "findings": Finding,
    "recommendations": Recommendation,
    "changes": Change,
    "frameworks": Framework,
    "requirements": Requirement,
    "interdependencies": Interdependency,
    "functions": Function,
    "distinctions": Distinction,
    "settings": Setting,
    "topics": Topic,
    "levels": Level,
    "kinds": Kind,
    "link_kinds": LinkKind,
    "areas": Area,
    "terms": Term,
    "retirements": Retirement,
}


def columns(record: Any) -> dict[str, str]:
    """Return the columns of a record or of a type of record, with the type of each as written.

    >>> columns(Level)
    {'id': 'str', 'label': 'str', 'rank': 'int', 'definition': 'str'}
    """
    types = record.__annotations__
    return {name: getattr(kind, "__forward_arg__", str(kind)) for name, kind in types.items()}


Dated = Role | Link | Membership | Organisation | Arrangement | Requirement | Event


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
        changes: dict[str, Any] = {"_spans": {}, **tables}
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

    def scope(self, role: Role) -> Scope:
        """Return how far a role extends."""
        settings, topics = self.space.settings, self.space.topics
        return Scope(
            role.function,
            settings.meet_sets(role.settings, (settings.root,)),
            topics.meet_sets(role.topics, (topics.root,)),
            self.area_of(role),
        )

    def attested(self, record: Any) -> str:
        """Return the earliest date on which a source shows a record; else the review date."""
        dates = [
            source.published
            for name in record.sources
            if (source := self.sources.get(name)) is not None and source.published
        ]
        return min(dates, default=self.reviewed)

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
        if isinstance(record, Organisation | Arrangement):
            since, until = record.established, record.dissolved
        else:
            since, until = record.since, record.until
        meaning = self.flags.get(("status", record.status), ())
        if "not-in-force" in meaning or ("only-from-its-date" in meaning and not since):
            return NEVER
        span = Span.of(since, until, "" if since else self.attested(record))
        if isinstance(record, Role):
            return span & self._life(record.holder)
        if isinstance(record, Membership):
            return span & self._life(record.member) & self._life(record.arrangement)
        if isinstance(record, Link) and not self.link_kinds[record.kind].succession:
            return span & self._life(record.start) & self._life(record.end)
        return span

    def _life(self, body: str) -> Span:
        """Return the known life of a body: a start that is not known bears on nothing within it."""
        record = self.bodies[body]
        if "not-in-force" in self.flags.get(("status", record.status), ()):
            return NEVER
        return Span.of(record.established, record.dissolved)

    def holds(self, record: Dated, day: str) -> Holds:
        """Return whether a record holds on an ISO day: yes, no, or unknown."""
        return self.span(record).on(day)

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
