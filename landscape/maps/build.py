"""Build the page: views, facts, answers and tables of one landscape on one day, as HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from landscape.analysis.query import Query
from landscape.maps import facts
from landscape.maps.board import Board
from landscape.maps.labels import spoken
from landscape.maps.network import LandscapeNetwork
from landscape.maps.security import clean, safe_url
from landscape.maps.tables import tables
from landscape.maps.tour import tour
from landscape.maps.views import VIEWS
from landscape.model import Landscape

__all__ = ["Opening", "build_map"]

TITLE = "Patient safety in England: who does what"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page shows first.

    Parameters
    ----------
    view
        Identifier of a view; empty: the overview, or the neighbourhood of `focus`.
    focus, depth
        A body, and how many steps from it are shown.
    ticked
        Values by filter (level, kind, function, setting, topic) that are chosen at the start.
    """

    view: str = ""
    focus: str = ""
    depth: int = 1
    ticked: dict[str, tuple[str, ...]] = field(default_factory=dict)


def build_map(
    landscape: Landscape, as_of: str = "", since: str = "", opening: Opening | None = None
) -> str:
    """Return the page as HTML text. Equal data and parameters give equal bytes.

    Parameters
    ----------
    as_of
        ISO day of the map; empty: the review date of the data.
    since
        ISO day with which it is compared in the view of changes; empty: three years before.

    Raises
    ------
    QueryError
        A day is none.
    """
    opening = opening or Opening()
    day = Query(as_of=as_of).on(landscape).as_of
    earlier = Query(as_of=since).on(landscape).as_of if since else _three_years_before(day)
    board = Board(landscape, day, earlier)
    network = LandscapeNetwork(TITLE)
    for name, record in facts.bodies(board).items():
        network.add_body(name, record)
    for tie in facts.ties(board):
        network.add_tie(tie)
    labels = board.labels(landscape.bodies)
    views = [
        {
            "id": view.id,
            "title": view.title,
            "question": view.question,
            "choose": view.choose,
            "links": list(view.links),
            "overlays": list(view.overlays),
            "scenes": [scene.page(labels) for scene in view.make(board)],
        }
        for view in VIEWS.values()
    ]
    version = {"name": landscape.name, "version": landscape.version, "reviewed": landscape.reviewed,
               "sha256": landscape.fingerprint}  # fmt: skip
    network.page = {
        "data": {
            "title": TITLE,
            "day": day,
            "data": version,
            "labels": labels,
            "roles": facts.packed(facts.roles(landscape)),
            "sources": facts.packed(facts.sources(landscape)),
            **facts.described(landscape),
            "words": facts.vocabulary(landscape),
            "answers": facts.answers(board),
            "looks": facts.looks(),
            "views": views,
            "tour": tour(board),
            "opening": _opening(opening),
        },
        "text": clean(_text(landscape, board, version)),
    }
    return network.generate_html()


def _opening(opening: Opening) -> dict[str, Any]:
    return {
        "view": opening.view or ("body" if opening.focus else "overview"),
        "focus": opening.focus,
        "depth": opening.depth,
        "ticked": {name: list(values) for name, values in opening.ticked.items() if values},
    }


def _text(landscape: Landscape, board: Board, version: dict[str, str]) -> dict[str, Any]:
    """Return what the template itself prints."""
    return {
        "day": spoken(board.day),
        "version": version | {"reviewed": spoken(landscape.reviewed)},
        "bodies": len(board.present),
        "tables": [
            {"caption": table.caption, "columns": list(table.columns), "rows": table.rows}
            for table in tables(landscape, board)
        ],
        "sources": [
            {
                "id": name,
                "url": safe_url(row.url),
                "text": row.title or row.url or row.publisher,
                "publisher": row.publisher,
            }
            for name, row in landscape.sources.items()
        ],
    }


def _three_years_before(day: str) -> str:
    return f"{int(day[:4]) - 3:04}{day[4:].replace('-02-29', '-02-28')}"
