"""What is known of one body, and of the data as a whole, gathered for a reader."""

from __future__ import annotations

from collections import Counter
from typing import Any

from landscape.analysis import missing, overlaps
from landscape.analysis.query import Query
from landscape.analysis.result import sources_of
from landscape.forms import plain_table
from landscape.model import RECORDS, Landscape, Link
from landscape.names import label, term_label
from landscape.time import Holds

__all__ = [
    "FACT_COLUMNS",
    "counts",
    "counts_rows",
    "counts_text",
    "facts",
    "profile",
    "profile_text",
]

OTHERS_SHOWN = 10


def profile(landscape: Landscape, body: str, day: str) -> dict[str, Any]:
    """Return all that is known of a body, with whether each fact holds on an ISO day.

    Raises
    ------
    KeyError
        There is no such body.
    """
    record = landscape.bodies[body]
    table = "organisations" if body in landscape.organisations else "arrangements"
    roles = [
        {
            "fact": f"{'roles' if role.id in landscape.roles else 'role_templates'}/{role.id}",
            "function": role.function,
            "mode": role.mode,
            "basis": role.basis,
            "explicit": role.explicit,
            "settings": role.settings,
            "topics": role.topics,
            "objects": role.objects,
            **_dated(landscape, role, day),
        }
        for role in landscape.all_roles.values()
        if role.holder == body
    ]
    links = [
        {
            "fact": f"links/{link.id}",
            "other": link.end if link.start == body else link.start,
            "kind": link.kind,
            "reads": _reads(landscape, link, body),
            **_dated(landscape, link, day),
        }
        for link in landscape.links.values()
        if body in (link.start, link.end)
    ]
    memberships = [
        {
            "fact": f"memberships/{membership.id}",
            "other": membership.arrangement if membership.member == body else membership.member,
            "capacity": membership.capacity,
            **_dated(landscape, membership, day),
        }
        for membership in landscape.memberships.values()
        if body in (membership.member, membership.arrangement)
    ]
    found: dict[str, Any] = {
        "id": body,
        "as_of": day,
        "name": record.name,
        "abbreviation": record.abbreviation,
        "aliases": record.aliases,
        "kind": record.kind,
        "level": record.level,
        "area": record.area,
        "group": record.group,
        "established": record.established,
        "dissolved": record.dissolved,
        "status": record.status,
        "remit": record.remit,
        "legal_basis": record.legal_basis,
        "support": record.support,
        "checked": record.checked,
        "doubtful": record.doubtful,
        "note": record.note,
        "exists": str(landscape.holds(record, day)),
        "roles": sorted(roles, key=_by_holding),
        "links": sorted(links, key=_by_holding),
        "memberships": sorted(memberships, key=_by_holding),
        "events": [
            {"fact": f"events/{event.id}", "date": event.date, "summary": event.summary}
            for event in sorted(landscape.events.values(), key=lambda event: event.date)
            if body in event.organisations
        ],
        "findings": [
            {"fact": f"findings/{finding.id}", "date": finding.date,
             "kind": finding.kind, "statement": finding.statement}
            for finding in sorted(landscape.findings.values(), key=lambda finding: finding.date)
            if body in finding.organisations
        ],
        "searches": [
            {"fact": f"searches/{search.id}", "searched": search.searched, "about": search.about,
             "looked_for": search.looked_for, "extent": search.extent, "found": search.found,
             "other": search.other if search.body == body else search.body,
             "sources": search.sources}
            for search in landscape.searches.values()
            if body in (search.body, search.other)
        ],
    }  # fmt: skip
    query = Query(as_of=day, organisations=(body,), groups=record.group)
    for name, run in (("overlaps", overlaps.run), ("missing", missing.run)):
        answer = run(landscape, query)
        found[name] = {
            "found": len(answer.rows),
            "rows": [
                {
                    "other": row["other"] if row["one"] == body else row["one"],
                    "functions": row["shared"],
                    "needs": row.get("dependent", ()),
                    "weight": row["weight"],
                    "coordinated": row["coordinated"],
                    "searched": row["searched"],
                }
                for row in answer.rows[:OTHERS_SHOWN]
            ],
        }
    facts = [f"{table}/{body}"] + [
        row["fact"]
        for part in ("roles", "links", "memberships", "events", "findings", "searches")
        for row in found[part]
    ]
    found["sources"] = {
        name: {"title": s.title, "publisher": s.publisher, "url": s.url, "published": s.published,
               "accessed": s.accessed}
        for name in sources_of(landscape, facts)
        if (s := landscape.sources[name])
    }  # fmt: skip
    return found


