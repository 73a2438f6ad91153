"""Where somebody looked: what tells a tie or a holder not found from one not looked for."""

from __future__ import annotations

from landscape.model import Landscape

__all__ = ["Searches"]


class Searches:
    """The thorough searches that speak for a day: those made on it or later.

    A search for the ties of a body speaks for each of its pairs, one for the tie of two bodies for
    that pair; a search for the holders of a function speaks for one level, or for all.
    """

    def __init__(self, landscape: Landscape, day: str) -> None:
        self._ties: dict[tuple[str, str], list[str]] = {}
        self._holders: dict[tuple[str, str], list[str]] = {}
        for search in landscape.searches.values():
            if day > search.searched or not landscape.means("extent", search.extent, "thorough"):
                continue
            fact = f"searches/{search.id}"
            if landscape.means("search", search.about, "ties"):
                self._ties.setdefault((search.body, search.other), []).append(fact)
            elif landscape.means("search", search.about, "holders"):
                self._holders.setdefault((search.function, search.level), []).append(fact)

    def between(self, one: str, other: str) -> list[str]:
        """Return the searches (`table/identifier`) for ties of two bodies."""
        return [
            fact
            for pair in ((one, ""), (other, ""), (one, other), (other, one))
            for fact in self._ties.get(pair, ())
        ]

    def cell(self, function: str, level: str) -> list[str]:
        """Return the searches for holders of a function at a level; empty: at any level."""
        return [
            fact
            for where in dict.fromkeys((level, ""))
            for fact in self._holders.get((function, where), ())
        ]
