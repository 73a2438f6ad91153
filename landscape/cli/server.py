"""The commands of the private Neo4j server: neo4j start, stop, status, import."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from landscape.cli.store import show_progress

__all__ = ["neo4j_command"]


@click.group("neo4j")
def neo4j_command() -> None:
    """A private Neo4j server on this machine, without Docker and without Java installed."""


def _server_command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    def decorate(function: Callable[..., Any]) -> click.Command:
        @functools.wraps(function)
        def wrapped(**options: Any) -> None:
            try:
                from landscape import server
            except ImportError as error:
                raise click.ClickException(
                    f"{error.name} is missing: pip install 'landscape[server]'"
                ) from None
            options["version"] = options["version"] or server.CURRENT
            try:
                function(server, **options)
            except server.ServerError as error:
                raise click.ClickException(str(error)) from None

        version = click.option("--version", default="", help="Neo4j version. Default: the current.")
        return neo4j_command.command(name)(version(wrapped))

    return decorate


@_server_command("start")
def start(server: Any, version: str) -> None:
    """Start the server, fetching it the first time (about 170 MB)."""
    found = server.start(version, progress=show_progress)
    click.echo(f"Neo4j {found.version} answers at {found.uri}; landscape load finds it")


@_server_command("stop")
def stop(server: Any, version: str) -> None:
    """Stop the server; what it holds stays."""
    click.echo(f"Neo4j {server.stop(version).version} is stopped")


@_server_command("status")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def status(server: Any, version: str, form: str) -> None:
    """Say whether the server runs, where, and how much memory it uses."""
    found = server.status(version)
    about = {"version": found.version, "state": found.state, "uri": found.uri, "pid": found.pid,
             "memory": found.memory, "folder": str(found.folder)}  # fmt: skip
    if form == "json":
        click.echo(json.dumps(about))
    else:
        click.echo("\n".join(f"{key:8} {value}" for key, value in about.items() if value))


@_server_command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def bulk_import(server: Any, folder: Path, version: str) -> None:
    """Replace what the stopped server holds by the files of landscape export neo4j-admin."""
    from landscape.stores.bulk import IMPORT_OPTIONS

    found = server.admin_import(folder, version=version, options=IMPORT_OPTIONS)
    click.echo(f"imported {found.nodes} nodes, {found.relationships} relationships")
