"""The command that draws: map."""

from __future__ import annotations

from typing import Any

import click

from landscape.cli.options import (
    as_of_option,
    data_option,
    filter_options,
    open_landscape,
    query_of,
    usage_errors,
)

__all__ = ["map_command"]

VIEW_NAMES = (
    "overview", "oversight", "coordination", "function", "gaps", "overlaps", "missing", "flows",
    "system", "changes", "body",
)  # fmt: skip
"""The views by name, so that the help imports nothing that draws; a test compares them."""


@click.command("map")
@click.option(
    "-o",
    "--output",
    default="map.html",
    show_default=True,
    type=click.Path(dir_okay=False, writable=True),
    help="Write the page to this file, whole or not at all.",
)
@click.option("--view", type=click.Choice(VIEW_NAMES), help="View that opens first.")
@click.option("--focus", metavar="BODY", help="Open on this body and its neighbours.")
@click.option(
    "--depth",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    help="How many steps from the body are shown.",
)
@click.option(
    "--since",
    metavar="DATE",
    default="",
    help="Earlier day with which the view 'changes' compares. Default: three years before.",
)
@as_of_option
@filter_options
@data_option
@usage_errors
def map_command(
    output: str,
    view: str | None,
    focus: str | None,
    depth: int,
    since: str,
    data: tuple[str, ...],
    **asked: Any,
) -> None:
    """Draw the landscape as one HTML file that needs no network: to see, search, filter and click.

    The file has every view; --view says which one opens. Filters are ticked at the start, and the
    reader can change them. --organisation is another word for --focus.

    \b
    Examples
      landscape map
      landscape map --view missing -o missing.html
      landscape map --focus hssib --depth 2 -o hssib.html
      landscape map --as-of 2023-07-11 --view gaps
      landscape map --level national --function incident-investigation
    """
    landscape = open_landscape(data)
    wanted = ((focus,) if focus else ()) + tuple(asked.pop("organisations"))
    query = query_of(landscape, organisations=wanted, **asked)
    if len(query.organisations) > 1:
        raise click.UsageError("a map opens on one body: give --focus once, without --organisation")
    if view == "body" and not query.organisations:
        raise click.UsageError("--view body needs --focus BODY")

    from landscape.files import write_whole
    from landscape.maps.build import Opening, build_map

    opening = Opening(
        view or "",
        query.organisations[0] if query.organisations else "",
        depth,
        {
            "level": query.levels,
            "kind": query.kinds,
            "function": query.functions,
            "setting": query.settings,
            "topic": query.topics,
        },
    )
    page = build_map(landscape, query.as_of, since, opening)
    try:
        write_whole(output, page)
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error.strerror or error}") from None
    click.echo(f"wrote {output}", err=True)
