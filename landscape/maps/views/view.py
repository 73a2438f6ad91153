"""What a view is: a question, how its pictures are made, and what is drawn when it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from landscape.maps.board import Board
from landscape.maps.scene import Scene

__all__ = ["View"]


@dataclass(frozen=True, slots=True)
class View:
    """One question and the pictures that answer it.

    Parameters
    ----------
    title, question
        In the reader's words; the question stands over the map.
    make
        Returns the pictures, the first being the one that opens.
    choose
        What the reader chooses among several pictures (function, area); empty for one picture.
    links
        Families of link that are drawn when the view opens.
    overlays
        Answers that are laid over it when it opens: missing, overlap, single.
    """

    id: str
    title: str
    question: str
    make: Callable[[Board], list[Scene]]
    choose: str = ""
    links: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
