"""What belongs to whom: rows of every table by body, function, source, publisher, found once.

The site has a page for each of thousands of bodies; a pass over all rows for each would not do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import Any

from landscape.analysis.result import Row
from landscape.model import Landscape, Source
from landscape.pages.answers import Answers

__all__ = ["Index"]

TABLES = ("organisations", "arrangements", "all_roles", "links", "memberships", "searches",
          "events", "findings", "recommendations", "requirements", "interdependencies", "functions",
          "frameworks", "areas")  # fmt: skip
PER_PAGE = 12


class Index:
    """Rows of a landscape by what they are about, and where each page lies within the site."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.landscape: Landscape = answers.landscape
        land = self.landscape
        self.roles = _by(land.all_roles.values(), lambda role: (role.holder,))
        self.holders = _by(land.all_roles.values(), lambda role: (role.function,))
        self.links = _by(land.links.values(), lambda link: {link.start, link.end})
        self.memberships = _by(land.memberships.values(), lambda row: {row.member, row.arrangement})
        self.searches = _by(
            land.searches.values(),
            lambda row: set(filter(None, (row.body, row.other, row.function))),
        )
        self.events = _by(
            sorted(land.events.values(), key=lambda row: (row.date, row.id)),
            lambda row: set(row.organisations),
        )
        self.findings = _by(land.findings.values(), lambda row: set(row.organisations))
        self.findings_on = _by(land.findings.values(), lambda row: set(row.functions))
        self.publishers = _by(land.sources.values(), lambda source: (source.publisher,))

    @cached_property
    def publisher_pages(self) -> dict[str, str]:
        """The page of each publisher; two whose names differ only in signs get a number."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for name in sorted(self.publishers):
            base = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or "publisher"
            slug, number = base, 2
            while slug in taken:
                slug, number = f"{base}-{number}", number + 1
            taken.add(slug)
            found[name] = f"publisher/{slug}.html"
        return found

    @cached_property
    def citing(self) -> dict[str, list[tuple[str, Any]]]:
        """The rows that rest on each source, with their tables."""
        found: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for table in TABLES:
            rows = self.landscape.all_roles if table == "all_roles" else self.landscape.table(table)
            for row in rows.values():
                for source in row.sources:
                    found[source].append((table, row))
        return found

    @cached_property
    def pairs(self) -> dict[str, dict[str, list[Row]]]:
        """The rows of overlaps and missing coordination of each body."""
        found: dict[str, dict[str, list[Row]]] = {}
        for name in ("overlaps", "missing"):
            by_body: dict[str, list[Row]] = defaultdict(list)
            for row in self.answers.result(name).rows:
                by_body[row["one"]].append(row)
                by_body[row["other"]].append(row)
            found[name] = by_body
        return found

    @cached_property
    def gaps(self) -> dict[str, list[Row]]:
        """The weakly held cells of each function."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.answers.result("gaps").rows:
            found[row["function"]].append(row)
        return found

    def page_of(self, table: str, name: str) -> str:
        """Return the page of a record within the site; empty where it has none."""
        if table in ("bodies", "organisations", "arrangements"):
            if name in self.landscape.arrangements:
                return f"arrangement/{name}.html"
            return f"body/{name}.html" if name in self.landscape.organisations else ""
        if table == "functions" and name in self.landscape.functions:
            return f"function/{name}.html"
        if table == "findings" and name in self.landscape.findings:
            return f"finding/{name}.html"
        return ""

    def page_of_source(self, source: Source) -> str:
        """Return the page of a source's publisher."""
        return self.publisher_pages[source.publisher]


def _by(rows: Any, keys: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            found[key].append(row)
    return found
