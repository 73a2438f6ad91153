"""The answers as files: CSV and JSON for each question of the registry and way of counting."""

from __future__ import annotations

from collections.abc import Iterator

from landscape.analysis.registry import ANALYSES
from landscape.forms import render
from landscape.pages.answers import Answers

__all__ = ["table_files", "table_name"]


def table_name(analysis: str, by: str) -> str:
    """Return the name of the files of an answer; the first way of counting goes without saying.

    >>> table_name("gaps", "level"), table_name("gaps", "setting")
    ('gaps', 'gaps-by-setting')
    """
    return analysis if by == next(iter(ANALYSES[analysis].columns)) else f"{analysis}-by-{by}"


def table_files(answers: Answers, folder: str = "tables") -> Iterator[tuple[str, str]]:
    """Yield path and content of each table."""
    for (name, by), result in answers.results.items():
        for form in ("csv", "json"):
            text = render(answers.landscape, result, form, 0, form == "csv")
            yield f"{folder}/{table_name(name, by)}.{form}", text
