"""A graph model of the patient safety landscape: who does what, and where nobody does.

>>> import landscape
>>> england = landscape.load()
>>> england.organisations["cqc"].name
'Care Quality Commission'
>>> gaps = landscape.ANALYSES["gaps"].run(england, landscape.Query(as_of="2023-07-11"))
>>> gaps.totals["covered"] < gaps.out_of
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from landscape.analysis import ANALYSES, Query, QueryError, Result
    from landscape.dataset import DatasetError, load
    from landscape.model import Landscape

__all__ = ["ANALYSES", "DatasetError", "Landscape", "Query", "QueryError", "Result", "load"]

_HOMES = {
    "ANALYSES": "landscape.analysis",
    "Query": "landscape.analysis",
    "QueryError": "landscape.analysis",
    "Result": "landscape.analysis",
    "DatasetError": "landscape.dataset",
    "Landscape": "landscape.model",
    "load": "landscape.dataset",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: starting a command stays quick."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'landscape' has no attribute {name!r}")
