"""Labels of the map: text broken into lines that leave room for the neighbours. No positions."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["spoken", "wrap"]

LABEL = 116
"""Widest line of a label in units, at a font of 18."""

LINES_MOST = 2

_WIDTHS = {**dict.fromkeys("fijltI.,:;'|! ", 5.0), **dict.fromkeys("r()[]-", 6.2),
           **dict.fromkeys("mwMWQGO@%—…", 15.6)}  # fmt: skip


def _measure(text: str) -> float:
    """Return about how wide a text is in Arial 18."""
    return sum(_WIDTHS.get(c, 12.6 if c.isupper() else 9.9) for c in text)


def _parts(word: str) -> list[str]:
    """Return the parts of a word that may stand alone; all but the first start with NUL."""
    parts = re.findall(r"[^-]*-|[^-]+", word)
    return [part if at == 0 else "\0" + part for at, part in enumerate(parts)]


def spoken(day: str) -> str:
    """Return an ISO day as a reader says it.

    >>> spoken("2023-07-01")
    '1 July 2023'
    """
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B} {found.year}"


def wrap(text: str, wide: float = LABEL, lines: int = LINES_MOST) -> str:
    """Return a label in lines short enough to stand beside its neighbours.

    >>> wrap("Parliamentary and Health Service Ombudsman")
    'Parliamentary\\nand Health…'
    """
    words = [part for word in text.split() for part in _parts(word)]
    found = [""]
    while words:
        word = words.pop(0)
        joint = "" if word.startswith("\0") else " "
        bare = word.lstrip("\0")
        longer = f"{found[-1]}{joint}{bare}".strip()
        if _measure(longer) <= wide:
            found[-1] = longer
        elif found[-1]:
            found.append("")
            words.insert(0, word)
        else:
            cut = next(at for at in range(len(bare), 0, -1)
                       if at == 1 or _measure(bare[:at] + "-") <= wide)  # fmt: skip
            found[-1] = bare[:cut] + "-"
            found.append("")
            words.insert(0, bare[cut:])
    if len(found) > lines:
        last = found[lines - 1]
        while last and _measure(last + "…") > wide:
            last = last[:-1]
        found = [*found[: lines - 1], last.rstrip() + "…"]
    return "\n".join(found)
