"""Where two remits meet: function x settings x topics x objects x area. No I/O, no records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Scope", "Space", "Tree"]


class Tree:
    """A vocabulary or a map of areas in which each word but the root has one wider word.

    Two words meet when they are the same or one lies above the other; they meet in the lower one.

    Parameters
    ----------
    parents
        Word to its wider word; the root's is empty.

    Raises
    ------
    ValueError
        There is not exactly one root, a parent is not a word of the tree, or there is a cycle.

    Examples
    --------
    >>> tree = Tree({"all": "", "acute": "all", "maternity": "all"})
    >>> tree.meet("all", "acute"), tree.meet("acute", "maternity")
    ('acute', None)
    """

    __slots__ = ("_above", "_masks", "leaves", "root")

    def __init__(self, parents: Mapping[str, str]) -> None:
        roots = [word for word, parent in parents.items() if not parent]
        if len(roots) != 1:
            raise ValueError(f"expected one root, found {len(roots)}: {', '.join(sorted(roots))}")
        self.root: str = roots[0]
        self._above: dict[str, frozenset[str]] = {}
        for word in parents:
            line, at = [word], parents[word]
            while at:
                if at not in parents:
                    raise ValueError(f"{line[-1]!r} lies under {at!r}, which is not there")
                if at in line:
                    raise ValueError(f"cycle: {' under '.join([*line, at])}")
                line.append(at)
                at = parents[at]
            self._above[word] = frozenset(line)
        inner = set(parents.values())
        self.leaves: tuple[str, ...] = tuple(word for word in parents if word not in inner)
        self._masks = dict.fromkeys(parents, 0)
        for bit, leaf in enumerate(self.leaves):
            for word in self._above[leaf]:
                self._masks[word] |= 1 << bit

    def __contains__(self, word: object) -> bool:
        return word in self._above

    def above(self, word: str) -> frozenset[str]:
        """Return the word itself and all wider ones."""
        return self._above[word]

    def meet(self, one: str, other: str) -> str | None:
        """Return the lower of two words if one lies above the other, else None."""
        if one in self._above[other]:
            return other
        return one if other in self._above[one] else None

    def meet_sets(self, one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
        """Return what two sets of words have in common, without words that lie under another."""
        others = tuple(other)
        met = {word for a in one for b in others if (word := self.meet(a, b)) is not None}
        return frozenset(word for word in met if not (self._above[word] - {word}) & met)

    def mask(self, words: Iterable[str]) -> int:
        """Return the leaves under the words as bits: two sets meet where their masks share one."""
        bits = 0
        for word in words:
            bits |= self._masks[word]
        return bits

    def leaves_under(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the leaves under any of the words, in the tree's order."""
        bits = self.mask(words)
        return tuple(leaf for bit, leaf in enumerate(self.leaves) if bits >> bit & 1)


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a role extends. Settings and topics are sets of words; none lies under another.

    `objects` are on whom or on what it acts within health and care.
    """

    function: str
    settings: frozenset[str]
    topics: frozenset[str]
    objects: frozenset[str]
    area: str


@dataclass(frozen=True, slots=True)
class Space:
    """The three trees in which scopes lie."""

    settings: Tree
    topics: Tree
    areas: Tree

    def meet(self, one: Scope, other: Scope) -> Scope | None:
        """Return the scope in which two scopes overlap, or None where they do not.

        It is commutative, associative and idempotent, and a scope with the three roots and all
        objects is its identity among the scopes of one function.
        """
        if one.function != other.function:
            return None
        area = self.areas.meet(one.area, other.area)
        settings = self.settings.meet_sets(one.settings, other.settings)
        topics = self.topics.meet_sets(one.topics, other.topics)
        objects = one.objects & other.objects
        if area is None or not settings or not topics or not objects:
            return None
        return Scope(one.function, settings, topics, objects, area)
