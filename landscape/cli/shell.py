"""A prompt for Cypher: history, completion of labels, types and properties, read-only."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import click

from landscape.analysis.query import Query
from landscape.cli.ask_store import form_answer, plain
from landscape.model import Landscape
from landscape.stores.analyses import parameters
from landscape.stores.base import Store, StoreError
from landscape.stores.statements import parameters_of
from landscape.stores.tables import NODES, relationships

__all__ = ["completer", "run_shell"]

ROWS = 200
WORDS = [
    "MATCH",
    "OPTIONAL",
    "WHERE",
    "WITH",
    "UNWIND",
    "RETURN",
    "ORDER",
    "BY",
    "LIMIT",
    "EXISTS",
    "DISTINCT",
    "COUNT",
    "COLLECT",
]
HELP = """End a statement with ; or an empty line. $version and $as_of are filled in.
:labels   labels and relationship types
:help     this
:quit     leave (also Ctrl-D)"""


def completer(landscape: Landscape) -> Callable[[str, int], str | None]:
    """Return a completer of labels, types, properties and words of the language."""
    tables = relationships(landscape)
    names = {*NODES, *tables, *WORDS}
    for properties in (
        *(t.properties for t in NODES.values()),
        *(t.properties for t in tables.values()),
    ):
        names.update(p.name for p in properties)
    known = sorted(names)

    def complete(text: str, state: int) -> str | None:
        fitting = [name for name in known if name.lower().startswith(text.lower())]
        return fitting[state] if state < len(fitting) else None

    return complete


def run_shell(store: Store, landscape: Landscape) -> None:
    """Read statements until the end of input; print their rows."""
    save = _history(landscape)
    click.echo(f"{landscape.name} {landscape.version} in the {store.name} engine. :help for help.")
    try:
        while (text := _statement()) is not None:
            if text in (":quit", ":q", ":exit"):
                break
            if text == ":help":
                click.echo(HELP)
            elif text == ":labels":
                click.echo("\n".join([*NODES, *relationships(landscape)]))
            elif text:
                _answer(store, landscape, text)
    finally:
        save()


def _statement() -> str | None:
    """Return the next statement; None at the end of input."""
    lines: list[str] = []
    while True:
        try:
            line = input("......> " if lines else "cypher> ")
        except EOFError:
            click.echo()
            return None
        except KeyboardInterrupt:
            click.echo()
            return ""
        lines.append(line)
        text = "\n".join(lines).strip()
        if not line.strip() or text.endswith(";") or text.startswith(":"):
            return text


def _answer(store: Store, landscape: Landscape, text: str) -> None:
    known = parameters(landscape, Query().on(landscape), store.current())
    used = {name: known[name] for name in parameters_of(text) if name in known}
    try:
        with store.run(text, used, 60) as found:
            rows = [list(map(plain, row)) for row in islice(found.rows, ROWS)]
            more = next(iter(found.rows), None) is not None
        click.echo(form_answer(found.columns, rows, "table"))
        if more:
            click.echo(f"cut after {ROWS} rows")
    except StoreError as error:
        click.echo(f"Error: {error}", err=True)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


def _history(landscape: Landscape) -> Callable[[], None]:
    """Set up editing; return what saves the history (a file that only its owner can read)."""
    try:
        import readline
    except ImportError:
        return lambda: None
    readline.set_completer(completer(landscape))
    readline.set_completer_delims(" \t\n()[]{}:.,|-><=$'\"`")
    readline.parse_and_bind("tab: complete")
    home = Path(os.environ.get("XDG_STATE_HOME", "") or Path.home() / ".local" / "state")
    path = home / "landscape" / "cypher_history"
    if path.is_file():
        readline.read_history_file(path)

    def save() -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            readline.set_history_length(1000)
            readline.write_history_file(path)
        except OSError as error:
            click.echo(f"the history is not kept: {error.strerror}", err=True)

    return save
