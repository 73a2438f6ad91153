"""The lines of which the pages of the site are made: roles, links, memberships, pairs, findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from landscape.names import label, term_label
from landscape.pages.citations import Citations, Cited
from landscape.pages.index import PER_PAGE, Index
from landscape.pages.words import (
    body_name,
    day_in_words,
    listed,
    names,
    needs,
    searched_in_words,
    touch_in_words,
)
from landscape.time import Holds

__all__ = ["Line", "Part", "finding_kind", "finding_line", "in_order", "link_line",
           "membership_line", "pair_parts", "role_line", "search_line"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: a name with its page, what is said, remarks and sources."""

    head: str
    page: str
    says: str = ""
    remarks: tuple[str, ...] = ()
    cited: Cited | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page."""

    title: str
    lines: list[Line]
    about: str = ""


def _dated(index: Index, record: Any) -> tuple[str, ...]:
    """Return the dates of a fact and whether it holds on the day of the site."""
    words = []
    if record.since or record.until:
        since = f"from {day_in_words(record.since)}" if record.since else "start not known"
        words.append(f"{since} to {day_in_words(record.until)}" if record.until else since)
    holds = index.landscape.holds(record, index.answers.day)
    if holds is not Holds.YES:
        words.append("not in force on this day" if holds is Holds.NO else "dates not known")
    if record.status != "in-force":
        words.append(record.status)
    text = "; ".join(words)
    return tuple(filter(None, (f"{text[0].upper()}{text[1:]}." if text else "", record.note)))


def in_order(index: Index, records: Iterable[Any]) -> list[Any]:
    order = list(Holds)
    day = index.answers.day
    return sorted(records, key=lambda r: (order.index(index.landscape.holds(r, day)), r.id))


def role_line(index: Index, cite: Citations, role: Any, head: str) -> Line:
    land = index.landscape
    table, name = ("functions", role.function) if head == "functions" else ("bodies", role.holder)
    basis = term_label(land, "basis", role.basis)
    scope = [*names(land, "settings", role.settings), *names(land, "topics", role.topics)]
    said = "patient safety is named" if role.explicit else "patient safety is implied, not named"
    if land.means("mode", role.mode, "for-itself"):
        said += "; a duty it meets for itself"
    objects = [term_label(land, "object", word).lower() for word in role.objects]
    acts_on = f"; acts on {listed(objects)}" if objects else ""
    where = label(land, "bodies", name) if table == "functions" else body_name(land, name)
    fact = f"{'roles' if role.id in land.roles else 'role_templates'}/{role.id}"
    return Line(
        label(land, table, name) if table == "functions" else where,
        index.page_of(table, name),
        f"{basis}; {said}; {listed([word.lower() for word in scope], 6)}{acts_on}",
        _dated(index, role), cite.cite([fact]),
    )  # fmt: skip


def link_line(index: Index, cite: Citations, link: Any, body: str) -> Line:
    kind = index.landscape.link_kinds[link.kind]
    other = link.end if link.start == body else link.start
    return Line(
        body_name(index.landscape, other), index.page_of("bodies", other),
        kind.label if link.start == body else kind.inverse,
        _dated(index, link), cite.cite([f"links/{link.id}"]),
    )  # fmt: skip


def membership_line(index: Index, cite: Citations, row: Any, body: str) -> Line:
    other = row.arrangement if row.member == body else row.member
    return Line(
        body_name(index.landscape, other), index.page_of("bodies", other), row.capacity,
        _dated(index, row), cite.cite([f"memberships/{row.id}"]),
    )  # fmt: skip


def search_line(index: Index, cite: Citations, search: Any) -> Line:
    extent = next(
        term.definition for term in index.landscape.terms.values()
        if (term.vocabulary, term.term) == ("extent", search.extent)
    )  # fmt: skip
    return Line(
        day_in_words(search.searched), "", f"{search.looked_for}: {search.found}", (extent,),
        cite.cite([f"searches/{search.id}"]),
    )  # fmt: skip


def pair_parts(index: Index, cite: Citations, body: str) -> Iterable[Part]:
    land = index.landscape
    for name, title in (("overlaps", "Who does the same work"),
                        ("missing", "Who it should be in touch with and is not")):  # fmt: skip
        rows, lines = index.pairs[name][body], []
        for row in rows[:PER_PAGE]:
            other = row["other"] if row["one"] == body else row["one"]
            if name == "overlaps":
                says = listed([w.lower() for w in names(land, "functions", row["shared"])])
                says += f"; {touch_in_words(row)}"
            else:
                says = "; ".join(sentence for sentence, _ in needs(land, row, 2))
            remarks = () if row["coordinated"] else (searched_in_words(row),)
            lines.append(Line(body_name(land, other), index.page_of("bodies", other), says, remarks,
                              cited=cite.cite(row["facts"], 3)))  # fmt: skip
        about = f"The first {len(lines)} of {len(rows)}." if len(rows) > len(lines) else ""
        yield Part(title, lines, about)


def finding_line(index: Index, cite: Citations, finding: Any) -> Line:
    return Line(
        f"{finding_kind(index, finding)}, {day_in_words(finding.date)}",
        index.page_of("findings", finding.id), finding.statement,
        cited=cite.cite([f"findings/{finding.id}"]),
    )  # fmt: skip


def finding_kind(index: Index, finding: Any) -> str:
    return term_label(index.landscape, "finding-kind", finding.kind)
