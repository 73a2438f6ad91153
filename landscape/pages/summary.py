"""The report's story in sentences with computed numbers, and its most telling rows. No markup.

Terminal and page are both written from what this module returns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from landscape.analysis.result import Row
from landscape.names import label
from landscape.pages.answers import Answers
from landscape.pages.citations import Citations, Cited, grade
from landscape.pages.words import (
    body_name,
    count,
    day_in_words,
    listed,
    names,
    needs,
    share,
    verdict,
)

__all__ = ["Telling", "Topic", "changes", "findings", "standing", "topics"]

TELLING = 10


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling row: what it is about, what is said of it, further remarks, and its marks.

    `bodies` has the identifiers and names of the bodies it is about.
    """

    head: str
    says: str
    remarks: tuple[str, ...]
    cited: Cited
    bodies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One of the three questions: its sentences, how many rows there are, and the first of them."""

    id: str
    title: str
    question: str
    sentences: tuple[str, ...]
    found: int
    rows: tuple[Telling, ...]


def standing(answers: Answers) -> list[str]:
    """Return what the landscape consists of on its day, and how well that is known."""
    land = answers.landscape
    bodies, ways = answers.present("organisations"), answers.present("arrangements")
    roles = answers.present("all_roles")
    doubtful = sum(grade(land, role) in ("unverified", "not checked yet") for role in roles)
    undated = sum(not certain for _, certain in land.holding("all_roles", answers.day))
    groups = sum(body.group for body in bodies)
    return [
        f"On {day_in_words(answers.day)} the evidence knows "
        f"{count(len(bodies), 'organisation')} with a part in patient safety in England "
        f"({groups} of them groups, such as all NHS trusts) and {len(ways)} forums, agreements and "
        f"shared systems through which they coordinate.",
        f"They hold {count(len(roles), 'recorded role')}. Not yet held against a page: "
        f"{doubtful} of these ({share(doubtful, len(roles))}). Not counted, because the dates do "
        f"not say whether they hold on this day: {count(undated, 'more role')}.",
    ]


def topics(answers: Answers, citations: Citations, most: int = TELLING) -> list[Topic]:
    """Return the three questions with their most telling rows."""
    return [
        _gaps(answers, citations, most),
        _overlaps(answers, citations, most),
        _missing(answers, citations, most),
    ]


def _gaps(answers: Answers, citations: Citations, most: int) -> Topic:
    result = answers.result("gaps")
    totals = result.totals
    empty = totals["none"] + totals["undated"]
    sentences = [
        f"Published frameworks expect {count(result.out_of, 'cell')} to be held, a cell being one "
        f"function at one level. In {empty} ({share(empty, result.out_of)}) nobody is surely "
        f"recorded, {totals['one']} rest on one body alone, in {totals['implicit']} patient safety "
        f"is named in nobody's duty, and in {totals['voluntary']} nobody is bound to act."
    ]
    system = [row for row in result.rows if row["where"] == "system"]
    if system:
        gone = sum(row["class"] in ("none", "undated") for row in system)
        sentences.append(
            f"At system level, where integrated care systems work, {gone} expected functions have "
            f"nobody and {len(system) - gone} more are held weakly."
        )
    unseen = sum(row["class"] == "none" and not row["searched"] for row in result.rows)
    if unseen:
        sentences.append(
            f"In {unseen} of the empty cells the evidence has no role of that function at any "
            "level: there the gap may be in the evidence and not in the system."
        )
    rows = tuple(_gap(answers, citations, row) for row in result.rows[:most])
    return Topic("gaps", "Gaps", "What is expected, and nobody, or hardly anybody, holds it?",
                 tuple(sentences), len(result.rows), rows)  # fmt: skip


def _gap(answers: Answers, citations: Citations, row: Row) -> Telling:
    land = answers.landscape
    frameworks = dict.fromkeys(
        land.frameworks[land.requirements[name].framework].title for name in row["expected_by"]
    )
    strength = next(
        (term.label for term in land.terms.values()
         if (term.vocabulary, term.term) == ("strength", row["strength"])), row["strength"]
    ).lower()  # fmt: skip
    said = "the page says at which level" if row["stated"] else "the level is our inference"
    remarks = [f"Expected ({strength}; {said}) by {listed(list(frameworks), 2)}."]
    if not row["searched"]:
        remarks.append("No role of this function is recorded at any level.")
    where = label(land, "levels", row["where"])
    return Telling(
        f"{label(land, 'functions', row['function'])}, {where.lower()} level",
        verdict(land, row), tuple(remarks), citations.cite(row["facts"]),
        tuple((name, body_name(land, name)) for name in row["holders"]),
    )  # fmt: skip


def _overlaps(answers: Answers, citations: Citations, most: int) -> Topic:
    land, result = answers.landscape, answers.result("overlaps")
    apart = result.totals["uncoordinated"]
    sentences = [
        f"{count(len(result.rows), 'pair')} of bodies do at least one of the same things where "
        f"their remits meet, of {result.out_of:,} pairs compared. For {apart:,} "
        f"({share(apart, len(result.rows))}) no link and no common forum is recorded. An overlap "
        "is no fault: it may be intended. What nobody coordinates deserves a look."
    ]
    crowded = answers.results.get(("overlaps", "function"))
    if crowded and crowded.rows:
        first = [
            f"{label(land, 'functions', row['function']).lower()} ({row['holders']} bodies)"
            for row in crowded.rows[:3]
        ]
        sentences.append(f"The functions with most uncoordinated pairs are {listed(first)}.")
    rows = []
    for row in result.rows[:most]:
        ways = [
            label(land, "bodies" if way in land.bodies else "link_kinds", way)
            for way in row["ways"]
        ]
        state = f"In touch through {listed(ways, 3)}." if ways else "No link, no common forum."
        shared = [word.lower() for word in names(land, "functions", row["shared"])]
        remarks = (
            state,
            f"{share(round(100 * row['containment']), 100)} of the smaller remit lies within the "
            f"other; {('neither holds', 'one holds', 'both hold')[row['statutory']]} it by law.",
        )
        rows.append(_pair(answers, citations, row, f"Both: {listed(shared)}", remarks))
    return Topic("overlaps", "Overlaps", "Who does the same thing in the same place?",
                 tuple(sentences), len(result.rows), tuple(rows))  # fmt: skip


def _missing(answers: Answers, citations: Citations, most: int) -> Topic:
    land, result = answers.landscape, answers.result("missing")
    gone = result.totals["missing"]
    sentences = [
        f"The work of {count(result.out_of, 'pair')} of bodies requires them to coordinate, since "
        "they share a function or one's function needs the other's. For "
        f"{gone:,} ({share(gone, result.out_of)}) no link and no common forum is recorded. A link "
        "that exists and is not recorded is an error of ours: please report it."
    ]
    rows = []
    for row in result.rows[:most]:
        reasons = needs(land, row)
        more = row["dependent_functions"] + bool(row["shared"]) - len(reasons)
        tail = f"; and {count(more, 'more reason')}" if more > 0 else ""
        facts = [f"interdependencies/{name}" for _, name in reasons if name]
        says = "; ".join(sentence for sentence, _ in reasons) + tail
        rows.append(_pair(answers, citations, row, says, (_path(answers, row),), facts))
    return Topic("missing", "Missing coordination",
                 "Who needs whose work, and is not in touch?",
                 tuple(sentences), len(result.rows), tuple(rows))  # fmt: skip


def _path(answers: Answers, row: Row) -> str:
    if row["steps"] == 2:
        through = names(answers.landscape, "bodies", row["through"])
        return f"Not in touch themselves; both are in touch with {listed(through, 3)}."
    if row["steps"] == 3:
        return "The nearest recorded way between them leads through two others."
    return "No recorded way between them within three steps."


def _pair(answers: Answers, citations: Citations, row: Row, says: str, remarks: tuple[str, ...],
          facts: Iterable[str] = ()) -> Telling:  # fmt: skip
    both = tuple((name, body_name(answers.landscape, name)) for name in (row["one"], row["other"]))
    cited = citations.cite([*facts, *row["facts"]])
    return Telling(" and ".join(name for _, name in both), says, remarks, cited, both)


def findings(answers: Answers, citations: Citations) -> list[dict[str, Any]]:
    """Return what was published about the landscape by the day of the answers, the latest first."""
    land = answers.landscape
    kinds = {t.term: t.label for t in land.terms.values() if t.vocabulary == "finding-kind"}
    published = [f for f in land.findings.values() if not f.date or f.date <= answers.day]
    return [
        {
            "id": finding.id,
            "kind": kinds.get(finding.kind, finding.kind),
            "date": day_in_words(finding.date),
            "statement": finding.statement,
            "bodies": [(name, label(land, "bodies", name)) for name in finding.organisations],
            "cited": citations.cite([f"findings/{finding.id}"]),
        }
        for finding in sorted(published, key=lambda f: (f.date, f.id), reverse=True)
    ]


def changes(answers: Answers) -> list[str]:
    """Return what changed since the earlier day, in sentences; empty where there is none."""
    drift, land = answers.drift, answers.landscape
    if drift is None:
        return []
    system = [turn for turn in drift.filled() if turn[2]["where"] == "system"]
    return [
        f"Between {day_in_words(drift.since)} and {day_in_words(drift.until)} "
        f"{count(len(drift.began), 'body', 'bodies')} in the evidence began and "
        f"{count(len(drift.ended), 'body', 'bodies')} ended"
        + (f" ({listed([label(land, 'bodies', body.id) for body in drift.ended], 6)})"
           if drift.ended else "")
        + ".",
        f"Of the cells that frameworks expect, {len(drift.filled())} that nobody held are now held "
        f"({len(system)} of them at system level), {len(drift.emptied())} that were held are no "
        f"longer, and {len(drift.newly_expected())} were not yet expected then.",
    ]  # fmt: skip
