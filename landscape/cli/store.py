"""The commands of the graph stores: load, query, shell, export."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from landscape.cli.forms import deliver
from landscape.cli.options import data_option, open_landscape

__all__ = ["export_command", "load_command", "query_command", "shell_command", "show_progress"]


def store_errors(function: Callable[..., Any]) -> Callable[..., Any]:
    """End with one line and status 1 where a store cannot do what was asked, 2 where refused."""

    @functools.wraps(function)
    def wrapped(*arguments: Any, **options: Any) -> Any:
        from landscape.stores.base import Refused, StoreError

        try:
            return function(*arguments, **options)
        except Refused as error:
            raise click.UsageError(str(error)) from None
        except StoreError as error:
            raise click.ClickException(str(error)) from None

    return wrapped


on_option = click.option(
    "--on",
    "engine",
    type=click.Choice(["embedded", "neo4j"]),
    default="embedded",
    show_default=True,
    help="Engine that answers.",
)
store_option = click.option(
    "--store",
    type=click.Path(dir_okay=False),
    default="",
    help="File of the embedded engine. Default: in memory.",
)


def show_progress(what: str, done: int, total: int) -> None:
    """Show how far a load is, on a terminal only."""
    if sys.stderr.isatty():
        share = f" of {total:,}" if total else ""
        end = "\n" if total and done >= total else ""
        click.echo(f"\r{what}: {done:,}{share}   {end}", err=True, nl=False)


@click.command("load")
@click.option(
    "--on",
    "engine",
    type=click.Choice(["neo4j", "embedded"]),
    default="neo4j",
    show_default=True,
    help="Where to.",
)
@store_option
@click.option("--prune", is_flag=True, help="Remove everything that was ever loaded, and stop.")
@click.option("--dry-run", is_flag=True, help="With --prune: only say what would be removed.")
@data_option
@store_errors
def load_command(
    engine: str, store: str, prune: bool, dry_run: bool, data: tuple[str, ...]
) -> None:
    """Load the landscape into Neo4j, or into a file of the embedded engine.

    Readers see the old version until the new one is there whole. Loading what is already loaded
    writes nothing. Nodes that this program did not make are never touched.

    Neo4j is found by LANDSCAPE_NEO4J_URI, _USER, _PASSWORD and _DATABASE, by a file
    ~/.config/landscape/neo4j.toml that only you can read, or as started by landscape neo4j start.

    \b
    Examples
      landscape load
      landscape load --on embedded --store landscape.lbug
      landscape load --prune --dry-run
    """
    from landscape.stores.opening import open_store

    if engine == "embedded" and not store:
        raise click.UsageError("--on embedded needs --store: in memory it would be gone at once")
    if dry_run and not prune:
        raise click.UsageError("--dry-run goes with --prune")
    opened = open_store(engine, None, store, show_progress)
    try:
        if prune:
            found = opened.prune(everything=True, dry_run=dry_run)
            word = "would remove" if dry_run else "removed"
            for version, number in found.items():
                click.echo(f"{word} {version}: {number} nodes")
            if not found:
                click.echo("nothing to remove")
            return
        done = opened.load(open_landscape(data))
    finally:
        opened.close()
    if done.changed:
        gone = f"; {done.removed} nodes of older versions removed" if done.removed else ""
        click.echo(
            f"{done.version} is current: {done.nodes} nodes, {done.relationships} relationships"
            f"{gone}"
        )
    else:
        click.echo(f"{done.version} is current already: nothing was written")


@click.command("query")
@click.argument("statement", required=False)
@click.option("-f", "--file", "file", type=click.Path(exists=True, dir_okay=False),
              help="Read the statement from this file.")  # fmt: skip
@click.option("-p", "--parameter", "given", multiple=True, metavar="NAME=VALUE",
              help="A parameter; VALUE is JSON or else text. Repeatable.")  # fmt: skip
@on_option
@store_option
@click.option("--format", "form", type=click.Choice(["table", "json", "csv", "markdown"]),
              default="table", show_default=True, help="Form of the answer.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")
@click.option("--limit", type=click.IntRange(min=0), default=1000, show_default=True,
              help="Most rows; 0: all.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(min=0), default=60.0, show_default=True,
              help="Seconds after which the engine gives up; 0: never.")  # fmt: skip
@click.option("--explain", is_flag=True, help="Show the engine's plan instead of running it.")
@data_option
@store_errors
def query_command(
    statement: str | None, file: str | None, engine: str, store: str, **options: Any
) -> None:
    """Ask in Cypher: a statement, a file, or one of the analyses. Without any: list the analyses.

    Only statements that read are run. $version is the loaded version and $as_of the review date
    unless they are given.

    \b
    Examples
      landscape query
      landscape query gaps.level -p levels='["system"]'
      landscape query 'MATCH (o:Organisation)-[:OVERSEES]->(p:Organisation) RETURN o.id, p.id'
      landscape query -f mine.cypher --on neo4j --format csv -o answer.csv
    """
    from landscape.cli.ask_store import ask, list_analyses

    if statement and file:
        raise click.UsageError("give a statement or --file, not both")
    if not statement and not file:
        deliver(list_analyses(), options["output"])
        return
    text = Path(file).read_text(encoding="utf-8") if file else str(statement)
    ask(text, engine, store, **options)


@click.command("shell")
@on_option
@store_option
@data_option
@store_errors
def shell_command(engine: str, store: str, data: tuple[str, ...]) -> None:
    """Open a prompt for Cypher, with history and completion of labels and types.

    \b
    Examples
      landscape shell
      landscape shell --on neo4j
    """
    from landscape.cli.shell import run_shell
    from landscape.stores.opening import open_store

    landscape = open_landscape(data)
    opened = open_store(engine, landscape, store)
    try:
        run_shell(opened, landscape)
    finally:
        opened.close()


@click.command("export")
@click.argument("form", type=click.Choice(["neo4j-admin"]))
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False),
              help="Folder for the files; it must not be there or be empty.")  # fmt: skip
@data_option
def export_command(form: str, output: str, data: tuple[str, ...]) -> None:
    """Write the graph as files that another program reads in bulk.

    neo4j-admin: CSV files for neo4j-admin database import full, which is much faster than a load
    but replaces the whole database.

    \b
    Examples
      landscape export neo4j-admin -o import/
      landscape neo4j import import/
    """
    from landscape.stores.bulk import IMPORT_OPTIONS, write_files

    try:
        files = write_files(open_landscape(data), Path(output))
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error.strerror or error}") from None
    click.echo(f"wrote {len(files)} files to {output}; the importer needs "
               f"{' '.join(IMPORT_OPTIONS)}", err=True)  # fmt: skip
