"""What the pages of the site say of bodies, functions, findings, publishers. No markup."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from landscape.model import Body, Interdependency
from landscape.names import label, term_label
from landscape.pages.citations import Citations, Cited, grade
from landscape.pages.index import Index
from landscape.pages.lines import (
    Line,
    Part,
    finding_kind,
    finding_line,
    in_order,
    link_line,
    membership_line,
    pair_parts,
    role_line,
    search_line,
)
from landscape.pages.words import body_name, count, day_in_words, listed, searched_in_words, verdict
from landscape.time import Holds

__all__ = ["Entry", "body_entry", "finding_entry", "function_entry",
           "publisher_entry"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the site."""

    page: str
    kind: str
    title: str
    text: tuple[str, ...]
    facts: list[tuple[str, str]]
    parts: list[Part]
    sources: list[dict[str, Any]] = field(default_factory=list)
    warnings: tuple[str, ...] = ()
    address: str = ""
    cited: Cited | None = None


def body_entry(index: Index, body: Body) -> Entry:
    """Return the page of an organisation or arrangement."""
    land = index.landscape
    organisation = body.id in land.organisations
    table = "organisations" if organisation else "arrangements"
    cite = Citations(land)
    own = cite.cite([f"{table}/{body.id}"])
    facts = [
        ("Kind", label(land, "kinds", body.kind) + (" (a group of bodies)" if body.group else "")),
        ("Level", label(land, "levels", body.level)),
        ("Area", label(land, "areas", body.area)),
        ("Began", day_in_words(body.established)),
        ("Ended", day_in_words(body.dissolved) if body.dissolved else ""),
        ("Also called", listed([*filter(None, [body.abbreviation]), *body.aliases])),
        ("Legal basis", body.legal_basis),
        ("Evidence", grade(land, body) + (
            f"; in doubt: {', '.join(body.doubtful)}" if body.doubtful else "")),
        ("Note", body.note),
    ]  # fmt: skip
    warnings = []
    holds = land.holds(body, index.answers.day)
    if holds is not Holds.YES:
        state = "does not exist" if holds is Holds.NO else "may or may not exist: dates are missing"
        warnings.append(f"On {day_in_words(index.answers.day)} it {state}.")
    if land.is_unverified(body):
        warnings.append("Unverified: no page has been found for this entry.")
    parts = [
        Part("What it does", [role_line(index, cite, role, "functions") for role in
                              in_order(index, index.roles[body.id])]),
        Part("Links", [link_line(index, cite, link, body.id)
                       for link in in_order(index, index.links[body.id])]),
        Part("Forums, agreements and systems" if organisation else "Members",
             [membership_line(index, cite, row, body.id)
              for row in in_order(index, index.memberships[body.id])],
             "" if organisation else _completeness(body)),
        *(pair_parts(index, cite, body.id) if organisation else []),
        Part("History", [
            Line(day_in_words(event.date), "", event.summary,
                 cited=cite.cite([f"events/{event.id}"]))
            for event in index.events[body.id]]),
        Part("What was published about it", [finding_line(index, cite, finding)
                                             for finding in index.findings[body.id]]),
        Part("Where somebody looked", [search_line(index, cite, row)
                                       for row in index.searches[body.id]]),
    ]  # fmt: skip
    return Entry(
        index.page_of("bodies", body.id),
        "Organisation" if organisation else "Forum, agreement or system",
        body_name(land, body.id), (body.remit,), [pair for pair in facts if pair[1]], parts,
        cite.entries(), tuple(warnings), body.url, own,
    )  # fmt: skip


def _completeness(body: Body) -> str:
    state = getattr(body, "membership", "")
    return "" if state == "complete" else f"The list of members is {state or 'unknown'}."


def _calls(index: Index, need: Interdependency) -> tuple[str, ...]:
    """Return when holders of the two functions of a need must be in touch, if not always."""
    if need not in index.landscape.coordination_needs:
        return ("Calls for no tie between the two.",)
    if not index.landscape.is_stated(need):
        return ("Our inference: it counts on request only.",)
    if index.landscape.bound_only(need):
        name = label(index.landscape, "functions", need.function).lower()
        return (f"Only bodies that are bound to {name} have this need.",)
    return ()


