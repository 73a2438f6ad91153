"""Rows in a file as the embedded engine reads them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

__all__ = ["is_awkward", "write_rows"]

_PLAIN_TEXT = re.compile(r"[a-z0-9_/-]*[a-z][a-z0-9_/-]*")


def write_rows(file: Path, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows as the embedded engine reads them."""
    with file.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, quoting=csv.QUOTE_MINIMAL).writerows(
            [_cell(value) for value in row] for row in rows
        )


def is_awkward(value: Any) -> bool:
    """Return whether a list has a text that the engine would not read back from a file."""
    return isinstance(value, list) and not all(map(_PLAIN_TEXT.fullmatch, value))


def _cell(value: Any) -> str:
    """Return a value as the engine reads it from a file; an empty cell is null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "" if is_awkward(value) else f"[{','.join(value)}]"
    return str(value)
