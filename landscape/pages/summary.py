"""What the landscape consists of, what changed and what was published, in sentences. No markup."""

from __future__ import annotations

from typing import Any

from landscape.names import label
from landscape.pages.answers import Answers
from landscape.pages.citations import Citations, grade
from landscape.pages.telling import system_level
from landscape.pages.words import count, day_in_words, listed, share

__all__ = ["changes", "findings", "standing"]


def standing(answers: Answers) -> list[str]:
    """Return what the landscape consists of on its day, and how well that is known."""
    land = answers.landscape
    bodies, ways = answers.present("organisations"), answers.present("arrangements")
    roles = answers.present("all_roles")
    doubtful = sum(grade(land, role) in ("unverified", "not checked yet") for role in roles)
    roles_unsure = sum(not certain for _, certain in land.holding("all_roles", answers.day))
    bodies_unsure = sum(not certain for _, certain in land.holding("organisations", answers.day))
    sentences = []
    if roles_unsure > len(roles) / 10:
        sentences.append(
            "For a day so far back many facts have no dates. What may hold but is not certain is "
            "left out: more may have been held, and more may have overlapped, than is counted."
        )
    groups = sum(body.group for body in bodies)
    return [
        f"On {day_in_words(answers.day)} the evidence knows "
        f"{count(len(bodies), 'organisation')} with a part in patient safety in England "
        f"({groups} of them groups, such as all NHS trusts) and {len(ways)} forums, agreements and "
        f"shared systems through which they coordinate.",
        f"They hold {count(len(roles), 'recorded role')}. Not yet held against a page: "
        f"{doubtful} of these ({share(doubtful, len(roles))}). Not counted, because they are in "
        f"doubt or their dates do not say whether they hold on this day: "
        f"{count(roles_unsure, 'more role')} and {count(bodies_unsure, 'more organisation')}.",
        *sentences,
    ]


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
    at_system = []
    if any(row["where"] == "system" for row in drift.before):
        then, now = system_level(drift.before), system_level(answers.cells)
        at_system.append(f"At system level then: {then}. Now: {now}.")
    return [
        f"Between {day_in_words(drift.since)} and {day_in_words(drift.until)} "
        f"{count(len(drift.began), 'body', 'bodies')} in the evidence began and "
        f"{count(len(drift.ended), 'body', 'bodies')} ended"
        + (f" ({listed([label(land, 'bodies', body.id) for body in drift.ended], 6)})"
           if drift.ended else "")
        + ".",
        f"Cells that frameworks expect: {len(drift.filled())} that surely nobody held then "
        f"{'is' if len(drift.filled()) == 1 else 'are'} held now ({len(system)} at system level), "
        f"{len(drift.emptied())} that somebody held then "
        f"{'has' if len(drift.emptied()) == 1 else 'have'} nobody now, and "
        f"{len(drift.newly_expected())} were not yet expected.",
        *at_system,
    ]  # fmt: skip
