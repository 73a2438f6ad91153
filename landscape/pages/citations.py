"""Numbered sources of a page, in the order of their first mention, and how far facts hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from landscape.analysis.result import sources_of
from landscape.maps.security import safe_url
from landscape.model import Landscape
from landscape.pages.words import day_in_words

__all__ = ["Citations", "Cited", "grade"]

MOST = 5


@dataclass(frozen=True, slots=True)
class Cited:
    """The marks of one statement: numbers of sources, how many more there are, and its weakness."""

    numbers: tuple[int, ...]
    more: int
    doubt: str


class Citations:
    """The sources of one page; a source keeps the number of its first mention."""

    def __init__(self, landscape: Landscape) -> None:
        self._landscape = landscape
        self._numbers: dict[str, int] = {}

    def cite(self, facts: Iterable[str], most: int = MOST) -> Cited:
        """Return the marks for facts (`table/identifier`), at most `most` of their sources."""
        facts = tuple(dict.fromkeys(facts))
        found = sources_of(self._landscape, facts)
        # Those cited before come first: fewer numbers for the reader to look up.
        shown = sorted(found, key=lambda name: (name not in self._numbers, name))[:most]
        numbers = sorted(self._numbers.setdefault(name, len(self._numbers) + 1) for name in shown)
        return Cited(tuple(numbers), len(found) - len(shown), self._doubt(facts))

    def _doubt(self, facts: tuple[str, ...]) -> str:
        weak = {"unverified": 0, "not checked yet": 0, "contradicted": 0}
        for fact in facts:
            table, _, name = fact.partition("/")
            word = grade(self._landscape, self._landscape.table(table)[name])
            if word in weak:
                weak[word] += 1
        parts = [f"{number} {word}" for word, number in weak.items() if number]
        if len(facts) == 1 and parts:
            return parts[0].removeprefix("1 ")
        return f"of {len(facts)} facts: {', '.join(parts)}" if parts else ""

    def entries(self) -> list[dict[str, Any]]:
        """Return the sources cited so far, by number."""
        return [
            {
                "number": number,
                "id": name,
                "title": source.title or source.publisher or source.url,
                "publisher": source.publisher,
                "published": day_in_words(source.published) if source.published else "",
                "accessed": day_in_words(source.accessed),
                "url": safe_url(source.url),
                "text": source.url,
                "seen": bool(source.seen),
            }
            for name, number in self._numbers.items()
            if (source := self._landscape.sources[name])
        ]


def grade(landscape: Landscape, record: Any) -> str:
    """Return how far a record has been held against its page: a word for the reader."""
    support = getattr(record, "support", None)
    if support is None:
        return ""
    if landscape.means("support", support, "unverified"):
        return "unverified"
    if landscape.means("support", support, "read"):
        return str({"supported": "checked", "partly": "partly supported"}.get(support, support))
    return "not checked yet"
