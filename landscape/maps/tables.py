"""The tables that a reader without JavaScript gets: every body, link, role and computed finding.

Rows of plain text and numbers of sources; the template makes HTML of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from landscape.analysis.overlaps import is_apart
from landscape.analysis.result import sources_of
from landscape.maps.board import Board, ends
from landscape.model import Landscape, Membership
from landscape.names import label, term_label
from landscape.time import Holds

__all__ = ["Table", "tables"]

HOLDS = {Holds.YES: "yes", Holds.NO: "no", Holds.UNKNOWN: "date unknown"}


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, column headings and rows; each row has the numbers of its sources."""

    caption: str
    columns: tuple[str, ...]
    rows: list[dict[str, Any]]


def tables(landscape: Landscape, board: Board) -> list[Table]:
    """Return the tables in the order of the page."""

    def name(body: str) -> str:
        return landscape.bodies[body].name

    number = {name: at for at, name in enumerate(landscape.sources, 1)}

    def row(cells: list[str], record: Any) -> dict[str, Any]:
        return {"cells": cells, "sources": [number[source] for source in record.sources]}

    def found_on(answer: dict[str, Any]) -> list[int]:
        return [number[source] for source in sources_of(landscape, answer["facts"])]

    def words(table: str, names: Iterable[str]) -> str:
        return ", ".join(label(landscape, table, word) for word in names)

    bodies = [
        row(
            [
                body.name,
                label(landscape, "kinds", body.kind),
                label(landscape, "levels", body.level),
                f"{body.established or '?'} to {body.dissolved or 'now'}",
                HOLDS[board.exists(body.id)],
                body.support,
            ],
            body,
        )
        for body in sorted(
            landscape.bodies.values(), key=lambda body: (body.name.casefold(), body.id)
        )
    ]
    ties = [
        row(
            [
                name(ends(tie)[0]),
                f"is {tie.capacity} of"
                if isinstance(tie, Membership)
                else label(landscape, "link_kinds", tie.kind),
                name(ends(tie)[1]),
                f"{tie.since or '?'} to {tie.until or 'now'}",
                HOLDS[landscape.holds(tie, board.day)],
                tie.support,
            ],
            tie,
        )
        for table in (landscape.links, landscape.memberships)
        for tie in table.values()
    ]
    roles = [
        row(
            [
                name(role.holder),
                label(landscape, "functions", role.function),
                role.basis,
                "named" if role.explicit else "implied",
                words("settings", role.settings),
                words("topics", role.topics),
                ", ".join(term_label(landscape, "object", word) for word in role.objects),
                HOLDS[landscape.holds(role, board.day)],
                role.support,
            ],
            role,
        )
        for role in sorted(landscape.all_roles.values(), key=lambda role: (role.holder, role.id))
    ]
    gaps = [
        {
            "cells": [
                label(landscape, "functions", r["function"]),
                label(landscape, "levels", r["where"]),
                r["class"],
                words("bodies", r["holders"]) or "nobody",
                "yes" if r["searched"] else "not yet",
            ],
            "sources": found_on(r),
        }
        for r in board.answer("gaps").rows
        if r["class"] != "covered"
    ]
    found = [
        Table("Bodies", ("Name", "Kind", "Level", "Dates", "There on the day", "Evidence"), bodies),
        Table(
            "Links and memberships",
            ("From", "Link", "To", "Dates", "Holds on the day", "Evidence"),
            ties,
        ),
        Table(
            "Roles",
            (
                "Body",
                "Function",
                "Basis",
                "Safety",
                "Settings",
                "Topics",
                "Acts on",
                "Holds on the day",
                "Evidence",
            ),
            roles,
        ),
        Table("Gaps", ("Function", "Level", "Class", "Held by", "Searched for"), gaps),
    ]
    for answer, caption in (
        ("overlaps", "Overlaps that nobody coordinates"),
        ("missing", "Missing coordination"),
    ):
        rows = [r for r in board.answer(answer).rows if is_apart(r)][:300]
        found.append(
            Table(
                caption,
                ("One", "Other", "Shared functions", "Weight", "Searched for"),
                [
                    {
                        "cells": [
                            name(r["one"]),
                            name(r["other"]),
                            words("functions", r["shared"]),
                            str(r["weight"]),
                            "yes" if r["searched"] else "not yet",
                        ],
                        "sources": found_on(r),
                    }
                    for r in rows
                ],
            )
        )
    return found
