"""How things look, in one place for map, key, exports and figures: colours, shapes, dashes.

Every meaning has two channels, of which colour is never the only one. No positions here, no words
of the data.
"""

from __future__ import annotations

from dataclasses import dataclass

from landscape.model import LinkKind

__all__ = [
    "CELLS",
    "DARK",
    "FAMILIES",
    "LIGHT",
    "LINKS",
    "SHAPES",
    "SHARED",
    "Family",
    "LinkLook",
    "family_of",
    "link_family",
]


@dataclass(frozen=True, slots=True)
class Family:
    """Sectors that share a colour and a column."""

    id: str
    label: str
    colour: str
    sectors: tuple[str, ...]


SHARED = "shared"
"""The family of arrangements: boxes, which need no colour."""

# Okabe and Ito (2008), safe for colour-blind readers; a grey for the rest.
FAMILIES = (
    Family("state", "Government and Parliament", "#0072B2", ("government", "parliament")),
    Family("nhs", "NHS and care providers", "#F0E442", ("nhs", "care-providers")),
    Family("regulation", "Regulation", "#D55E00", ("regulation",)),
    Family("redress", "Justice and redress", "#CC79A7", ("justice-and-redress",)),
    Family("learning", "Improvement and research", "#009E73", ("improvement-and-research",)),
    Family("data", "Audit and data", "#56B4E9", ("audit-and-data",)),
    Family("professions", "Professions", "#E69F00", ("professions",)),
    Family("voice", "Patients and charities", "#FFFFFF", ("voluntary",)),
    Family(SHARED, "Forums, agreements, systems", "#F0F3F5", ("shared",)),
    Family("other", "International and other", "#5B6770", ("international",)),
)

SHAPES = {
    "international": "star",
    "uk": "hexagon",
    "national": "square",
    "regional": "triangle",
    "system": "diamond",
    "place": "triangleDown",
    "provider": "dot",
}
"""Shape by level; a level that is not named here is drawn as a dot. Arrangements are boxes."""


@dataclass(frozen=True, slots=True)
class LinkLook:
    """How the links of a family are drawn: colour on either ground, dashes, width, arrow."""

    id: str
    label: str
    light: str
    dark: str
    dashes: tuple[int, ...]
    width: float
    arrow: bool


LINKS = {
    look.id: look
    for look in (
        LinkLook("oversight", "Oversight and funding", "#425563", "#AEB7BD", (), 1.5, True),
        LinkLook("coordination", "Coordination", "#7A4E9F", "#C7A3E6", (), 2.2, False),
        LinkLook("flow", "Data and reports", "#0072B2", "#56B4E9", (2, 4), 2.0, True),
        LinkLook("membership", "Member of a forum or agreement", "#00704F", "#2FBF93", (), 1.2,
                 False),
        LinkLook("succession", "Followed by", "#6B5B2A", "#CDB765", (8, 3, 2, 3), 1.6, True),
        LinkLook("other", "Other links", "#5B6770", "#9AA7B0", (10, 4), 1.2, True),
        LinkLook("missing", "Missing coordination", "#C4200F", "#FF7A6E", (9, 6), 3.4, False),
        LinkLook("overlap", "Overlap that nobody coordinates", "#8A4B00", "#FFB454", (3, 3), 3.4,
                 False),
    )
}  # fmt: skip
COMPUTED = ("missing", "overlap")
"""Families that no row of the data states: they are answers."""

FLOWS = frozenset({"shares-data-with", "information-sharing", "refers-to"})
"""Kinds of link along which facts about safety travel."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How a cell of the coverage matrix is drawn."""

    id: str
    label: str
    light: str
    dark: str
    dashed: bool


CELLS = {
    cell.id: cell
    for cell in (
        Cell("none", "Nobody holds it", "#F9D3CE", "#6E1D14", True),
        Cell("unsure", "Only facts that are not sure", "#FBE3C8", "#5F3F12", True),
        Cell("part", "Held in part only", "#D5EBEF", "#1F4A52", True),
        Cell("one", "One body holds it", "#FFF3B0", "#5C5310", False),
        Cell("implicit", "Held, safety not named", "#DCE7F3", "#274664", False),
        Cell("voluntary", "Held, nobody is bound to", "#E7DDF1", "#48336B", False),
        Cell("covered", "Held, and safety named", "#D3EBDD", "#1D5238", False),
    )
}

LIGHT = {
    "ground": "#FFFFFF",
    "ink": "#212B32",
    "soft": "#425563",
    "lane": "#F0F3F5",
    "line": "#768692",
    "dim": "#D5DBDF",
    "dimink": "#8A979F",
}
DARK = {
    "ground": "#12181D",
    "ink": "#EEF2F4",
    "soft": "#B6C2CB",
    "lane": "#1A232A",
    "line": "#7C8C98",
    "dim": "#34414A",
    "dimink": "#74838E",
}


def family_of(sector: str) -> str:
    """Return the colour family of a sector; what is not known is `other`."""
    return next((family.id for family in FAMILIES if sector in family.sectors), "other")


def link_family(kind: LinkKind) -> str:
    """Return the family in which a kind of link is drawn, from what its row says it means."""
    if kind.id in FLOWS:
        return "flow"
    if kind.succession:
        return "succession"
    if kind.grouping:
        return "other"
    if kind.hierarchical:
        return "oversight"
    return "coordination" if kind.coordinating else "other"
