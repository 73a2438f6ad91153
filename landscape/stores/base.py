"""What every store can do, and the errors it may end with. No engine is imported here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from landscape.model import Landscape

__all__ = ["Answer", "Loaded", "Refused", "Store", "StoreError", "TooLarge"]


class StoreError(Exception):
    """A store cannot do what was asked; the message is one line that a user can act on."""


class TooLarge(StoreError):
    """The engine has not the memory for the question as a whole."""


class Refused(StoreError):
    """A statement that is not surely a reading one was not run."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: the version that is now current, and what was written and removed."""

    version: str
    changed: bool
    nodes: int
    relationships: int
    removed: int = 0


@dataclass(slots=True)
class Answer(AbstractContextManager["Answer"]):
    """The columns of an answer and its rows, which can be read once."""

    columns: Sequence[str]
    rows: Iterator[Sequence[Any]]

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what the engine holds for the rows."""
        close = getattr(self.rows, "close", None)
        if close is not None:
            close()


class Store(Protocol):
    """An engine that holds landscapes as a graph.

    Of the pairs of bodies those of `bodies_at_once` first bodies are asked for in one statement:
    the more, the quicker, as far as the engine has the memory.
    """

    name: str
    bodies_at_once: int

    def load(self, landscape: Landscape) -> Loaded:
        """Make a landscape the current one, whole or not at all."""

    def current(self) -> str:
        """Return the version that readers should ask for; empty where nothing is loaded."""

    def prune(self, *, everything: bool = False, dry_run: bool = False) -> dict[str, int]:
        """Remove versions that are not current, or all; return how many nodes by version."""

    def counts(self, version: str) -> dict[str, int]:
        """Return the numbers of nodes by label and relationships by type, without zeros."""

    def run(
        self, statement: str, parameters: Mapping[str, Any], timeout: float | None = None
    ) -> Answer:
        """Run a reading statement.

        Raises
        ------
        Refused
            It is not surely a reading statement.
        """

    def plan(self, statement: str, parameters: Mapping[str, Any]) -> str:
        """Return how the engine would run a reading statement, as text."""

    def close(self) -> None:
        """Let go of the engine."""
