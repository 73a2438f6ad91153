"""How to reach a Neo4j server: from the environment or a file that only its owner can read.

Nothing here or elsewhere prints, logs or raises a password.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from landscape.stores.base import StoreError

__all__ = ["CONFIG", "Connection", "find_connection"]

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
CONFIG = Path("~/.config/landscape/neo4j.toml")
_KEYS = ("uri", "user", "password", "database")


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a server is and as whom to speak to it; the password is in no text of this record."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"


def find_connection(environment: Mapping[str, str] | None = None) -> Connection:
    """Return the connection of the environment, else of the configuration file, else our server's.

    `LANDSCAPE_NEO4J_URI`, `_USER`, `_PASSWORD` and `_DATABASE` come first. Then the file named by
    `LANDSCAPE_NEO4J_CONFIG` or `~/.config/landscape/neo4j.toml` with the keys uri, user, password
    and database. Then a server that `landscape neo4j start` has started.

    Raises
    ------
    StoreError
        None is given, or what is given cannot be used.
    """
    environment = os.environ if environment is None else environment
    given = {
        key: value
        for key in _KEYS
        if (value := environment.get(f"LANDSCAPE_NEO4J_{key.upper()}", ""))
    }
    path = Path(environment.get("LANDSCAPE_NEO4J_CONFIG", "") or CONFIG).expanduser()
    if "uri" not in given and path.is_file():
        given = {**_from_file(path), **given}
    if "uri" not in given:
        return _own_server()
    scheme = given["uri"].partition("://")[0]
    if scheme not in SCHEMES:
        raise StoreError(f"the address of Neo4j must begin with one of {', '.join(SCHEMES)} ://")
    if "@" in given["uri"]:
        raise StoreError("the address of Neo4j must not hold a password: use LANDSCAPE_NEO4J_...")
    if "password" not in given:
        raise StoreError("no password for Neo4j: set LANDSCAPE_NEO4J_PASSWORD")
    return Connection(
        given["uri"], given.get("user", "neo4j"), given["password"], given.get("database", "neo4j")
    )


def _from_file(path: Path) -> dict[str, str]:
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise StoreError(f"{path} can be read by others: run chmod 600 {path}")
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # The message of the parser could quote the line with the password.
        raise StoreError(f'{path} cannot be read: expected lines such as uri = "..."') from None
    if unknown := sorted(found.keys() - set(_KEYS)):
        raise StoreError(f"{path}: unknown key {unknown[0]!r}: expected {', '.join(_KEYS)}")
    return {key: str(value) for key, value in found.items()}


def _own_server() -> Connection:
    """Return the connection to the server that this program runs, where it runs."""
    try:
        from landscape import server

        for version in server.versions():
            found = server.status(version)
            if found.state == "running" and found.uri:
                return Connection(found.uri, found.user, server.password(version))
    except ImportError:
        pass
    raise StoreError(
        "no Neo4j server is known: set LANDSCAPE_NEO4J_URI and LANDSCAPE_NEO4J_PASSWORD, or run "
        "landscape neo4j start"
    )
