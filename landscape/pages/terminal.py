"""The report as a short text for a screen of 80 to 120 columns."""

from __future__ import annotations

import textwrap

from landscape.maps.security import clean
from landscape.pages.answers import Answers
from landscape.pages.citations import Citations
from landscape.pages.summary import changes, standing
from landscape.pages.telling import Topic, topics
from landscape.pages.words import day_in_words

__all__ = ["report_text"]


def report_text(answers: Answers, width: int = 100) -> str:
    """Return the three questions with their totals and first rows, wrapped to 80 to 120 columns."""
    width = max(80, min(width, 120))
    land = answers.landscape
    lines = [f"PATIENT SAFETY IN ENGLAND: WHO DOES WHAT, {day_in_words(answers.day).upper()}", ""]
    for sentence in standing(answers):
        lines += _wrapped(sentence, width, 0)
    for number, topic in enumerate(topics(answers, Citations(land)), 1):
        lines += ["", f"{number}. {topic.title.upper()}: {topic.question}"]
        for sentence in topic.sentences:
            lines += _wrapped(sentence, width, 3)
        lines += _rows(topic, width)
    since = changes(answers)
    if since:
        lines += ["", "WHAT CHANGED"]
        for sentence in since:
            lines += _wrapped(sentence, width, 3)
    lines += [""]
    lines += _wrapped(
        f"Data {land.name} {land.version}, reviewed {day_in_words(land.reviewed)}, sha256 "
        f"{land.fingerprint[:12]}. A gap here is a gap in the evidence as well as in the system "
        "until somebody has looked: each row's sources are in the report.",
        width, 0,
    )  # fmt: skip
    return "\n".join(lines) + "\n"


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(
        str(clean(text)), width, initial_indent=" " * indent, subsequent_indent=" " * indent
    )


def _rows(topic: Topic, width: int) -> list[str]:
    if not topic.rows:
        return ["   Nothing found."]
    lines = [f"   The first {len(topic.rows)} of {topic.found:,}:"]
    for number, row in enumerate(topic.rows, 1):
        mark = " (unchecked facts)" if row.cited.doubt else ""
        lines += textwrap.wrap(
            str(clean(f"{row.head}: {row.says}{mark}")), width,
            initial_indent=f"   {number:>2} ", subsequent_indent=" " * 6, max_lines=2,
            placeholder=" ...",
        )  # fmt: skip
    return lines
