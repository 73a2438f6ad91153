"""Give an answer to the screen or to a file."""

from __future__ import annotations

import click

from landscape.files import write_whole
from landscape.forms import data_of, form_rows, render, safe_cell

__all__ = ["data_of", "deliver", "form_rows", "render", "safe_cell", "write_whole"]


def deliver(text: str, output: str | None) -> None:
    """Print a text, or write it to the file that was asked for."""
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        write_whole(output, text if text.endswith("\n") else text + "\n")
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error.strerror or error}") from None
    click.echo(f"wrote {output}", err=True)
