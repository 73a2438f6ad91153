"""The command that checks a data package."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import click

from landscape.cli.forms import deliver
from landscape.cli.options import open_landscape

__all__ = ["validate_command"]


@click.command("validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Form of the list of problems.",
)
@click.option(
    "--evidence",
    "with_evidence",
    is_flag=True,
    help="Report how far the facts have been read, table by table, and where they are thin.",
)
@click.option("--strict", is_flag=True, help="Count warnings as problems.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Write the list to this file."
)
def validate_command(
    paths: tuple[str, ...], form: str, with_evidence: bool, strict: bool, output: str | None
) -> None:
    """Check a data package: every problem with its file, line, column and what was expected.

    Without PATH the shipped package is checked. Several paths are laid over one another, the first
    being the base; 'shipped' stands for the shipped one. Ends with 0 if all is well, 1 if there are
    problems, 2 if it was called wrongly.

    \b
    Examples
      landscape validate
      landscape validate my-package/
      landscape validate shipped my-corrections.zip
      landscape validate my-package/ --format json
      landscape validate --evidence
    """
    from landscape.dataset.check import check
    from landscape.dataset.package import read_package
    from landscape.dataset.problems import DatasetError, Problem
    from landscape.dataset.stack import SHIPPED
    from landscape.places import room

    problems: list[Problem] = []
    packages = []
    for path in paths or (SHIPPED,):
        try:
            packages.append(read_package(room("data") if path == SHIPPED else path))
        except DatasetError as error:
            problems.extend(error.problems)
    if packages:
        problems.extend(check(packages))
    report: dict[str, Any] = {}
    report_text = ""
    if with_evidence and not any(problem.severity == "error" for problem in problems):
        from landscape.evidence import evidence, evidence_text

        landscape = open_landscape(paths)
        report = {"evidence": evidence(landscape)}
        report_text = evidence_text(landscape, report["evidence"])
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if form == "json":
        counts = {"errors": errors, "warnings": warnings}
        listed = [asdict(problem) for problem in problems]
        deliver(
            json.dumps({**counts, **report, "problems": listed}, indent=1, ensure_ascii=False),
            output,
        )
    else:
        lines = [report_text, ""] if report_text else []
        lines += [str(problem) for problem in problems]
        lines.append(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}")
        deliver("\n".join(lines), output)
    if errors or (strict and warnings):
        raise SystemExit(1)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
