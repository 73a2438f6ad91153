"""Builds an imported database beside the old one and puts it in its place, all or nothing."""

import shutil
from pathlib import Path

from .folders import Home

_READY = "ready"


def begin(home: Home) -> Path:
    """An empty staging folder; returns the configuration that makes the importer write there."""
    settle(home)
    home.staging.mkdir()
    extra = home.staging / "import.conf"
    extra.write_text(f"server.directories.data={home.staging.name}\n", encoding="ascii")
    return extra


def commit(home: Home) -> None:
    """Put the staged database in the place of the old one."""
    (home.staging / _READY).touch()
    settle(home)


def settle(home: Home) -> None:
    """Leave no half: finish a commit that was broken off, throw away an import that was.

    A store and its transaction log are two folders, which no single rename can replace.
    """
    if (home.staging / _READY).exists():
        for part in ("databases", "transactions"):
            for new in (home.staging / part).glob("*"):
                old = home.data / part / new.name
                old.parent.mkdir(parents=True, exist_ok=True)
                if old.exists():
                    old.rename(home.staging / f"old-{part}")
                new.rename(old)
        (home.staging / _READY).unlink()
    if home.staging.exists():
        shutil.rmtree(home.staging)
