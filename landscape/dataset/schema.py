"""The tables that a data package may have, as the shipped descriptor defines them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from landscape.places import room

__all__ = ["DESCRIPTOR", "Column", "TableSchema", "schema"]

DESCRIPTOR = "datapackage.json"


class Column(NamedTuple):
    """A column: its type, what it may hold and what it points to.

    `references` names the tables in one of which each value must be an identifier; `words` the
    values allowed (in a list, each of them), from the short vocabulary `vocabulary`.
    """

    name: str
    type: str
    description: str
    required: bool
    unique: bool
    pattern: str
    words: tuple[str, ...]
    vocabulary: str
    references: tuple[str, ...]
    delimiter: str
    minimum: int | None
    maximum: int | None


class TableSchema(NamedTuple):
    """A table: its file name and its columns in order."""

    name: str
    path: str
    description: str
    columns: tuple[Column, ...]


def _column(field: Mapping[str, Any]) -> Column:
    constraints: Mapping[str, Any] = field.get("constraints", {})
    return Column(
        name=field["name"],
        type="url" if field.get("format") == "uri" else field.get("landscape:type", field["type"]),
        description=field["description"],
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        pattern=constraints.get("pattern", ""),
        words=tuple(constraints.get("enum") or field.get("landscape:words", ())),
        vocabulary=field.get("landscape:vocabulary", ""),
        references=tuple(
            reference.partition(".")[0] for reference in field.get("landscape:references", ())
        ),
        delimiter=field.get("delimiter", ";"),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
    )


@cache
def schema() -> Mapping[str, TableSchema]:
    """Return the tables of the shipped descriptor by name."""
    descriptor = json.loads((room("data") / DESCRIPTOR).read_text(encoding="utf-8"))
    return {
        resource["name"]: TableSchema(
            resource["name"],
            resource["path"],
            resource["description"],
            tuple(map(_column, resource["schema"]["fields"])),
        )
        for resource in descriptor["resources"]
    }
