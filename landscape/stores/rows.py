"""The rows that stand for a landscape in a graph, and the names under which it is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from landscape.model import Landscape
from landscape.records import Arrangement, Body
from landscape.stores.tables import model_digest

__all__ = ["Graph", "Properties", "Relationship", "about", "label_of", "version_of"]

Properties = dict[str, Any]
_ARRANGEMENT_LABELS = {"forum": "Forum", "agreement": "Agreement", "system": "InformationSystem"}


@dataclass(slots=True)
class Relationship:
    """A relationship between two nodes, named by label and key."""

    start_label: str
    start: str
    end_label: str
    end: str
    properties: Properties


@dataclass(slots=True)
class Graph:
    """The rows of a landscape: nodes by label, relationships by type.

    A property that is not known is None: it is left away. Lists are lists of text.
    """

    version: str
    nodes: dict[str, list[Properties]]
    relationships: dict[str, list[Relationship]]

    def counts(self) -> dict[str, int]:
        """Return how many nodes each label and relationships each type has, without empty ones."""
        found = {label: len(rows) for label, rows in self.nodes.items() if rows}
        found |= {kind: len(rows) for kind, rows in self.relationships.items() if rows}
        return found

    def totals(self) -> tuple[int, int]:
        """Return the numbers of nodes and relationships."""
        return (
            sum(map(len, self.nodes.values())),
            sum(map(len, self.relationships.values())),
        )


def version_of(landscape: Landscape) -> str:
    """Return the name under which a landscape is loaded: data version, content, graph schema."""
    return f"{landscape.version}-{landscape.fingerprint[:12]}-{model_digest()}"


def about(landscape: Landscape) -> dict[str, Any]:
    """Return the properties of the node that names a loaded landscape."""
    return {
        "version": version_of(landscape),
        "name": landscape.name,
        "data_version": landscape.version,
        "reviewed": landscape.reviewed,
        "fingerprint": landscape.fingerprint,
    }


def label_of(body: Body) -> str:
    """Return the label of a body."""
    if isinstance(body, Arrangement):
        return _ARRANGEMENT_LABELS[body.type]
    return "OrganisationGroup" if body.group else "Organisation"
