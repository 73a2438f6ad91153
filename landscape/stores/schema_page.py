"""The page `cypher/SCHEMA.md`, made from the tables of the graph: `python -m` this module."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from landscape.model import Landscape
from landscape.places import room
from landscape.stores.statements import header_of
from landscape.stores.tables import BODIES, NODES, Property, RelationshipTable, relationships

__all__ = ["schema_page"]

_PICTURE = """```mermaid
graph LR
  Body["Organisation, OrganisationGroup, Forum, Agreement, InformationSystem"]
  Role -->|HELD_BY| Body
  Role -->|OF_FUNCTION| Function
  Role -->|IN_SETTING, REACHES_SETTING| Setting
  Role -->|ON_TOPIC, REACHES_TOPIC| Topic
  Role -->|IN_AREA| Area
  Role -->|SUPPORTED_BY| Source
  Body -->|one type a kind of link, TIED_TO, REACHES, COUNTS_AS| Body
  Body -->|MEMBER_OF| Forum_["Forum, Agreement, InformationSystem"]
  Function -->|NEEDS, CALLS_FOR| Function
  Requirement -->|EXPECTS| Function
  Requirement -->|OF_FRAMEWORK| Framework
  Spoken["Finding, Event, Recommendation"] -->|CONCERNS| Body
  Search -->|LOOKED_AT| Body
  Search -->|LOOKED_FOR| Function
  Area -->|WITHIN| Area
```"""
_TEXT = """# The graph

Made by `python -m landscape.stores.schema_page`; do not edit. A test fails where it is stale.

{picture}

- `id` is the identifier in `data/`, `key` is version and identifier, unique for each label.
- A database may hold an old version beside the new one while a load runs. Ask for the current one,
  `MATCH (l:Landscape) WHERE l.current RETURN l.version`, and begin each pattern with
  `{{version: $version}}`; relationships never lead from one version to another.
- Everything of whatever date is in the graph. A fact surely holds on a day where `certain_from <=
  $as_of AND $as_of < certain_until`, and may hold where `possible_from <= $as_of AND $as_of <
  possible_until`. All four are ISO days, as text.
- What is not known is not there (`IS NULL`). `fact` names the record as `table/identifier`.
- In Neo4j every node of ours has the label `LandscapeData` as well. Nothing else is ever removed.
- Names of properties that an engine keeps for itself are replaced: the column `group` of functions
  is `family`; a group of bodies has the label OrganisationGroup, because Group is such a word.

## Labels

{labels}

## Relationship types

`bodies` stands for {bodies}.

{types}

## Analyses

{analyses}
"""


def schema_page(landscape: Landscape) -> str:
    """Return the page, with the kinds of link of a landscape."""
    tables = relationships(landscape)
    analyses = []
    for path in sorted((room("cypher") / "analyses").glob("*.cypher")):
        about = header_of(path)
        analyses.append([f"`{path.name}`", about["question"], about["columns"]])
    return _TEXT.format(
        picture=_PICTURE,
        bodies=", ".join(BODIES),
        labels=_table(
            ("label", "what", "properties"),
            ([t.label, t.meaning, _properties(t.properties)] for t in NODES.values()),
        ),
        types=_table(
            ("type", "what", "from and to", "properties"),
            ([t.type, t.meaning, _ends(t), _properties(t.properties)] for t in tables.values()),
        ),
        analyses=_table(("file", "question", "columns"), analyses),
    )


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', ', ') for cell in row)} |" for row in lines)


def _properties(properties: Sequence[Property]) -> str:
    short = {"STRING": "", "BOOLEAN": " true or false", "INT64": " number", "STRING[]": " list"}
    return ", ".join(f"`{p.name}`{short[p.type]}" for p in properties)


def _ends(table: RelationshipTable) -> str:
    starts = _names(start for start, _ in table.ends)
    ends = _names(end for _, end in table.ends)
    return f"{starts} to {starts if table.type == 'WITHIN' else ends}"


def _names(labels: Iterable[str]) -> str:
    found = list(dict.fromkeys(labels))
    if set(BODIES) <= set(found):
        found = ["bodies", *(label for label in found if label not in BODIES)]
    return ", ".join(found)


if __name__ == "__main__":
    from landscape.dataset import load
    from landscape.files import write_whole

    write_whole(room("cypher") / "SCHEMA.md", schema_page(load()))
