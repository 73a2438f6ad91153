"""Ask a store in Cypher and give the answer in one of the forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import click

from landscape.analysis import ANALYSES
from landscape.cli.forms import deliver, form_rows
from landscape.cli.options import open_landscape, query_of
from landscape.forms import plain_table
from landscape.places import room
from landscape.stores.base import StoreError, TooLarge
from landscape.stores.opening import open_store
from landscape.stores.statements import analysis_file, header_of, parameters_of, text_of

__all__ = ["ask", "form_answer", "list_analyses", "plain"]

_LISTS = ("functions", "settings", "topics", "levels", "kinds", "organisations", "frameworks")
_TRUTHS = ("groups", "derived", "everything")


def _analyses() -> list[str]:
    return sorted(path.name.removesuffix(".cypher") for path in room("cypher").glob("analyses/*"))


def list_analyses() -> str:
    """Return the analyses with their questions and parameters."""
    rows = []
    for name in _analyses():
        about = header_of(room("cypher") / "analyses" / f"{name}.cypher")
        rows.append([name, about.get("question", ""), about.get("columns", "")])
    return plain_table(["id", "question", "columns"], rows)


def ask(
    text: str,
    engine: str,
    path: str,
    *,
    given: Sequence[str],
    form: str,
    output: str | None,
    limit: int,
    timeout: float,
    explain: bool,
    data: tuple[str, ...],
) -> None:
    """Run a statement or an analysis and deliver its rows."""
    landscape = open_landscape(data)
    asked = dict(map(_parameter, given))
    if text in ANALYSES:
        text += f".{next(iter(ANALYSES[text].columns))}"
    short = form in ("table", "markdown") and text in _analyses()
    if text in _analyses():
        name, _, rest = text.partition(".")
        query = query_of(landscape, **_filters(asked))
        text = text_of(analysis_file(name, rest, engine))
    else:
        name, query = "", query_of(landscape)
    store = open_store(engine, landscape, path)
    try:
        from landscape.stores.analyses import parameters

        version = store.current()
        known = {**parameters(landscape, query, version), **_free(asked)}
        used = {name: known[name] for name in parameters_of(text) if name in known}
        if missing := sorted(set(parameters_of(text)) - used.keys()):
            raise click.UsageError(f"no value for ${missing[0]}: give -p {missing[0]}=...")
        if explain:
            deliver(store.plan(text, used), output)
            return
        with store.run(text, used, timeout or None) as found:
            rows = [list(map(plain, row)) for row in islice(found.rows, limit or None)]
            more = bool(limit) and next(iter(found.rows), None) is not None
        if "version" in used and store.current() != version:
            raise StoreError(f"another version was loaded into {engine} meanwhile: ask again")
        columns = list(found.columns)
        if short and "facts" in columns:  # nested lists: for programs
            at = columns.index("facts")
            for line in (columns, *rows):
                del line[at]
        deliver(form_answer(columns, rows, form), output)
        if more:
            click.echo(f"cut after {limit} rows: there are more, see --limit", err=True)
    except TooLarge as error:
        in_parts = f", or run landscape {name} --engine {engine}, which asks in parts"
        raise StoreError(
            f"{error}: ask for less, such as -p functions=..." + (in_parts if name else "")
        ) from None
    finally:
        store.close()


def _parameter(given: str) -> tuple[str, Any]:
    name, equals, value = given.partition("=")
    if not equals or not name.isidentifier():
        raise click.UsageError(f"-p {given!r}: expected NAME=VALUE")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _filters(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of an analysis as the words of a question."""
    allowed = (*_LISTS, "as_of", *_TRUTHS)
    for name in asked.keys() - {"firsts"}:
        if name not in allowed:
            raise click.UsageError(f"no parameter {name!r}: expected one of {', '.join(allowed)}")
        if name in _TRUTHS and not isinstance(asked[name], bool):
            raise click.UsageError(f"parameter {name}: {asked[name]!r}: expected true or false")
    return {
        name: (tuple([value] if isinstance(value, str) else value) if name in _LISTS else value)
        for name, value in asked.items()
        if name in allowed
    }


def _free(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if name not in _LISTS}


def plain(value: Any) -> Any:
    """Return a value of an engine as text, numbers, lists and dictionaries.

    A node or relationship becomes its properties.
    """
    if isinstance(value, dict):
        return {
            str(key): plain(item)
            for key, item in value.items()
            if item is not None and not str(key).startswith("_")
        }
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if hasattr(value, "items") and callable(value.items):
        return plain(dict(value.items()))
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def form_answer(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> str:
    """Return rows as a table, JSON, CSV or Markdown."""
    rows = list(rows)
    if form == "json":
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        return json.dumps({"columns": list(columns), "rows": found}, indent=1, ensure_ascii=False)
    cells = [[_cell(value) for value in row] for row in rows]
    if form == "csv":
        return form_rows(columns, cells)
    if form == "markdown":
        lines = [columns, ["---"] * len(columns), *cells]
        return "\n".join(
            "| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ") for c in line) + " |"
            for line in lines
        )
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    return f"{plain_table(columns, cells)}\n\n{count}" if rows else count


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else value
