"""The registry of views, each for one question; page, command and tests loop over it."""

from __future__ import annotations

from landscape.maps.views.bodies import BODY, OVERVIEW, SYSTEM
from landscape.maps.views.changes import CHANGES
from landscape.maps.views.coordination import COORDINATION
from landscape.maps.views.flows import FLOWS, OVERSIGHT
from landscape.maps.views.functions import FUNCTIONS, GAPS
from landscape.maps.views.pairs import MISSING, OVERLAPS
from landscape.maps.views.view import View

__all__ = ["VIEWS", "View", "view"]

VIEWS = {
    record.id: record
    for record in (
        OVERVIEW, OVERSIGHT, COORDINATION, FUNCTIONS, GAPS, OVERLAPS, MISSING, FLOWS, SYSTEM,
        CHANGES, BODY,
    )
}  # fmt: skip


def view(name: str) -> View:
    """Return a view by its identifier.

    Raises
    ------
    KeyError
        There is none of that name.
    """
    return VIEWS[name]