def _dated(landscape: Landscape, record: Any, day: str) -> dict[str, Any]:
    return {
        "since": record.since,
        "until": record.until,
        "status": record.status,
        "holds": str(landscape.holds(record, day)),
        "support": record.support,
        "note": record.note,
        "sources": record.sources,
    }


def _by_holding(row: dict[str, Any]) -> tuple[int, str]:
    return list(Holds).index(Holds(row["holds"])), row["fact"]


def _reads(landscape: Landscape, link: Link, body: str) -> str:
    kind = landscape.link_kinds[link.kind]
    return kind.label if link.start == body else kind.inverse


FACT_COLUMNS = ("fact", "what", "with", "since", "until", "status", "holds", "support", "sources")


def facts(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the roles, links and memberships of a profile as rows of `FACT_COLUMNS`."""
    return [
        (
            row["fact"],
            row.get("function") or row.get("kind") or row["capacity"],
            row.get("other", ""),
            *(row[column] for column in ("since", "until", "status", "holds", "support")),
            ";".join(row["sources"]),
        )
        for part in ("roles", "links", "memberships")
        for row in found[part]
    ]


def profile_text(landscape: Landscape, found: dict[str, Any]) -> str:
    """Return a profile as text for a screen."""
    numbers = {name: at for at, name in enumerate(found["sources"], 1)}

    def name(body: str) -> str:
        return label(landscape, "bodies", body)

    def words(table: str, names: tuple[str, ...]) -> str:
        return ", ".join(label(landscape, table, word) for word in names)

    def acts_on(row: dict[str, Any]) -> str:
        return ", ".join(term_label(landscape, "object", word) for word in row["objects"])

    def cited(row: dict[str, Any]) -> str:
        marks = "".join(f"[{numbers[source]}]" for source in row["sources"])
        dates = f" {row['since'] or '?'} to {row['until'] or 'now'}"
        notes = [dates.strip()]
        if row["holds"] != Holds.YES:
            notes.append("not on this day" if row["holds"] == Holds.NO else "date unknown")
        if row["support"] != "supported":
            notes.append(row["support"])
        return f" ({'; '.join(notes)}) {marks}".rstrip()

    short = f" ({found['abbreviation']})" if found["abbreviation"] else ""
    kind = label(landscape, "kinds", found["kind"])
    life = f"{found['established'] or '?'} to {found['dissolved'] or 'now'}"
    lines = [
        f"{found['name']}{short}",
        f"  {found['id']}: {kind}, level {found['level']}, "
        f"{label(landscape, 'areas', found['area'])}; {life}; {found['status']}"
        + ("; a group of bodies" if found["group"] else ""),
        f"  As of {found['as_of']} it exists: {found['exists']}. Evidence: {found['support']}"
        + (f"; in doubt: {', '.join(found['doubtful'])}" if found["doubtful"] else ""),
    ]
    for text in (found["remit"], found["legal_basis"], found["note"]):
        if text:
            lines.append(f"  {text}")
    lines += ["", f"Roles ({len(found['roles'])})"]
    for row in found["roles"]:
        named = "safety named" if row["explicit"] else "safety implied"
        lines.append(
            f"  {label(landscape, 'functions', row['function'])}: {row['basis']}, {named}; "
            f"{words('settings', row['settings'])}; {words('topics', row['topics'])}"
            + (f"; acts on {acts_on(row)}" if row["objects"] else "")
            + cited(row)
        )
    lines += ["", f"Links ({len(found['links'])})"]
    lines += [f"  {row['reads']} {name(row['other'])}{cited(row)}" for row in found["links"]]
    title = "Forums, agreements, systems" if found["id"] in landscape.organisations else "Members"
    lines += ["", f"{title} ({len(found['memberships'])})"]
    lines += [
        f"  {row['capacity']}: {name(row['other'])}{cited(row)}" for row in found["memberships"]
    ]
    if found["id"] in landscape.organisations:
        for part, title in (("overlaps", "Overlaps"), ("missing", "Missing coordination")):
            rows = found[part]["rows"]
            lines += ["", f"{title} ({found[part]['found']}, the first {len(rows)})"]
            for row in rows:
                what = words("functions", row["functions"])
                needs = "; ".join(
                    " needs ".join(label(landscape, "functions", f) for f in need.split(">"))
                    for need in row["needs"][:2]
                )
                more = len(row["needs"]) - 2
                needs += f"; {more} more needs" if more > 0 else ""
                state = "; in touch" if row["coordinated"] else ""
                if not row["coordinated"] and not row["searched"]:
                    state = "; not searched for yet"
                lines.append(
                    f"  {name(row['other'])}: {'; '.join(filter(None, (what, needs)))}{state}"
                )
    lines += ["", f"History ({len(found['events'])})"]
    lines += [f"  {row['date']} {row['summary']}" for row in found["events"]]
    lines += ["", f"Published findings ({len(found['findings'])})"]
    lines += [f"  {row['date']} {row['kind']}: {row['statement']}" for row in found["findings"]]
    lines += ["", f"Where somebody looked ({len(found['searches'])})"]
    for row in found["searches"]:
        marks = "".join(f"[{numbers[source]}]" for source in row["sources"])
        said = f"{row['looked_for']} ({row['extent']}): {row['found']} {marks}"
        lines.append(f"  {row['searched']} {said.rstrip()}")
    lines += ["", f"Sources ({len(numbers)})"]
    for source, at in numbers.items():
        row = landscape.sources[source]
        title = f"{row.title}. " if row.title else ""
        date = f", {row.published}" if row.published else ""
        lines.append(f"  [{at}] {title}{row.publisher}{date}. {row.url} (seen {row.accessed})")
    return "\n".join(lines)


def counts(landscape: Landscape) -> dict[str, Any]:
    """Return how many rows each table has, and how far the evidence has been read."""
    grades = [term.term for term in landscape.terms.values() if term.vocabulary == "support"]
    support = {}
    for table in ("organisations", "arrangements", "roles", "role_templates", "links",
                  "memberships", "events", "findings", "requirements"):  # fmt: skip
        rows = landscape.table(table).values()
        support[table] = dict(Counter(row.support for row in rows))
    dated = {
        table: sum(1 for row in landscape.table(table).values() if row.since)
        for table in ("roles", "role_templates", "links", "memberships")
    }
    return {
        "rows": {table: len(landscape.table(table)) for table in RECORDS},
        "grades": grades,
        "support": support,
        "with_start_date": dated,
        "sources_read": sum(bool(source.seen) for source in landscape.sources.values()),
        "packages": landscape.packages,
        "created": landscape.created,
        "licence": "data CC BY 4.0, program MIT; the rights in the sources are their publishers'",
    }


def counts_rows(found: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return headers and rows of the counts by table."""
    grades = found["grades"]
    rows = [
        [
            table,
            number,
            found["with_start_date"].get(table, ""),
            *(found["support"].get(table, {}).get(grade, "") for grade in grades),
        ]
        for table, number in found["rows"].items()
    ]
    return ["table", "rows", "with start", *grades], rows


def counts_text(landscape: Landscape, found: dict[str, Any]) -> str:
    """Return the counts as text for a screen."""
    table = plain_table(*counts_rows(found))
    read = f"{found['sources_read']} of {found['rows']['sources']} sources read"
    return (
        f"{landscape.name} {landscape.version}, created {found['created']}, "
        f"reviewed {landscape.reviewed}\nsha256 {landscape.fingerprint}\n"
        f"from {', '.join(found['packages'])}\n{found['licence']}\n\n{table}\n\n{read}."
    )
