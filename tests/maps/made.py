"""Made-up landscapes for tests and benchmark of the map: any size, any text, always equal."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, get_type_hints

from landscape.model import RECORDS, Landscape

__all__ = ["made"]

LEVELS = ("international", "uk", "national", "regional", "system", "place", "provider")
SECTORS = (
    "government",
    "nhs",
    "regulation",
    "professions",
    "justice-and-redress",
    "audit-and-data",
    "improvement-and-research",
    "voluntary",
    "care-providers",
    "international",
    "parliament",
)
FUNCTIONS = (
    "incident-reporting",
    "investigation",
    "inspection",
    "safety-alerts",
    "complaints",
    "professional-regulation",
    "standards",
    "improvement",
    "research",
    "oversight",
)
LINKS = {
    "oversees": "h",
    "funds": "h",
    "part-of": "hc",
    "memorandum-of-understanding": "cs",
    "shares-data-with": "c",
    "succeeded-by": "n",
    "in-group": "g",
    "endorses": "",
}
EMPTY = {"str": "", "tuple[str, ...]": (), "bool": False, "bool | None": None, "int": 1}


def _types(kind: type[Any]) -> list[tuple[str, str]]:
    return [
        (name, of.__name__ if of in (str, int, bool) else str(of))
        for name, of in get_type_hints(kind).items()
    ]


def _record(table: str, **given: Any) -> Any:
    kind = RECORDS[table]
    values: dict[str, Any] = {name: EMPTY[kind_of_value] for name, kind_of_value in _types(kind)}
    usual = {"status": "in-force", "support": "supported"}
    values |= {name: value for name, value in usual.items() if name in values}
    for name in ("label", "name", "title", "definition"):
        if name in values:
            values[name] = given["id"]
    return kind(**{name: value for name, value in (values | given).items() if name in values})


def made(
    organisations: int = 150,
    ties: int = 600,
    seed: int = 1,
    text: Callable[[str], str] = lambda t: t,
) -> Landscape:
    """Return a landscape; `text` may change every free text of every record (for hostile input)."""
    dice = random.Random(seed)
    tables: dict[str, dict[str, Any]] = {name: {} for name in RECORDS}

    def add(table: str, **given: Any) -> str:
        record = _record(table, **given)
        changed = {}
        for name, kind_of_value in _types(RECORDS[table]):
            if kind_of_value == "str" and name in FREE:
                changed[name] = text(getattr(record, name))
        tables[table][record.id] = record._replace(**changed)
        return str(record.id)

    for at in range(20):
        add(
            "sources",
            id=f"page-{at}",
            title=f"Page {at}",
            publisher="Somebody",
            accessed="2026-01-02",
            url=f"https://example.org/{at}",
            published="2012-03-04",
            kind="law",
            seen=True,
        )
    for rank, level in enumerate(LEVELS, 1):
        add("levels", id=level, label=level.capitalize(), rank=rank, apart=False)
    for sector in SECTORS:
        add("kinds", id=f"kind-{sector}", applies_to="organisation", sector=sector)
    add("kinds", id="board", applies_to="arrangement", sector="nhs")
    for at, function in enumerate(FUNCTIONS):
        add(
            "functions",
            id=function,
            label=function.replace("-", " ").capitalize(),
            group=f"g{at % 3}",
        )
    for table in ("settings", "topics"):
        for word, parent in (("all", ""), ("acute", "all"), ("maternity", "all")):
            add(table, id=word, label=word.capitalize(), parent=parent)
    for area, kind, parent in (
        ("uk", "country", ""),
        ("england", "country", "uk"),
        ("london", "region", "england"),
        ("icb-one", "icb-area", "london"),
        ("icb-two", "icb-area", "england"),
    ):
        add("areas", id=area, name=area.capitalize(), kind=kind, parent=parent)
    for kind, flags in LINKS.items():
        add(
            "link_kinds",
            id=kind,
            label=kind.replace("-", " "),
            inverse=f"is at the end of {kind}",
            hierarchical="h" in flags,
            coordinating="c" in flags,
            symmetric="s" in flags,
            succession="n" in flags,
            grouping="g" in flags,
        )
    vocabulary = {
        "status": {"in-force": (), "planned": ("only-from-its-date",)},
        "support": {"supported": ("read",), "not-read": (), "unverified": ("unverified",)},
        "mode": {"performs": (), "complies": ("for-itself",)},
        "basis": {"statutory": ("statutory",), "voluntary": ("voluntary",)},
        "strength": {"must": (), "should": ()},
        "arrangement-type": {"forum": (), "agreement": (), "system": ()},
        "capacity": {"member": (), "chair": ()},
    }
    for name, words in vocabulary.items():
        for rank, (word, flags) in enumerate(words.items(), 1):
            add(
                "terms",
                id=f"{name}-{word}",
                vocabulary=name,
                term=word,
                label=word.capitalize(),
                rank=rank,
                flags=flags,
            )
    weights = (1, 20, 25, 8, 10, 6, 30)
    names = []
    for at in range(organisations):
        level = dice.choices(LEVELS, weights)[0]
        born = dice.choice(("", "2001", "2009-04", "2013-04-01", "2023-10-01"))
        names.append(
            add(
                "organisations",
                id=f"body-{at}",
                name=f"Organisation number {at} of the health service",
                abbreviation=dice.choice(("", f"ORG{at}", f"Body {at}")),
                kind=f"kind-{dice.choice(SECTORS)}",
                aliases=(text(f"Alias {at}"),),
                level=level,
                area="england",
                established=born,
                dissolved="2024-04-01" if dice.random() < 0.06 else "",
                url=f"https://example.org/body/{at}",
                remit=f"What organisation {at} is for",
                sources=(f"page-{at % 20}",),
                note="",
                support=dice.choice(("supported", "supported", "not-read", "unverified")),
            )
        )
    hubs = [
        add(
            "arrangements",
            id=f"forum-{at}",
            name=f"Forum for safety {at}",
            type=("forum", "agreement", "system")[at % 3],
            kind="board",
            level="national",
            area="england",
            established="2010",
            sources=("page-1",),
            papers="",
            membership="",
        )
        for at in range(max(3, organisations // 8))
    ]
    drawn = min(organisations * 2, 6000)
    for at in range(drawn):
        add(
            "roles",
            id=f"role-{at}",
            holder=dice.choice(names),
            function=dice.choice(FUNCTIONS),
            mode=dice.choice(("performs", "complies", "complies")),
            basis=dice.choice(("statutory", "voluntary")),
            explicit=dice.random() < 0.5,
            settings=("all",),
            topics=(dice.choice(("all", "maternity")),),
            since=dice.choice(("", "2013-04-01", "2022-07-01")),
            sources=(f"page-{at % 20}",),
            note="Remark",
            legal_basis="An Act, section 1",
            locator="s1",
        )
    members = ties // 3
    for at in range(ties - members):
        start, end = dice.sample(names, 2)
        add(
            "links",
            id=f"link-{at}",
            start=start,
            end=end,
            kind=dice.choice([*LINKS]),
            topics=("all",),
            since=dice.choice(("", "2013-04-01", "2023-01-01")),
            sources=(f"page-{at % 20}",),
            note="",
            support=dice.choice(("supported", "unverified")),
        )
    for at in range(members):
        add(
            "memberships",
            id=f"member-{at}",
            member=dice.choice(names),
            arrangement=dice.choice(hubs),
            capacity="member",
            sources=("page-2",),
            since="2015",
        )
    add(
        "frameworks",
        id="frame",
        title="A framework",
        publisher="Somebody",
        date="2019",
        area="england",
        sources=("page-3",),
    )
    for at, function in enumerate(FUNCTIONS):
        add(
            "requirements",
            id=f"frame-{at}",
            framework="frame",
            ref=str(at),
            requirement=f"Somebody does {function}",
            functions=(function,),
            levels=("national", "system", "provider"),
            settings=("all",),
            topics=("all",),
            strength="must",
            levels_basis="stated",
            since="2019",
            sources=("page-3",),
        )
    add(
        "interdependencies",
        id="need-1",
        function="investigation",
        needs="incident-reporting",
        kind="data",
        strength=3,
        why="It cannot begin without a report",
        basis="derived",
        sources=("page-4",),
    )
    add(
        "findings",
        id="finding-1",
        statement="Two bodies do not talk",
        kind="missing-coordination",
        date="2023-07-11",
        organisations=("body-0", "body-1"),
        basis="stated",
        sources=("page-5",),
    )
    add(
        "events",
        id="event-1",
        date="2001-07",
        kind="creation",
        organisations=("body-0",),
        summary="A body began",
        sources=("page-6",),
    )
    return Landscape(
        name=text("made-up"),
        version=text("0"),
        created="2026-01-01",
        reviewed="2026-07-02",
        fingerprint="0" * 64,
        packages=("made",),
        **tables,
    )


FREE = {
    "name",
    "label",
    "title",
    "publisher",
    "url",
    "note",
    "remit",
    "abbreviation",
    "legal_basis",
    "locator",
    "definition",
    "inverse",
    "requirement",
    "statement",
    "summary",
    "why",
    "ref",
    "tell_apart",
    "caveat",
}
