"""The commands that look things up: show, search, info."""

from __future__ import annotations

import json
from typing import Any

import click

from landscape.cli.forms import data_of, deliver
from landscape.cli.options import as_of_option, data_option, open_landscape, query_of
from landscape.forms import tabular
from landscape.time import Holds

__all__ = ["info_command", "search_command", "show_command"]

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "markdown"]),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Write the answer to this file."
)


@click.command("show")
@click.argument("name", nargs=-1, required=True)
@as_of_option
@form_option
@output_option
@data_option
def show_command(
    name: tuple[str, ...], as_of: str, form: str, output: str | None, data: tuple[str, ...]
) -> None:
    """All that is known of one body: roles, links, forums, history, overlaps, needs, sources.

    NAME is an identifier, abbreviation, alias, full name, or a part that only one body has.

    \b
    Examples
      landscape show hssib
      landscape show "patient safety commissioner" --as-of 2023-07-11
      landscape show NQB --format json
    """
    from landscape.names import UnknownName, find_body
    from landscape.profile import FACT_COLUMNS, facts, profile, profile_text

    landscape = open_landscape(data)
    try:
        body = find_body(landscape, " ".join(name))
    except UnknownName as error:
        raise click.UsageError(str(error)) from None
    found = profile(landscape, body.id, query_of(landscape, as_of=as_of).as_of)
    if form == "json":
        answer = {"schema": "landscape-profile/1", "data": data_of(landscape), **found}
        deliver(json.dumps(answer, indent=1, ensure_ascii=False), output)
    elif form == "table":
        deliver(profile_text(landscape, found), output)
    else:
        deliver(tabular(FACT_COLUMNS, facts(found), form), output)


@click.command("search")
@click.argument("text", nargs=-1, required=True)
@click.option("--level", "levels", multiple=True, metavar="NAME", help="Only at this level.")
@click.option("--kind", "kinds", multiple=True, metavar="NAME", help="Only of this kind.")
@click.option("--limit", type=click.IntRange(min=0), default=25, show_default=True, help="0: all.")
@as_of_option
@form_option
@output_option
@data_option
def search_command(
    text: tuple[str, ...],
    levels: tuple[str, ...],
    kinds: tuple[str, ...],
    limit: int,
    as_of: str,
    form: str,
    output: str | None,
    data: tuple[str, ...],
) -> None:
    """Find bodies by words of their names and remits, the best matches first.

    With --as-of, only bodies that exist on that day, or may.

    \b
    Examples
      landscape search maternity
      landscape search blood transfusion
      landscape search board --level system --as-of 2023-07-11
    """
    from landscape.names import search_bodies

    landscape = open_landscape(data)
    wanted = " ".join(text)
    query = query_of(landscape, as_of=as_of, levels=levels, kinds=kinds)
    found = [
        body
        for body in search_bodies(landscape, wanted)
        if (not levels or body.level in levels)
        and (not kinds or body.kind in kinds)
        and (not as_of or landscape.holds(body, query.as_of) is not Holds.NO)
    ]
    shown = found[:limit] if limit else found
    if form == "json":
        rows: list[dict[str, Any]] = [
            {"id": body.id, "name": body.name, "kind": body.kind, "level": body.level}
            for body in shown
        ]
        answer = {"text": wanted, "found": len(found), "rows": rows}
        deliver(json.dumps(answer, indent=1, ensure_ascii=False), output)
        return
    rows_shown = [[body.id, body.name, body.kind, body.level] for body in shown]
    columns = ["id", "name", "kind", "level"]
    if form != "table":
        deliver(tabular(columns, rows_shown, form), output)
        raise SystemExit(0 if found else 1)
    table = tabular(columns, rows_shown, form) + "\n\n" if shown else ""
    count = f"{len(shown)} of {len(found)}" if len(shown) < len(found) else str(len(found))
    deliver(f"{table}{count} found for {wanted!r}.", output)
    if not found:
        raise SystemExit(1)


@click.command("info")
@form_option
@output_option
@data_option
def info_command(form: str, output: str | None, data: tuple[str, ...]) -> None:
    """What data is in use: counts, dates, licence, and how much of it has been held against a page.

    \b
    Examples
      landscape info
      landscape info --format json
    """
    from landscape.profile import counts, counts_rows, counts_text

    landscape = open_landscape(data)
    found = counts(landscape)
    if form == "json":
        deliver(json.dumps({"data": data_of(landscape), **found}, indent=1), output)
    elif form == "table":
        deliver(counts_text(landscape, found), output)
    else:
        deliver(tabular(*counts_rows(found), form), output)
