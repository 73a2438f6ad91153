"""Options that commands have in common, and what turns a library error into a clear exit."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import click

from landscape.analysis.query import Query, QueryError
from landscape.dataset.problems import DatasetError
from landscape.model import Landscape

__all__ = [
    "as_of_option",
    "data_option",
    "filter_options",
    "open_landscape",
    "output_options",
    "query_of",
]

Command = TypeVar("Command", bound=Callable[..., Any])

MOST_PROBLEMS = 20


def data_option(command: Command) -> Command:
    """Add `--data`: which packages to read."""
    return click.option(
        "--data",
        "data",
        multiple=True,
        metavar="PATH",
        envvar="LANDSCAPE_DATA",
        help="Data package (folder or zip) to read in place of the shipped one. Repeat it to lay "
        "packages over one another; 'shipped' stands for the shipped one.",
    )(command)


def as_of_option(command: Command) -> Command:
    """Add `--as-of`: the day of the answer."""
    return click.option(
        "--as-of",
        metavar="DATE",
        default="",
        help="Day of the answer, such as 2023-07-11 or 2023. Default: the data's review date.",
    )(command)


def filter_options(command: Command) -> Command:
    """Add the filters that every analysis takes."""
    for name, what in reversed(
        (
            ("level", "Only bodies at this level"),
            ("function", "Only this function"),
            ("setting", "Only roles that reach this setting of care"),
            ("topic", "Only roles that reach this topic"),
            ("kind", "Only bodies of this kind"),
            ("organisation", "Only rows about this body: id, abbreviation or name"),
        )
    ):
        command = click.option(
            f"--{name}", f"{name}s", multiple=True, metavar="NAME", help=f"{what}. Repeatable."
        )(command)
    return command


def output_options(command: Command) -> Command:
    """Add the options for the form of the answer."""
    for option in reversed(
        (
            click.option(
                "--format",
                "form",
                type=click.Choice(["table", "json", "csv", "markdown"]),
                default="table",
                show_default=True,
                help="Form of the answer.",
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(dir_okay=False, writable=True),
                help="Write to this file, whole or not at all, instead of the screen.",
            ),
            click.option("--sources", is_flag=True, help="Show the sources of each row."),
            click.option(
                "--limit",
                type=click.IntRange(min=0),
                default=None,
                metavar="N",
                help="At most N rows; 0 for all. Default: 25 in a table, all in other forms.",
            ),
        )
    ):
        command = option(command)
    return command


def open_landscape(data: tuple[str, ...]) -> Landscape:
    """Return the landscape of `--data`; end the program with a clear list where it has errors."""
    from landscape.dataset.stack import SHIPPED, load

    try:
        return load(data or (SHIPPED,))
    except DatasetError as error:
        for problem in error.problems[:MOST_PROBLEMS]:
            click.echo(str(problem), err=True)
        rest = len(error.problems) - MOST_PROBLEMS
        if rest > 0:
            click.echo(f"... and {rest} more: see landscape validate {data[-1]}", err=True)
        raise SystemExit(1) from None


def query_of(landscape: Landscape, **asked: Any) -> Query:
    """Return the checked query of a command's options; a wrong name ends with status 2."""
    from landscape.names import UnknownName, find_body

    try:
        asked["organisations"] = tuple(
            find_body(landscape, name).id for name in asked.get("organisations", ())
        )
        return Query(**asked).on(landscape)
    except (QueryError, UnknownName) as error:
        raise click.UsageError(str(error)) from None


def usage_errors(function: Callable[..., Any]) -> Callable[..., Any]:
    """Turn a question that cannot be asked into a usage error."""

    @functools.wraps(function)
    def wrapped(*arguments: Any, **options: Any) -> Any:
        try:
            return function(*arguments, **options)
        except QueryError as error:
            raise click.UsageError(str(error)) from None

    return wrapped
