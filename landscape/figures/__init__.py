"""Pictures that go with the answers, as plain SVG for documents and slides, and the list of them.

Nothing heavy is imported here: a figure's module is imported when the figure is drawn.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from landscape.analysis.query import Query
from landscape.model import Landscape

__all__ = ["AGAINST", "FIGURES", "Figure", "draw_figure"]

AGAINST = "2023-07-11"
"""The day with which a later one is compared unless another is asked for: the publication of the
report whose claim is put to the test (Patient Safety Learning, The elephant in the room)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture: its name, its title for a reader, and the module that draws it."""

    id: str
    title: str
    module: str
    by: str = ""


FIGURES = {
    figure.id: figure
    for figure in (
        Figure("coverage", "Who does what, at which level", "coverage", "level"),
        Figure("coverage-setting", "Who does what, in which setting", "coverage", "setting"),
        Figure("difference", "What changed between two days", "difference", "level"),
        Figure("overlaps", "Who does the same work as whom", "overlaps"),
        Figure("timeline", "Bodies that began, ended or were replaced", "timeline"),
    )
}


def draw_figure(name: str, landscape: Landscape, query: Query, against: str = AGAINST) -> str:
    """Return a figure as SVG text. Equal data and parameters give equal bytes.

    Parameters
    ----------
    against
        ISO day with which `difference` compares, and from which `timeline` begins to tell.

    Raises
    ------
    KeyError
        There is no figure of that name.
    QueryError
        A name of the query is not in the landscape, or a day is none.
    """
    figure = FIGURES[name]
    module = importlib.import_module(f"landscape.figures.{figure.module}")
    text: str = module.draw(landscape, query.on(landscape), figure, against)
    return text
