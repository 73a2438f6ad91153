"""The three questions with their sentences and most telling rows. No markup.

Terminal and page are both written from what this module returns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from landscape.analysis.result import Row
from landscape.names import label, term_label
from landscape.pages.answers import Answers
from landscape.pages.citations import Citations, Cited
from landscape.pages.words import (
    body_name,
    count,
    listed,
    names,
    needs,
    searched_in_words,
    share,
    touch_in_words,
    verdict,
)

__all__ = ["Telling", "Topic", "system_level", "topics"]

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
    empty = totals["none"] + totals["unsure"]
    sentences = [
        f"Published frameworks expect {count(result.out_of, 'cell')} to be held, a cell being one "
        f"function at one level that the page states. In {empty} ({share(empty, result.out_of)}) "
        f"nobody is surely recorded, {totals['part']} are held for a part only of what is "
        f"expected, {totals['one']} rest on one body alone, in {totals['implicit']} patient safety "
        f"is named in nobody's duty, and in {totals['voluntary']} nobody is bound to act."
    ]
    if any(row["where"] == "system" for row in answers.cells):
        sentences.append(
            f"At system level, where integrated care systems work, {system_level(answers.cells)}."
        )
    if totals["none"]:
        looked = result.searched["none"]
        rest = totals["none"] - looked
        sentences.append(
            f"Of the {count(totals['none'], 'cell')} that nobody holds, {looked} "
            f"{'was' if looked == 1 else 'were'} searched for and no holder found"
            + (f"; {rest} {'has' if rest == 1 else 'have'} not been searched for yet: there the "
               "gap may be in the evidence and not in the system." if rest else ".")
        )  # fmt: skip
    rows = tuple(_gap(answers, citations, row) for row in result.rows[:most])
    return Topic("gaps", "Gaps", "What is expected, and nobody, or hardly anybody, holds it?",
                 tuple(sentences), len(result.rows), rows)  # fmt: skip


def system_level(cells: Iterable[Row]) -> str:
    """Return how far the cells at system level are held, as a clause."""
    system = [row for row in cells if row["where"] == "system"]
    held = [row for row in system if row["holders"]]
    part = sum(row["class"] == "part" for row in held)
    named = sum(bool(row["explicit"]) for row in held)
    bound = sum(bool(row["statutory"]) for row in held)
    return (
        f"{count(len(system), 'function')} {'is' if len(system) == 1 else 'are'} expected, "
        f"{len(held)} surely held, {part} of these for a part only of what is expected; "
        f"{named} with patient safety named in a duty, and {bound} by law"
    )


def _gap(answers: Answers, citations: Citations, row: Row) -> Telling:
    land = answers.landscape
    frameworks = dict.fromkeys(
        land.frameworks[land.requirements[name].framework].title for name in row["expected_by"]
    )
    strength = term_label(land, "strength", row["strength"]).lower()
    said = "" if row["stated"] else "; the level is our inference"
    remarks = [f"Expected ({strength}{said}) by {listed(list(frameworks), 2)}."]
    if not row["roles"]:
        remarks.append("No role of this function is recorded at any level.")
    remarks.append(searched_in_words(row))
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
        state = touch_in_words(row)
        state = f"In touch through {listed(ways, 3)}." if ways else f"{state.capitalize()}."
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
    gone, mediated = result.totals["missing"], result.totals["mediated"]
    looked = result.searched
    sentences = [
        f"The work of {count(result.out_of, 'pair')} of bodies requires them to coordinate, since "
        "they share a function or one's function needs the other's. For "
        f"{gone:,} ({share(gone, result.out_of)}) no link and no common forum is recorded: "
        f"{looked['missing']:,} of them were searched for and no tie found, the others have not "
        f"been searched for yet. For {mediated:,} more ({looked['mediated']:,} of them searched "
        "for) a third body that runs, orders or watches the work of the one is, or may be, in "
        "touch with the other. A link that exists and is not recorded is an error of ours: please "
        "report it."
    ]
    rows = []
    for row in result.rows[:most]:
        reasons = needs(land, row)
        more = row["dependent_functions"] + bool(row["shared"]) - len(reasons)
        tail = f"; and {count(more, 'more reason')}" if more > 0 else ""
        facts = [f"interdependencies/{name}" for _, name in reasons if name]
        says = "; ".join(sentence for sentence, _ in reasons) + tail
        remarks = (_path(answers, row), searched_in_words(row))
        rows.append(_pair(answers, citations, row, says, remarks, facts))
    return Topic("missing", "Missing coordination",
                 "Who needs whose work, and is not in touch?",
                 tuple(sentences), len(result.rows), tuple(rows))  # fmt: skip


def _path(answers: Answers, row: Row) -> str:
    if row["mediators"]:
        mediators = names(answers.landscape, "bodies", row["mediators"])
        return f"Not in touch themselves; mediated, surely or perhaps, by {listed(mediators, 3)}."
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
