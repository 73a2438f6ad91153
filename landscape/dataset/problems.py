"""What is wrong with a data package: one record a problem, and the error that carries them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["DatasetError", "Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, with all that somebody needs to find and mend it.

    `line` and `position` count from 1, as a spreadsheet and an editor do; 0 where the problem is of
    the whole file. `suggestion` is the nearest value that would be right, empty where none is near.
    """

    code: str
    severity: str
    file: str
    line: int
    column: str
    value: str
    message: str
    expected: str
    suggestion: str = ""

    def __str__(self) -> str:
        place = self.file + (f":{self.line}" if self.line else "")
        column = f", column {self.column}" if self.column else ""
        value = f": {self.value!r}" if self.value else ""
        hint = f" Did you mean {self.suggestion!r}?" if self.suggestion else ""
        return (
            f"{place}{column}: {self.severity} [{self.code}] {self.message}{value}. "
            f"Expected {self.expected}.{hint}"
        )


class DatasetError(Exception):
    """A data package cannot be used. Carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
