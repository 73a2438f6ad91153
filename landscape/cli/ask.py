"""The commands that ask a question of the registry: gaps, overlaps, missing."""

from __future__ import annotations

from typing import Any

import click

from landscape.analysis.gaps import DIMENSIONS
from landscape.analysis.query import Query
from landscape.analysis.registry import ANALYSES
from landscape.analysis.result import Result
from landscape.cli.forms import deliver, render
from landscape.cli.options import (
    as_of_option,
    data_option,
    filter_options,
    open_landscape,
    output_options,
    query_of,
    usage_errors,
)
from landscape.model import Landscape

__all__ = ["gaps_command", "missing_command", "overlaps_command"]


@usage_errors
def _answer(
    name: str,
    data: tuple[str, ...],
    form: str,
    output: str | None,
    sources: bool,
    limit: int | None,
    engine: str,
    **asked: Any,
) -> None:
    landscape = open_landscape(data)
    query = query_of(landscape, **asked)
    if engine == "memory":
        result = ANALYSES[name].run(landscape, query)
    else:
        result = _pushed_down(engine, landscape, name, query)
    deliver(render(landscape, result, form, limit, sources), output)


def _pushed_down(engine: str, landscape: Landscape, name: str, query: Query) -> Result:
    """Return the answer as an engine finds it; one line and status 1 where it cannot."""
    from landscape.stores.analyses import answer
    from landscape.stores.base import StoreError
    from landscape.stores.opening import open_store

    try:
        store = open_store(engine, landscape)
        try:
            return answer(store, landscape, name, query)
        finally:
            store.close()
    except StoreError as error:
        raise click.ClickException(str(error)) from None


engine_option = click.option(
    "--engine",
    type=click.Choice(["memory", "embedded", "neo4j"]),
    default="memory",
    show_default=True,
    help="What computes the answer: this program, or a graph database by the statements in "
    "cypher/. The rows are the same.",
)
everything_option = click.option(
    "--all", "everything", is_flag=True, help="Give the rows that are no finding, too."
)
derived_option = click.option(
    "--derived",
    is_flag=True,
    help="Count what no page states and we inferred, too: levels that a framework expects, needs "
    "of one function for another.",
)
groups_option = click.option(
    "--groups", is_flag=True, help="Compare groups (all NHS trusts) like single bodies."
)


@click.command("gaps")
@click.option(
    "--by",
    type=click.Choice(DIMENSIONS),
    default="level",
    show_default=True,
    help="What the functions are crossed with.",
)
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="NAME",
    help="Only what this framework expects. Repeatable. Default: every framework with a source.",
)
@derived_option
@everything_option
@as_of_option
@filter_options
@output_options
@engine_option
@data_option
def gaps_command(**options: Any) -> None:
    """Which expected functions are held by nobody, in part, by one body, or without duty or safety?

    Each row is a cell: a function at a level (or in a setting, or on a topic) that at least one
    published framework expects somebody to hold. A level counts where the page states it; --derived
    adds those that we inferred. Classes, the gravest first:

    \b
      none       nobody holds it
      unsure     only facts that are in doubt or lack dates may hold it
      part       its holders leave out a part of the territory, settings or topics
      one        a single body holds it
      implicit   nobody holds it with patient safety named in the duty
      voluntary  nobody is bound to hold it
      covered    none of these (shown with --all)

    \b
    Examples
      landscape gaps
      landscape gaps --level system --as-of 2023-07-11
      landscape gaps --by setting --function incident-investigation --all
      landscape gaps --framework dash --sources
      landscape gaps --format csv -o gaps.csv
    """
    _answer("gaps", **options)


@click.command("overlaps")
@click.option(
    "--by",
    type=click.Choice(["pair", "function"]),
    default="pair",
    show_default=True,
    help="Pairs of bodies, or how crowded each function is.",
)
@groups_option
@as_of_option
@filter_options
@output_options
@engine_option
@data_option
def overlaps_command(**options: Any) -> None:
    """Which bodies do the same thing in the same place, and do they coordinate?

    Two bodies overlap where they perform the same function for others, on the same people or things
    (providers, practitioners, products, patients, system bodies, regulators), and their settings,
    topics and areas meet. Pairs that nobody coordinates come first.

    \b
    Examples
      landscape overlaps
      landscape overlaps --by function
      landscape overlaps --organisation hssib
      landscape overlaps --function provider-inspection --sources
      landscape overlaps --setting maternity --as-of 2023-07-11 --format csv -o overlaps.csv
    """
    _answer("overlaps", **options)


@click.command("missing")
@groups_option
@derived_option
@everything_option
@as_of_option
@filter_options
@output_options
@engine_option
@data_option
def missing_command(**options: Any) -> None:
    """Which bodies need one another's work and are not in touch?

    A pair needs coordination where both hold a function within remits that meet, or where the
    function of one needs a function of the other. Left out are needs that a publication or any one
    giver meets, and needs for a decision where no page shows that a body is bound to what it does;
    --derived adds needs that no page states.
    Coordination is missing where no link and no common arrangement joins the two on that day, and
    mediated where a third body that runs, orders or watches the work of the one is, or may be, in
    touch with the other: such pairs come last.

    \b
    Examples
      landscape missing
      landscape missing --organisation "Patient Safety Commissioner"
      landscape missing --function safety-alerts --limit 10 --sources
      landscape missing --level national --format json -o missing.json
    """
    _answer("missing", **options)
