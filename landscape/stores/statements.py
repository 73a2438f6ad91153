"""The statements of the `cypher/` folder: read, and names put into their places.

Only names that were checked may be put into a statement; values are always parameters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from landscape.places import room

__all__ = [
    "analysis_file",
    "header_of",
    "parameters_of",
    "statement",
    "text_of",
    "with_names",
]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PLACE = re.compile(r"__([A-Z]+)__")


@lru_cache
def statement(name: str) -> str:
    """Return the text of a file in `cypher/` without its comments, such as `load/nodes`."""
    return text_of(room("cypher") / f"{name}.cypher")


def text_of(path: Path) -> str:
    """Return the statement in a file without the comment that opens it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//")).strip()


def parameters_of(text: str) -> list[str]:
    """Return the names of the parameters of a statement of ours."""
    return sorted(set(re.findall(r"\$([a-z_]+)", text)))


def with_names(text: str, **names: str) -> str:
    """Return a statement with names of labels, types or properties in its places.

    >>> with_names("MATCH (n:__LABEL__) RETURN n", label="Role")
    'MATCH (n:Role) RETURN n'

    Raises
    ------
    ValueError
        A name could be more than a name.
    """
    for name in names.values():
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name: expected letters, digits and underscores")
    return _PLACE.sub(lambda place: names[place[1].lower()], text)


def analysis_file(analysis: str, by: str, engine: str) -> Path:
    """Return the file that answers an analysis on an engine: the most special one there is.

    Raises
    ------
    FileNotFoundError
        There is none.
    """
    folder = room("cypher") / "analyses"
    names = [f"{analysis}.{by}", analysis] if by else [analysis]
    for name in names:
        for special in (f"{name}.{engine}.cypher", f"{name}.cypher"):
            if (path := folder / special).is_file():
                return path
    raise FileNotFoundError(f"no statement for {analysis} in {folder}")


def header_of(path: Path) -> dict[str, str]:
    """Return the fields of the comment that opens a file: id, question, parameters, columns."""
    found: dict[str, str] = {}
    field = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("//"):
            break
        text = line[2:].strip()
        head, colon, rest = text.partition(":")
        if colon and head.isalpha() and head.islower() and not line.startswith("//  "):
            field = head
            found[field] = rest.strip()
        elif field:
            found[field] = f"{found[field]} {text}".strip()
    return found
