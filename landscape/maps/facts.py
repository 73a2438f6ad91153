"""The records of a landscape as the page reads them: plain values, cleaned, empty ones left out.

Nothing is computed but when a record holds; nothing is placed or coloured.
"""

from __future__ import annotations

import json
from typing import Any

from landscape.analysis.overlaps import is_apart
from landscape.maps.board import MEMBERSHIP, Board
from landscape.maps.encode import CELLS, DARK, FAMILIES, LIGHT, LINKS, SHAPES
from landscape.maps.security import check_identifier, clean, safe_url
from landscape.model import Dated, Landscape, columns
from landscape.time import BEGINNING, END

__all__ = [
    "answers",
    "bodies",
    "described",
    "looks",
    "packed",
    "roles",
    "sources",
    "ties",
    "vocabulary",
]

MOST_PAIRS = 200
"""Rows of a ranked answer that go into the page; the count of all of them goes too."""


def _plain(record: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the columns of a record that say something."""
    found: dict[str, Any] = {}
    for column in columns(record):
        value = getattr(record, column)
        if column in without or value in ("", None, (), False):
            continue
        found[column] = list(value) if isinstance(value, tuple) else value
    if "url" in found:
        found["url"] = safe_url(str(found["url"]))
    return dict(clean(found))


def packed(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return records column by column: names, values, and for what repeats a list of the values.

    The page unpacks it again; it is a third of the size.
    """
    lists: dict[str, list[Any]] = {}
    words: dict[str, list[Any]] = {}
    for name in sorted({name for row in rows for name in row}):
        values = [row.get(name) for row in rows]
        numbers: dict[str, int] = {}
        coded = [numbers.setdefault(json.dumps(value), len(numbers)) for value in values]
        if len(numbers) < len(values) * 0.6:
            words[name] = [json.loads(text) for text in numbers]
            lists[name] = list(coded)
        else:
            lists[name] = values
    return {"columns": lists, "words": words, "count": len(rows)}


def _span(landscape: Landscape, record: Dated) -> list[str]:
    """Return when a record holds: certain and possible from and until; open ends are empty."""
    span = landscape.span(record)
    four = (span.certain_from, span.certain_until, span.possible_from, span.possible_until)
    days = ["" if day in (BEGINNING, END) else day for day in four]
    if span.possible_from >= span.possible_until:
        return ["never"]
    return days[:2] if days[:2] == days[2:] else days


def bodies(board: Board) -> dict[str, dict[str, Any]]:
    """Return every organisation and arrangement by identifier."""
    found = {}
    for name, body in board.landscape.bodies.items():
        found[check_identifier(name)] = _plain(body, ("id",)) | {
            "table": "arrangements" if board.is_arrangement(name) else "organisations",
            "sector": board.sector(name),
            "span": _span(board.landscape, body),
        }
    return found


def ties(board: Board) -> list[dict[str, Any]]:
    """Return every link and membership; a membership is read from the member to the arrangement."""
    found = []
    for link in board.landscape.links.values():
        found.append(
            _plain(link, ("id", "start", "end", "topics")) | {
                "a": link.start, "b": link.end, "family": board.family(link),
                "span": _span(board.landscape, link),
            }
        )  # fmt: skip
    for row in board.landscape.memberships.values():
        found.append(
            _plain(row, ("id", "member", "arrangement")) | {
                "a": row.member, "b": row.arrangement, "kind": MEMBERSHIP,
                "family": board.family(row), "span": _span(board.landscape, row),
            }
        )  # fmt: skip
    return found


def roles(landscape: Landscape) -> list[dict[str, Any]]:
    """Return every role and every duty of a type."""
    return [
        _plain(role, ("id",)) | {"span": _span(landscape, role)}
        for role in landscape.all_roles.values()
    ]


def sources(landscape: Landscape) -> list[dict[str, Any]]:
    """Return every source."""
    return [_plain(source, ("note", "kind")) for source in landscape.sources.values()]


def described(landscape: Landscape) -> dict[str, list[dict[str, Any]]]:
    """Return what was published about bodies, and what happened to them, in order of date."""
    return {
        table: [
            _plain(row) for row in sorted(landscape.table(table).values(), key=lambda row: row.date)
        ]
        for table in ("findings", "events")
    }


def vocabulary(landscape: Landscape) -> dict[str, Any]:
    """Return the words of the data: labels, definitions, what lies under what."""
    words: dict[str, Any] = {
        table: {
            row.id: {"label": row.label, "definition": row.definition}
            | ({"parent": row.parent} if getattr(row, "parent", "") else {})
            for row in landscape.table(table).values()
        }
        for table in ("functions", "settings", "topics", "levels", "kinds")
    }
    words["areas"] = {
        row.id: {"label": row.name} | ({"parent": row.parent} if row.parent else {})
        for row in landscape.areas.values()
    }
    words["links"] = {
        row.id: {"label": row.label, "inverse": row.inverse, "definition": row.definition,
                 "tie": row.tie, "both": row.symmetric, "grouping": row.grouping}
        for row in landscape.link_kinds.values()
    } | {
        MEMBERSHIP: {"label": "belongs to", "inverse": "has as a member", "tie": True,
                     "both": False, "grouping": False,
                     "definition": "A body takes part in a forum, agreement or shared system."}
    }  # fmt: skip
    for term in sorted(landscape.terms.values(), key=lambda term: (term.vocabulary, term.rank)):
        words.setdefault("terms", {}).setdefault(term.vocabulary, {})[term.term] = {
            "label": term.label, "definition": term.definition, "flags": list(term.flags),
        }  # fmt: skip
    words["requirements"] = {
        row.id: {"label": f"{landscape.frameworks[row.framework].title} {row.ref}",
                 "text": row.requirement, "sources": list(row.sources)}
        for row in landscape.requirements.values()
    }  # fmt: skip
    return dict(clean(words))


def answers(board: Board) -> dict[str, Any]:
    """Return the computed answers of the day: gaps whole, pairs as far as they are ranked high."""
    found: dict[str, Any] = {}
    for name in ("gaps", "overlaps", "missing"):
        result = board.answer(name)
        rows = result.rows
        if name == "overlaps":
            rows = [row for row in rows if is_apart(row)]
        kept = rows if name == "gaps" else rows[:MOST_PAIRS]
        drop = {"facts"} if name == "gaps" else {"facts", "jaccard", "containment", "shared_cells"}
        found[name] = {
            "rows": packed([
                {key: list(value) if isinstance(value, tuple) else value
                 for key, value in row.items() if key not in drop}
                for row in kept
            ]),
            "all": len(rows),
            "of": result.out_of,
            "totals": dict(result.totals),
        }  # fmt: skip
    return dict(clean(found))


def looks() -> dict[str, Any]:
    """Return colours, shapes and dashes."""
    return {
        "families": {f.id: [f.label, f.colour] for f in FAMILIES},
        "shapes": SHAPES,
        "links": {
            look.id: {"label": look.label, "light": look.light, "dark": look.dark,
                      "dashes": list(look.dashes), "width": look.width, "arrow": look.arrow}
            for look in LINKS.values()
        },
        "cells": {c.id: [c.label, c.light, c.dark, c.dashed] for c in CELLS.values()},
        "light": LIGHT,
        "dark": DARK,
    }  # fmt: skip
