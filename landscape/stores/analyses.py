"""The analyses of the registry, answered by an engine: the same rows as in process.

The engine finds and counts; here its lists are sorted, its rows put into the analysis' own order
and the totals taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from landscape.analysis import gaps, missing, overlaps
from landscape.analysis.mediation import Mediation
from landscape.analysis.query import Query, QueryError
from landscape.analysis.registry import ANALYSES
from landscape.analysis.result import Column, Result, Row
from landscape.model import Landscape
from landscape.stores.base import Store, StoreError, TooLarge
from landscape.stores.rows import version_of
from landscape.stores.statements import analysis_file, parameters_of, text_of

__all__ = ["answer", "parameters"]

FUNCTIONS = 15
"""Functions whose cells are asked for in one transaction, so that a small server can answer."""


def answer(store: Store, landscape: Landscape, analysis: str, query: Query) -> Result:
    """Return what `ANALYSES[analysis].run(landscape, query)` returns, found by the engine.

    Raises
    ------
    QueryError
        The question names something that the landscape does not have.
    StoreError
        The engine does not hold this landscape, or cannot answer.
    """
    query = query.on(landscape)
    known = ANALYSES[analysis].columns
    by = query.by or next(iter(known))
    if by not in known:
        raise QueryError(f"{analysis} by {query.by!r}: expected {' or '.join(known)}")
    version = version_of(landscape)
    if (current := store.current()) != version:
        held = f"holds {current}" if current else "holds nothing"
        raise StoreError(f"the {store.name} store {held}, not {version}: run landscape load")
    given = parameters(landscape, query, version)
    # Totals are over all rows; a choice among them is made afterwards.
    asked = {**given, "everything": True}
    if analysis == "gaps":
        asked["organisations"] = []
    rows = _in_parts(store, analysis, by, asked, landscape)
    if analysis == "missing":
        _add_mediation(store, landscape, rows, given)
    rows.sort(key=ANALYSES[analysis].order[by](landscape))
    if store.current() != version:
        # What was read may have been removed in part meanwhile.
        raise StoreError(f"another version was loaded into {store.name} meanwhile: ask again")
    if analysis == "gaps":
        return _gaps(query, rows)
    if analysis == "missing":
        return _missing(query, rows)
    if by == "function":
        return Result(analysis, query, known[by], rows, len(landscape.functions))
    ((compared,),) = store.run(*_statement(store, "overlaps.out_of", "", given)).rows
    return Result(analysis, query, known[by], rows, compared, *overlaps.counted(rows))


def parameters(landscape: Landscape, query: Query, version: str) -> dict[str, Any]:
    """Return the parameters of a statement: settings and topics as the leaves under them."""
    space = landscape.space
    return {
        "version": version,
        "as_of": query.as_of,
        "functions": list(query.functions),
        "settings": list(space.settings.leaves_under(query.settings)),
        "topics": list(space.topics.leaves_under(query.topics)),
        "levels": list(query.levels),
        "kinds": list(query.kinds),
        "organisations": list(query.organisations),
        "frameworks": list(query.frameworks),
        "groups": query.groups,
        "derived": query.derived,
        "everything": query.everything,
        "firsts": [],
    }


def _in_parts(
    store: Store, analysis: str, by: str, given: dict[str, Any], landscape: Landscape
) -> list[Row]:
    """Return the rows: those of cells by parts of the functions, those of pairs by parts of the
    bodies that come first in them.

    A part that is too large for the engine is halved.
    """
    if analysis == "gaps":
        name, most = "functions", FUNCTIONS
        words = given["functions"] or list(landscape.functions)
    else:
        name, most = "firsts", store.bodies_at_once
        words = sorted({role.holder for role in landscape.all_roles.values()})
    parts = [words[at : at + most] for at in range(0, len(words), most)] or [[]]
    rows: list[Row] = []
    while parts:
        part = parts.pop()
        try:
            rows += list(_rows(store, analysis, by, {**given, name: part}))
        except TooLarge:
            if len(part) < 2:
                raise
            parts += [part[: len(part) // 2], part[len(part) // 2 :]]
    return _summed(rows) if by == "function" else rows


def _summed(rows: list[Row]) -> list[Row]:
    """Return rows by function whose pairs were counted in parts."""
    found: dict[str, Row] = {}
    for row in rows:
        if (first := found.setdefault(row["function"], row)) is not row:
            for name in ("pairs", "coordinated", "uncoordinated"):
                first[name] += row[name]
    return list(found.values())


def _statement(
    store: Store, analysis: str, by: str, given: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    text = text_of(analysis_file(analysis, by, store.name))
    return text, {name: given[name] for name in parameters_of(text)}


def _rows(store: Store, analysis: str, by: str, given: dict[str, Any]) -> Iterator[Row]:
    columns: tuple[Column, ...] = ANALYSES[analysis].columns[by]
    names = [column.name for column in columns]
    with store.run(*_statement(store, analysis, by, given)) as found:
        for values in found.rows:
            row = dict(zip(found.columns, values, strict=True))
            if "place" in row:
                row["where"] = row.pop("place")
            facts = tuple(sorted(set(_facts(row["facts"]))))
            yield {name: _cell(row.get(name)) for name in names} | {"facts": facts}


def _add_mediation(
    store: Store, landscape: Landscape, rows: list[Row], given: dict[str, Any]
) -> None:
    """Add to pairs the steps between them, what both are in touch with, and who mediates.

    The engine says who is in touch with whom, and who acts for whom; as one pattern over pairs it
    takes seconds.
    """
    surely: dict[str, set[str]] = {}
    possibly: dict[str, set[str]] = {}
    acting: dict[str, dict[str, set[str]]] = {}
    with store.run(*_statement(store, "missing.partners", "", given)) as found:
        for body, partner, sure in found.rows:
            possibly.setdefault(body, set()).add(partner)
            if sure:
                surely.setdefault(body, set()).add(partner)
    with store.run(*_statement(store, "missing.acting", "", given)) as found:
        for body, third, link in found.rows:
            acting.setdefault(body, {}).setdefault(third, set()).add(link)
    mediation = Mediation(
        lambda body: surely.get(body, set()),
        lambda body: possibly.get(body, set()),
        lambda body: acting.get(body, {}),
        landscape.arrangements,
    )
    for row in rows:
        mediation.add_to(row)


def _cell(value: Any) -> Any:
    return tuple(sorted(value)) if isinstance(value, list) else value


def _facts(value: Any) -> Iterable[str]:
    """Yield the records named in texts and lists of texts; other words rank chains of groups."""
    if isinstance(value, str):
        yield from (word for word in value.split() if "/" in word)
    else:
        for part in value or ():
            yield from _facts(part)


def _gaps(query: Query, rows: list[Row]) -> Result:
    shown = [
        row
        for row in rows
        if (query.everything or row["class"] != "covered")
        and (not query.organisations or set(query.organisations) & set(row["holders"]))
    ]
    return Result("gaps", query, gaps.columns_of(query), shown, len(rows), *gaps.counted(rows))


def _missing(query: Query, rows: list[Row]) -> Result:
    apart = [row for row in rows if not row["coordinated"]]
    unsure = sum(bool(row["unsure"]) for row in apart)
    shown = rows if query.everything else [row for row in apart if not row["unsure"]]
    counts = missing.counted(rows, len(rows), unsure)
    return Result("missing", query, missing.COLUMNS, shown, len(rows), *counts)
