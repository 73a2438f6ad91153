"""The command line: a thin skin over the library. Each command is imported when it is called."""

from __future__ import annotations

import importlib

import click

__all__ = ["main"]

COMMANDS = {
    "gaps": "ask",
    "overlaps": "ask",
    "missing": "ask",
    "show": "look",
    "search": "look",
    "info": "look",
    "validate": "check",
    "load": "store",
    "query": "store",
    "shell": "store",
    "export": "store",
    "neo4j": "server",
    "map": "draw",
    "report": "publish",
    "figure": "publish",
    "site": "publish",
}
"""Each command and the module of this package that has it."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is needed."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command, or None where there is none of that name."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"landscape.cli.{COMMANDS[name]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command asked for; suggest the nearest where there is none."""
        try:
            return super().resolve_command(context, arguments)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(arguments[0], list(COMMANDS), 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(error.message + hint, context) from None


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="landscape", prog_name="landscape")
def main() -> None:
    """Who does what for patient safety in England, and where nobody does.

    \b
    Start with
      landscape gaps                      functions that nobody holds
      landscape gaps --as-of 2023-07-11   ... on an earlier day
      landscape overlaps                  bodies that do the same thing
      landscape missing                   bodies that should be in touch and are not
      landscape show hssib                all that is known of one body
      landscape report -o report/         everything as pages, tables and a map
    """
