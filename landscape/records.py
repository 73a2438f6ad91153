"""The records of a data package: one named tuple a table, with the columns in the table's order.

`data/datapackage.json` says what each column means. Dates are partial ISO dates as written (`2013`,
`2013-04`, `2013-04-09`), empty where not known. A column `from` or `to` of a link is called `start`
or `end` here. Named tuples, because they are made by the thousand at every start; annotations are
not postponed here, because a postponed one is compiled for every column.
"""

from typing import Any, NamedTuple

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

__all__ = [
    "RECORDS",
    "Arrangement",
    "Body",
    "Change",
    "Event",
    "Finding",
    "Framework",
    "Interdependency",
    "Link",
    "Membership",
    "Organisation",
    "Recommendation",
    "Requirement",
    "Retirement",
    "Role",
    "RoleTemplate",
    "Search",
    "Source",
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
    objects: tuple[str, ...]
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
    objects: tuple[str, ...]
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

    def as_role(self) -> "Role":
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
            self.objects,
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


class Search(NamedTuple):
    """Somebody looked for ties, roles, members or holders: where, when and how thoroughly."""

    id: str
    about: str
    body: str
    other: str
    function: str
    level: str
    looked_for: str
    extent: str
    found: str
    searched: str
    sources: tuple[str, ...]


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
    area: str
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
    "searches": Search,
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

    >>> columns(Level)["rank"], columns(Level)["also"]
    ('int', 'tuple[str, ...]')
    """
    types = record.__annotations__
    return {
        name: kind.__name__ if isinstance(kind, type) else str(kind) for name, kind in types.items()
    }
