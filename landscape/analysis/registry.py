"""The registry of analyses: what each asks, answers and rests on.

The command line, the report and the engines loop over it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from landscape.analysis import gaps, missing, overlaps
from landscape.analysis.query import Query
from landscape.analysis.result import Column, Result, Row
from landscape.model import Landscape

__all__ = ["ANALYSES", "Analysis", "analysis"]


class Analysis(NamedTuple):
    """One question that can be asked of a landscape.

    Parameters
    ----------
    id
        Name of the command, the file in `cypher/analyses/` and the rows in a report.
    question
        In the reader's words.
    columns
        By the value of `by`; the first value is the default.
    identity
        By the value of `by`: the columns by which a row is the same row tomorrow.
    denominator
        By the value of `by`: what the rows are drawn from.
    rules
        What counts and what does not, and why, in sentences for the reader of an answer.
    references
        Where the method comes from.
    run
        Answers in process.
    order
        By the value of `by`: gives the key by which rows are sorted, for the engines.
    """

    id: str
    question: str
    columns: dict[str, tuple[Column, ...]]
    identity: dict[str, tuple[str, ...]]
    denominator: dict[str, str]
    rules: tuple[str, ...]
    references: tuple[str, ...]
    run: Callable[[Landscape, Query], Result]
    order: dict[str, Callable[[Landscape], Callable[[Row], Any]]]

    def drawn_from(self, by: str) -> str:
        """Return what the rows are drawn from, for a value of `by` (empty: the default)."""
        return self.denominator[by or next(iter(self.denominator))]


_DAYS = (
    "A fact without a start counts from the first day on which one of its sources shows it. Before "
    "that nobody can tell; nor can anybody after the last page that shows a fact whose end is in "
    "doubt, or of a fact of which no page bears out who does what with whom. All make a row "
    "unsure, and nothing is said to be there or missing."
)
_REMITS = (
    "Two remits are compared only where function, settings, topics and areas all meet, and where "
    "both perform the function for others: two hundred trusts that handle complaints are no "
    "rivals of the ombudsman.",
    "To do the same, both must act on the same people or things as well (providers, practitioners, "
    "products, patients, system bodies, regulators): standards for nurses and standards for their "
    "regulators are two works. What one function needs of another goes beyond that: what is found "
    "at a provider bears on those who work there. Work outside health and care meets none "
    "within it.",
    "Groups that stand for many bodies are left out unless asked for: the ties of a regulator with "
    "those it regulates are implied by its function and rarely written down.",
    "Bodies that deal with states are compared with one another only: between a world body and an "
    "English one there is a department.",
)
_TOUCH = (
    "Two bodies are in touch where a link of theirs is a channel (it coordinates, or one answers "
    "to the other), or where both take part in an arrangement as member, host, chair, sponsor or "
    "adviser. The ties of a group are those of its members, the ties of a whole those of its "
    "parts.",
    "A tie was searched for where somebody went through more than the openings of pages for the "
    "ties of the one, of the other, or of the two, on the day asked for or later. It comes first:"
    " what nobody searched for may be missing from the evidence only.",
)

ANALYSES = {
    record.id: record
    for record in (
        Analysis(
            id="gaps",
            question="Which expected functions are held by nobody, in part, by one body, or "
            "without duty or safety?",
            columns=dict.fromkeys(gaps.DIMENSIONS, gaps.COLUMNS),
            identity=dict.fromkeys(gaps.DIMENSIONS, ("function", "where")),
            denominator=dict.fromkeys(
                gaps.DIMENSIONS, "cells that the frameworks expect to be held"
            ),
            rules=(
                "A gap is an empty or weakly held cell that a framework in force expects; an "
                "empty cell that nobody expects is none. Rows of frameworks without a page expect"
                " nothing.",
                "A role counts where it acts within health and care and its settings, topics and "
                "area meet what is expected. Holders"
                " that together leave out settings or topics, or act only in a part of the "
                "territory, hold the cell in part: the scheme of one local system is not that of "
                "the country.",
                "Whether one body alone holds a cell, with patient safety named, or bound to, is "
                "judged on those that act for the whole territory. A body that deals with states "
                "counts as bound, since no law could bind it.",
                "A function is expected at a level only where a page says so. Levels that are our "
                "inference (what the framework speaks of would fall to them) are added on request.",
                "A body for the whole United Kingdom acts for the nation too. A forum is not "
                "counted again where one of its members holds the cell.",
                _DAYS,
                "A cell was searched for where somebody went through more than the openings of "
                "pages for its holders, on the day asked for or later; such cells come first in "
                "their class.",
            ),
            references=(
                "Patient Safety Learning (2023) The elephant in the room: patient safety and "
                "integrated care systems: the claim that is put to the test",
            ),
            run=gaps.run,
            order=dict.fromkeys(gaps.DIMENSIONS, gaps.order),
        ),
        Analysis(
            id="overlaps",
            question="Which bodies do the same thing in the same place, and do they coordinate?",
            columns={"pair": overlaps.PAIR_COLUMNS, "function": overlaps.CROWDED_COLUMNS},
            identity={"pair": ("one", "other"), "function": ("function",)},
            denominator={"pair": "pairs of bodies compared", "function": "functions"},
            rules=(
                *_REMITS,
                *_TOUCH,
                "Among the pairs that were searched for, and again among the others, those come "
                "first in which at least one of the two holds a shared function by statute: what "
                "the law lays on the one, the other does as well.",
                _DAYS,
            ),
            references=(
                "Jaccard, P. (1912) The distribution of the flora in the alpine zone, "
                "doi 10.1111/j.1469-8137.1912.tb05611.x",
                "Szymkiewicz, D. (1934), Simpson, G. G. (1943): containment of the smaller set",
            ),
            run=overlaps.run,
            order={
                "pair": lambda _: overlaps.order_pairs,
                "function": lambda _: overlaps.order_functions,
            },
        ),
        Analysis(
            id="missing",
            question="Which bodies need one another's work and are not in touch?",
            columns={"pair": missing.COLUMNS},
            identity={"pair": ("one", "other")},
            denominator={"pair": "pairs of bodies whose work requires coordination"},
            rules=(
                "A pair requires coordination where both hold a function, or where a function of "
                "the one needs a function of the other (weight 2 or 3, doubled where both remits "
                "are equally special). A need counts where a page states it; needs that are our "
                "inference are added on request.",
                "A need for what the other publishes for everybody (standards, research, policy, "
                "law, alerts, inquiry reports) calls for no tie between the two, nor does a need "
                "for a resource (money, training, help) that any one giver can supply: else every "
                "charity would be missed at every college. Coordination is what is looked for and "
                "not a work that calls for it.",
                "A decision of the other is needed by those only whom a page shows to be bound to "
                "what they do (by law, direction or contract), and by those that deal with states: "
                "who acts of its own accord awaits nobody's decision.",
                *_REMITS,
                *_TOUCH,
                "A pair that is not in touch is mediated where an organisation that oversees, "
                "commissions, hosts or contains the one, or keeps its secretariat, or is so tied "
                "under it, is in touch with the other, by a link or a common arrangement: what "
                "the one does may reach the other through it. It counts where the links may hold: "
                "who perhaps mediates leaves nothing surely missing. Such pairs come after the "
                "others.",
                _DAYS,
            ),
            references=(
                "Cataldo, M. and others (2006) Identification of coordination requirements, "
                "doi 10.1145/1180875.1180929",
                "Angst, M. and Seppelt, T., motifr (R package): open triangles as gaps",
            ),
            run=missing.run,
            order={"pair": lambda _: missing.order},
        ),
    )
}


def analysis(name: str) -> Analysis:
    """Return an analysis by its identifier.

    Raises
    ------
    KeyError
        There is none of that name.
    """
    return ANALYSES[name]