def function_entry(index: Index, name: str) -> Entry:
    """Return the page of a function."""
    land = index.landscape
    function, cite = land.functions[name], Citations(land)
    pages = [(row.function, row.needs, row) for row in land.interdependencies.values()]
    parts = [
        Part("Expected, and held weakly or by nobody", [
            Line(f"{label(land, 'levels', row['where'])} level", "", verdict(land, row),
                 (searched_in_words(row),), cited=cite.cite(row["facts"], 3))
            for row in index.gaps[name]]),
        Part("Who holds it", [role_line(index, cite, role, "bodies")
                              for role in in_order(index, index.holders[name])]),
        Part("What it needs", [
            Line(label(land, "functions", other), index.page_of("functions", other), row.why,
                 _calls(index, row), cited=cite.cite([f"interdependencies/{row.id}"]))
            for one, other, row in pages if one == name]),
        Part("What needs it", [
            Line(label(land, "functions", one), index.page_of("functions", one), row.why,
                 _calls(index, row), cited=cite.cite([f"interdependencies/{row.id}"]))
            for one, other, row in pages if other == name]),
        Part("What was published about it", [finding_line(index, cite, finding)
                                             for finding in index.findings_on[name]]),
        Part("Where somebody looked for holders", [search_line(index, cite, row)
                                                   for row in index.searches[name]]),
    ]  # fmt: skip
    cite.cite([f"functions/{name}"])
    reach = term_label(land, "reach", function.reach)
    facts = [("How it reaches others", reach), ("Note", function.note)]
    return Entry(index.page_of("functions", name), "Function", function.label,
                 (function.definition,), [fact for fact in facts if fact[1]],
                 parts, cite.entries())  # fmt: skip


def finding_entry(index: Index, name: str) -> Entry:
    """Return the page of a published finding."""
    land = index.landscape
    finding, cite = land.findings[name], Citations(land)
    own = cite.cite([f"findings/{name}"])
    facts = [("Date", day_in_words(finding.date)), ("Kind", finding_kind(index, finding)),
             ("Basis", finding.basis), ("Evidence", grade(land, finding)),
             ("Place", finding.locator), ("Note", finding.note)]  # fmt: skip
    parts = [
        Part("Bodies it is about", [Line(body_name(land, body), index.page_of("bodies", body))
                                    for body in finding.organisations]),
        Part("Functions it is about", [
            Line(label(land, "functions", f), index.page_of("functions", f))
            for f in finding.functions]),
    ]  # fmt: skip
    warnings = (
        ("Unverified: no page has been found for it.",) if land.is_unverified(finding) else ()
    )
    title = f"{finding_kind(index, finding)}, {day_in_words(finding.date)}"
    return Entry(index.page_of("findings", name), "Published finding", title, (finding.statement,),
                 [pair for pair in facts if pair[1]], parts, cite.entries(), warnings, "",
                 own)  # fmt: skip


def publisher_entry(index: Index, publisher: str) -> Entry:
    """Return the page of a publisher: its pages, and how many rows rest on each."""
    sources = index.publishers[publisher]
    lines = []
    for source in sorted(sources, key=lambda s: (s.published or "9999", s.id)):
        rows = index.citing.get(source.id, [])
        tables = sorted(
            {table.replace("all_roles", "roles").replace("_", " ") for table, _ in rows}
        )
        date = day_in_words(source.published) if source.published else "no date"
        said = f"{date}; looked up {day_in_words(source.accessed)}"
        used = (
            f"{count(len(rows), 'row')} ({', '.join(tables)}) rest on it." if rows else "Not cited."
        )
        lines.append(
            Line(source.title or source.url, "", said,
                 tuple(filter(None, (used, "" if source.seen else "Not read yet.", source.note))),
                 address=source.url)
        )  # fmt: skip
    read = sum(bool(source.seen) for source in sources)
    return Entry(index.publisher_pages[publisher], "Source publisher", publisher,
                 (f"{count(len(sources), 'page')} or documents, {read} of them read.",), [],
                 [Part("Pages and documents", lines)])  # fmt: skip
