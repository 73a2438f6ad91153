"""The commands that write for readers: report, figure, site."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
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
from landscape.figures import AGAINST, FIGURES

__all__ = ["figure_command", "report_command", "site_command"]

against_option = click.option(
    "--against",
    metavar="DATE",
    default=AGAINST,
    show_default=True,
    help="Earlier day with which the day of the answer is compared.",
)
force_option = click.option(
    "--force", is_flag=True, help="Write into a folder that has other files in it, too."
)


def _progress() -> Callable[[str], None]:
    """Return what tells on a terminal which step is under way; elsewhere it tells nothing."""
    if not sys.stderr.isatty():
        return lambda step: None

    def tell(step: str) -> None:
        click.echo(f"\r\x1b[K{step}", err=True, nl=False)

    return tell


def _written(folder: str, kind: str, files: Any, about: dict[str, Any], force: bool,
             tell: Callable[[str], None]) -> None:  # fmt: skip
    from landscape.pages.folder import ForeignFolder, write_folder

    try:
        number = write_folder(Path(folder), kind, files, about, force)
    except ForeignFolder as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"cannot write {folder}: {error.strerror or error}") from None
    finally:
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", err=True, nl=False)
    page = Path(folder) / "index.html"
    click.echo(f"wrote {number} files; open {page}", err=True)


def _check(folder: str, kind: str, force: bool) -> None:
    from landscape.pages.folder import ForeignFolder, check_folder

    try:
        check_folder(Path(folder), kind, force)
    except ForeignFolder as error:
        raise click.UsageError(str(error)) from None


@click.command("report")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False),
    help="Write the report into this folder: page, map, tables, figures.",
)
@against_option
@force_option
@as_of_option
@filter_options
@data_option
@usage_errors
def report_command(
    output: str | None, against: str, force: bool, data: tuple[str, ...], **asked: Any
) -> None:
    """The three questions at a glance; with -o as a folder with page, map, tables and figures.

    Without -o only the summary is printed. The folder is made if it is not there; an earlier report
    in it is replaced. A folder with anything else in it is refused unless --force is given.

    \b
    Examples
      landscape report
      landscape report -o report/
      landscape report -o then/ --as-of 2023-07-11
      landscape report -o maternity/ --setting maternity
    """
    from landscape.pages.answers import answers_of
    from landscape.pages.terminal import report_text

    if output:
        _check(output, "report", force)
    tell = _progress()
    landscape = open_landscape(data)
    query = query_of(landscape, **asked)
    against = query_of(landscape, as_of=against).as_of
    answers = answers_of(landscape, query, against, tell)
    tell("")
    click.echo(report_text(answers, shutil.get_terminal_size((100, 24)).columns), nl=False)
    if output:
        from landscape.pages.report import about, report_files

        files = report_files(answers, against, tell)
        _written(output, "report", files, about(answers), force, tell)


@click.command("figure")
@click.argument("name", type=click.Choice(list(FIGURES)))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    required=True,
    help="File to write: its name ends in .svg or .png.",
)
@click.option(
    "--width",
    type=click.IntRange(200, 12000),
    default=2400,
    show_default=True,
    help="Width of a PNG in pixels.",
)
@against_option
@as_of_option
@filter_options
@data_option
@usage_errors
def figure_command(
    name: str, output: str, width: int, against: str, data: tuple[str, ...], **asked: Any
) -> None:
    """Draw a figure for a document or a slide, as SVG or PNG.

    \b
      coverage          function x level: who does what
      coverage-setting  function x setting of care
      difference        coverage on two days and what changed
      overlaps          who does the same work as whom
      timeline          bodies that began, ended or were replaced

    \b
    Examples
      landscape figure coverage -o coverage.svg
      landscape figure coverage -o then.png --as-of 2023-07-11
      landscape figure difference -o difference.svg --against 2022-07-01
    """
    from landscape.cli.forms import write_whole
    from landscape.figures import draw_figure

    form = Path(output).suffix.lower()
    if form not in (".svg", ".png"):
        raise click.UsageError(f"{output!r}: expected a name that ends in .svg or .png")
    landscape = open_landscape(data)
    query = query_of(landscape, **asked)
    content: str | bytes = draw_figure(
        name, landscape, query, query_of(landscape, as_of=against).as_of
    )
    if form == ".png":
        from landscape.figures.png import NoRenderer, png

        try:
            content = png(str(content), width)
        except NoRenderer as error:
            raise click.ClickException(str(error)) from None
    try:
        write_whole(output, content)
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error.strerror or error}") from None
    click.echo(f"wrote {output}", err=True)


@click.command("site")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False), required=True, help="Folder of the site."
)
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Address at which the site will stand, for sitemap.xml. Default: relative addresses.",
)
@against_option
@force_option
@as_of_option
@data_option
@usage_errors
def site_command(
    output: str, base_url: str, against: str, force: bool, as_of: str, data: tuple[str, ...]
) -> None:
    """Write the landscape as static pages: one for each body, function, forum, finding, publisher.

    The pages work from a disk and from any web host, and load nothing from anywhere.

    \b
    Examples
      landscape site -o site/
      landscape site -o site/ --base-url https://example.org/landscape/
    """
    from landscape.maps.security import safe_url
    from landscape.pages.answers import answers_of
    from landscape.pages.report import about
    from landscape.pages.site import site_files

    if base_url and not safe_url(base_url):
        raise click.UsageError(f"--base-url {base_url!r}: expected an http or https address")
    _check(output, "site", force)
    tell = _progress()
    landscape = open_landscape(data)
    query = query_of(landscape, as_of=as_of)
    against = query_of(landscape, as_of=against).as_of
    answers = answers_of(landscape, query, against, tell)
    _written(output, "site", site_files(answers, against, base_url, tell), about(answers), force,
             tell)  # fmt: skip
