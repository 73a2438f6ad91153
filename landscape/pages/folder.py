"""Write a folder of files so that no file is ever half there and nobody else's work is lost.

A folder of ours has a marker that lists its files with their SHA-256. It says `complete` only when
all of them are there, so that an interrupted run is told from a whole one and can be run again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from landscape.files import write_whole

__all__ = ["ForeignFolder", "check_folder", "write_folder"]


class ForeignFolder(Exception):
    """A folder has files in it that this program did not write."""


def _marker(kind: str) -> str:
    return f"landscape-{kind}.json"


def check_folder(folder: Path, kind: str, force: bool = False) -> dict[str, Any]:
    """Return what an earlier run of ours left in a folder; empty where there is none.

    Raises
    ------
    ForeignFolder
        It is a file, or it has files and no marker of ours, and `force` is not given.
    """
    if folder.exists() and not folder.is_dir():
        raise ForeignFolder(f"{folder} is a file, expected a folder")
    if not folder.is_dir() or not any(folder.iterdir()):
        return {}
    try:
        earlier = json.loads((folder / _marker(kind)).read_text(encoding="utf-8"))
        if str(earlier["schema"]).startswith(f"landscape-{kind}/"):
            return dict(earlier)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    if force:
        return {}
    raise ForeignFolder(
        f"{folder} is not empty and is no {kind} of this program: choose another folder, or give "
        "--force to write among what is there (files of the same name are replaced)"
    )


def write_folder(
    folder: Path,
    kind: str,
    files: Iterable[tuple[str, str | bytes]],
    about: dict[str, Any],
    force: bool = False,
) -> int:
    """Write files into a folder, each whole or not at all, and take away what an earlier run left.

    Parameters
    ----------
    files
        Path within the folder, with slashes, and content. They may be made as they are asked for.
    about
        What the marker says of the run: data, day, parameters.

    Returns
    -------
    int
        How many files were written, the marker included.

    Raises
    ------
    ForeignFolder
        The folder has files that are not ours.
    OSError
        A file cannot be written; every file there is whole.
    """
    earlier = check_folder(folder, kind, force)
    folder.mkdir(parents=True, exist_ok=True)
    listed = earlier.get("files")
    old = set(listed) if isinstance(listed, dict) else set()
    marker = {"schema": f"landscape-{kind}/1", **about}
    started = {**marker, "complete": False, "files": dict.fromkeys(sorted(old), "")}
    write_whole(folder / _marker(kind), _json(started))
    written: dict[str, str] = {}
    for name, content in files:
        data = content.encode() if isinstance(content, str) else content
        path = folder / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
        written[name] = hashlib.sha256(data).hexdigest()
    for name in sorted(old - written.keys()):
        _take_away(folder, name)
    write_whole(folder / _marker(kind), _json({**marker, "complete": True, "files": written}))
    return len(written) + 1


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _take_away(folder: Path, name: str) -> None:
    """Remove a file that the marker lists, never one outside the folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        return
    target = folder / path
    if folder.resolve() in target.resolve().parents and not target.is_symlink():
        target.unlink(missing_ok=True)
