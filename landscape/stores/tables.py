"""The labels, relationship types and properties of the graph: what both engines are told of it.

No rows here and no statements.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from landscape.model import (
    Area,
    Arrangement,
    Event,
    Finding,
    Framework,
    Function,
    Interdependency,
    Landscape,
    Link,
    Membership,
    Organisation,
    Recommendation,
    Requirement,
    Role,
    Search,
    Setting,
    Source,
    Topic,
    columns,
)

__all__ = [
    "BODIES",
    "NODES",
    "RENAMED",
    "SPAN",
    "NodeTable",
    "Property",
    "RelationshipTable",
    "model_digest",
    "relationships",
    "type_of_kind",
]

BODIES = ("Organisation", "OrganisationGroup", "Forum", "Agreement", "InformationSystem")
ARRANGEMENTS = BODIES[2:]
SPAN = ("certain_from", "certain_until", "possible_from", "possible_until")
RENAMED = {"group": "family"}
"""Columns whose names are words of the query language in one of the engines."""

_TYPES = {"str": "STRING", "bool": "BOOLEAN", "bool | None": "BOOLEAN", "int": "INT64"}


@dataclass(frozen=True, slots=True)
class Property:
    """A property and its type: STRING, BOOLEAN, INT64 or STRING[]."""

    name: str
    type: str = "STRING"


@dataclass(frozen=True, slots=True)
class NodeTable:
    """A label, what it stands for and the properties of its nodes."""

    label: str
    meaning: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class RelationshipTable:
    """A relationship type, what it says, the labels it joins and its properties."""

    type: str
    meaning: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]


def _columns(record: type[Any], *without: str) -> tuple[Property, ...]:
    return tuple(
        Property(RENAMED.get(name, name), _TYPES.get(kind, "STRING[]"))
        for name, kind in columns(record).items()
        if name not in without
    )


def _words(*names: str) -> tuple[Property, ...]:
    return tuple(Property(name) for name in names)


def _truths(*names: str) -> tuple[Property, ...]:
    return tuple(Property(name, "BOOLEAN") for name in names)


def _lists(*names: str) -> tuple[Property, ...]:
    return tuple(Property(name, "STRING[]") for name in names)


_SPAN = _words(*SPAN)
_REACH = _lists("setting_leaves", "topic_leaves")
_IDENTITY = _words("key", "version")
_FACT = _words("fact")

_ACTS_AT = (Property("acts_at", "STRING[]"),)
_BODY = (
    *_columns(Organisation, "group"),
    *_truths("is_group", "is_actor", "apart"),
    *_ACTS_AT,
    *_SPAN,
)
_ARRANGEMENT = (*_columns(Arrangement, "group", "type"),
                *_truths("is_group", "is_actor", "apart"), *_ACTS_AT, *_SPAN)  # fmt: skip
_ROLE = (
    *_columns(Role, "area"),
    *_FACT,
    *_words("area", "territory"),
    *_lists("territories", "object_leaves"),
    *_REACH,
    *_truths("statutory", "bound", "for_itself", "general", "unverified"),
    *_SPAN,
)
_REQUIREMENT = (
    *_columns(Requirement),
    *_FACT,
    *_REACH,
    *_words("territory"),
    *_lists("territories"),
    *_truths("unverified"),
    Property("strength_rank", "INT64"),
    *_SPAN,
)


def _node(label: str, meaning: str, properties: tuple[Property, ...]) -> NodeTable:
    return NodeTable(label, meaning, (*_IDENTITY, *properties))


NODES: dict[str, NodeTable] = {
    table.label: table
    for table in (
        NodeTable(
            "Landscape",
            "A loaded version; `current` is true on the one that readers should ask.",
            (
                *_words("key", "version", "id", "name", "data_version", "reviewed", "fingerprint"),
                *_truths("current"),
                Property("nodes", "INT64"),
                Property("relationships", "INT64"),
            ),
        ),
        _node("Organisation", "A body that can hold a duty.", _BODY),
        _node("OrganisationGroup", "Bodies of one type, taken together (all NHS trusts).", _BODY),
        _node("Forum", "A committee, board, network or partnership.", _ARRANGEMENT),
        _node("Agreement", "A memorandum or protocol with its signatories.", _ARRANGEMENT),
        _node("InformationSystem", "A shared information system.", _ARRANGEMENT),
        _node(
            "Role",
            "A body performs a function within a scope; `object_leaves` are on whom or on what it "
            "acts within health and care.",
            _ROLE,
        ),
        _node(
            "Function",
            "Something that must be done for safety.",
            (*_columns(Function), *_lists("topic_leaves")),
        ),
        _node("Setting", "A setting of care.", _columns(Setting)),
        _node("Topic", "A topic of safety.", _columns(Topic)),
        _node("Area", "A territory.", _columns(Area)),
        _node("Source", "A page or document.", _columns(Source)),
        _node("Framework", "A published list of what ought to be covered.", _columns(Framework)),
        _node("Requirement", "A row of a framework.", _REQUIREMENT),
        _node(
            "Search",
            "Somebody looked for ties, roles, members or holders; `thorough` where it was "
            "more than openings of pages.",
            (*_columns(Search), *_FACT, *_truths("thorough")),
        ),
        _node("Finding", "What somebody published about the landscape.", _columns(Finding)),
        _node("Event", "Something began, ended or changed.", (*_columns(Event), *_SPAN)),
        _node("Recommendation", "Who was asked to change what.", _columns(Recommendation)),
    )
}

_ID = _words("id")
_LINK = (*_columns(Link, "start", "end", "kind"), *_FACT, *_SPAN)
_MEMBERSHIP = (*_columns(Membership, "member", "arrangement"), *_FACT, *_SPAN)
_ANY_BODIES = tuple((one, other) for one in BODIES for other in BODIES)
_SOURCED = (*BODIES, "Role", "Search", "Requirement", "Framework", "Finding", "Event",
            "Recommendation", "Function", "Area")  # fmt: skip


def _table(
    name: str,
    meaning: str,
    ends: Iterable[tuple[str, str]],
    properties: tuple[Property, ...] = (),
) -> RelationshipTable:
    return RelationshipTable(name, meaning, tuple(ends), (*_ID, *properties))


def _product(starts: Iterable[str], ends: Iterable[str]) -> list[tuple[str, str]]:
    others = tuple(ends)
    return [(start, end) for start in starts for end in others]


_FIXED = (
    _table("MEMBER_OF", "Belongs to an arrangement.", _product(BODIES, ARRANGEMENTS),
           tuple(p for p in _MEMBERSHIP if p.name != "id")),
    _table("TIED_TO", "Derived: every link whose kind is a channel (it coordinates, or one end "
           "answers to the other); read it in both directions. `acting`: one end runs, orders "
           "or watches the work of the other.", _ANY_BODIES,
           (*_words("kind"), *_truths("acting"), *_FACT, *_SPAN)),
    _table("TAKES_PART", "Derived: members of an arrangement, and whoever has a channel to it by a "
           "link (host, chair, sponsor, adviser).", _product(BODIES, ARRANGEMENTS),
           (*_FACT, *_SPAN)),
    _table("COUNTS_AS", "Derived: a body counts as itself (0 steps) and as each group it belongs "
           "to, by each chain of grouping links; `rank` holds steps and facts of the chain.",
           _ANY_BODIES, (Property("steps", "INT64"), *_words("rank"), *_SPAN)),
    _table("REACHES", "Derived: from a body to what it is directly in touch with: either end of "
           "a channel to the other, a member to its arrangement.", _ANY_BODIES, (*_FACT, *_SPAN)),
    _table("CALLS_FOR", "Derived: holders of a function must be in touch with one another (`need` "
           "is the function, strength 1) and with holders of each function it needs (`need` is "
           "needing>needed). Left out are needs without a source, needs for what is published for "
           "everybody or for resources that any one giver can supply, and needs of coordination. "
           "`bound_only`: of the holders of the function `needing` only those that are bound to it "
           "have the need. `stated`: a page says so, or it is our inference.",
           [("Function", "Function")],
           (*_words("needing", "need"), *_truths("own", "bound_only", "stated"),
            Property("strength", "INT64"))),
    _table("HELD_BY", "Who holds a role.", _product(["Role"], BODIES)),
    _table("OF_FUNCTION", "Which function a role is.", [("Role", "Function")]),
    _table("IN_AREA", "Where a role extends or a body sits; a role without its own area has its "
           "holder's.", _product(("Role", *BODIES), ["Area"])),
    _table("IN_SETTING", "Settings as written.", _product(["Role", "Requirement"], ["Setting"])),
    _table("ON_TOPIC", "Topics as written.", _product(["Role", "Requirement"], ["Topic"])),
    _table("REACHES_SETTING", "Derived: the settings under those written that have none under "
           "them; two sets meet where they share one. A role that acts outside health and care "
           "only reaches none.",
           _product(["Role", "Requirement"], ["Setting"])),
    _table("REACHES_TOPIC", "Derived: the same for topics.",
           _product(["Role", "Requirement"], ["Topic"])),
    _table("WITHIN", "The next wider area, setting or topic.",
           [("Area", "Area"), ("Setting", "Setting"), ("Topic", "Topic")]),
    _table("NEEDS", "One function needs another.", [("Function", "Function")],
           (*_columns(Interdependency, "id", "function", "needs"), *_FACT,
            *_truths("unverified"))),
    _table("EXPECTS", "A requirement expects a function.", [("Requirement", "Function")]),
    _table("OF_FRAMEWORK", "The framework of a requirement.", [("Requirement", "Framework")]),
    _table("LOOKED_AT", "A search looked at a body; `purpose` is ties where it was for ties, and "
           "`partner` then the other end where it was for the tie of two. It speaks for days up "
           "to `until`.", _product(["Search"], BODIES),
           (*_words("purpose", "partner", "until"), *_truths("thorough"), *_FACT)),
    _table("LOOKED_FOR", "A search looked for holders of a function, at one level or (no `level`) "
           "at any.", [("Search", "Function")],
           (*_words("level", "until"), *_truths("thorough"), *_FACT)),
    _table("CONCERNS", "A body or function that is spoken of.",
           _product(["Finding", "Event", "Recommendation"], (*BODIES, "Function"))),
    _table("SUPPORTED_BY", "The source of a record.", _product(_SOURCED, ["Source"])),
)  # fmt: skip

_RESERVED = {table.type for table in _FIXED}


def type_of_kind(kind: str) -> str:
    """Return the relationship type of a kind of link.

    >>> type_of_kind("has-memorandum-with"), type_of_kind("needs")
    ('HAS_MEMORANDUM_WITH', 'LINK_NEEDS')

    Raises
    ------
    ValueError
        The identifier could not stand in a statement.
    """
    name = kind.upper().replace("-", "_")
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9_]*", name):
        raise ValueError(f"kind of link {kind!r}: expected letters, digits and hyphens")
    return f"LINK_{name}" if name in _RESERVED or name[0].isdigit() else name


def relationships(landscape: Landscape) -> dict[str, RelationshipTable]:
    """Return the relationship types of a landscape: the fixed ones and one a kind of link."""
    tables = {table.type: table for table in _FIXED}
    for kind in landscape.link_kinds.values():
        name = type_of_kind(kind.id)
        if name in tables:
            raise ValueError(f"kind of link {kind.id!r}: another kind has the type {name}")
        tables[name] = RelationshipTable(name, kind.definition or kind.label, _ANY_BODIES, _LINK)
    return tables


@lru_cache(maxsize=1)
def model_digest() -> str:
    """Return a short name of this schema, so that a graph made by another one is loaded afresh."""
    return hashlib.sha256(repr((NODES, _FIXED, _LINK)).encode()).hexdigest()[:6]
