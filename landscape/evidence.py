"""How well a landscape's facts are borne out: grades, sources by publisher and age, thin spots."""

from __future__ import annotations

from collections import Counter
from typing import Any

from landscape.forms import plain_table
from landscape.model import Landscape
from landscape.records import RECORDS, columns

__all__ = ["evidence", "evidence_text"]

PUBLISHERS_SHOWN = 15


def evidence(landscape: Landscape) -> dict[str, Any]:
    """Return by table how its rows are graded, and where the evidence is thin.

    Returns
    -------
    dict
        `tables`: rows, rows by grade, share read (0 to 1), rows that rest on one source or none;
        `publishers`: sources by publisher, most first; `years`: sources by year of publication
        (empty: not known); `kinds`: sources by kind of page; `unread`: sources whose text was not
        read; `copied`: sources that are copies of a page elsewhere; `alone`: organisations and
        arrangements without a role, link or membership, and whether somebody looked for one;
        `searches`: how often somebody looked, by what for and how thoroughly.
    """
    used: set[str] = set()
    tables = {}
    for name in graded_tables():
        rows = list(landscape.table(name).values())
        grades = Counter(row.support for row in rows)
        read = sum(
            number for grade, number in grades.items() if landscape.means("support", grade, "read")
        )
        for row in rows:
            used.update(row.sources)
        tables[name] = {
            "rows": len(rows),
            "grades": dict(grades),
            "read": read / len(rows) if rows else 0.0,
            "one_source": sum(len(row.sources) == 1 for row in rows),
            "no_source": sum(not row.sources for row in rows),
        }
    sources = list(landscape.sources.values())
    tied = {role.holder for role in landscape.all_roles.values()}
    for link in landscape.links.values():
        tied |= {link.start, link.end}
    for membership in landscape.memberships.values():
        tied |= {membership.member, membership.arrangement}
    searches = list(landscape.searches.values())
    looked = {row.body for row in searches} | {row.other for row in searches}
    return {
        "tables": tables,
        "publishers": dict(Counter(source.publisher for source in sources).most_common()),
        "years": dict(sorted(Counter(source.published[:4] for source in sources).items())),
        "kinds": dict(Counter(source.kind for source in sources).most_common()),
        "unread": sorted(source.id for source in sources if not source.seen),
        "unused": sorted(source.id for source in sources if source.id not in used),
        "copied": sorted(source.id for source in sources if source.kind == "mirror"),
        "alone": {body: body in looked for body in sorted(landscape.bodies) if body not in tied},
        "searches": {
            about: dict(Counter(row.extent for row in searches if row.about == about))
            for about in sorted({row.about for row in searches})
        },
    }


def graded_tables() -> list[str]:
    """Return the tables whose rows are graded."""
    return [name for name, record in RECORDS.items() if "support" in columns(record)]


def evidence_text(landscape: Landscape, found: dict[str, Any]) -> str:
    """Return the evidence report as text for a screen."""
    grades = [
        term.term
        for term in landscape.terms.values()
        if term.vocabulary == "support"
        and any(term.term in table["grades"] for table in found["tables"].values())
    ]
    headers = ["table", "rows", *grades, "read", "1 source", "none"]
    rows = [
        [
            name,
            table["rows"],
            *(table["grades"].get(grade, 0) for grade in grades),
            f"{table['read']:.0%}",
            table["one_source"],
            table["no_source"],
        ]
        for name, table in found["tables"].items()
    ]
    total = len(landscape.sources)
    publishers = list(found["publishers"].items())
    shown = [[name, number] for name, number in publishers[:PUBLISHERS_SHOWN]]
    years = ", ".join(f"{year or 'not known'} {number}" for year, number in found["years"].items())
    kinds = ", ".join(f"{kind} {number}" for kind, number in found["kinds"].items())
    alone = ", ".join(
        body if looked else f"{body} (not searched for)" for body, looked in found["alone"].items()
    )
    extents = [term.term for term in landscape.terms.values() if term.vocabulary == "extent"]
    searches = [
        [about, *(counted.get(extent, 0) for extent in extents)]
        for about, counted in found["searches"].items()
    ]
    read = total - len(found["unread"])
    return "\n".join(
        [
            plain_table(headers, rows),
            "",
            f"{total} sources of {len(publishers)} publishers; {read} read; "
            f"{len(found['copied'])} are copies of pages elsewhere.",
            f"By kind of page: {kinds}.",
            f"By year of publication: {years}.",
            "",
            plain_table(["publisher (the first)", "sources"], shown),
            "",
            f"Bodies without a role, link or membership ({len(found['alone'])}): "
            f"{alone or 'none'}.",
            "",
            plain_table(["searches for", *extents], searches),
        ]
    )
