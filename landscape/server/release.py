"""What the shipped locks say of each Neo4j release: its jars, its Java, its main class."""

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

from .errors import ServerError

LONG_TERM_SUPPORT = "5.26.30"
CURRENT = "2026.08.1"


@dataclass(frozen=True)
class Jar:
    """One file of a release: its Maven coordinate, SHA-256 in hex and size in bytes."""

    coordinate: str
    sha256: str
    size: int

    @property
    def path(self) -> str:
        """The address inside any Maven repository.

        >>> Jar("io.netty:netty-common:4.2.17", "", 0).path
        'io/netty/netty-common/4.2.17/netty-common-4.2.17.jar'
        >>> Jar("io.netty:netty-x:4.2.17:linux-x86_64", "", 0).path
        'io/netty/netty-x/4.2.17/netty-x-4.2.17-linux-x86_64.jar'
        """
        group, artifact, version, *classifier = self.coordinate.split(":")
        folder = f"{group.replace('.', '/')}/{artifact}/{version}"
        return f"{folder}/{'-'.join([artifact, version, *classifier])}.jar"

    @property
    def file(self) -> str:
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Release:
    """One Neo4j version as its lock describes it; `java` is the least Java that runs it."""

    version: str
    java: int
    main_class: str
    settings: dict[str, str]
    jars: tuple[Jar, ...]

    @property
    def size(self) -> int:
        """Bytes of all jars."""
        return sum(jar.size for jar in self.jars)


def versions() -> list[str]:
    """The versions with a shipped lock, oldest first.

    >>> LONG_TERM_SUPPORT in versions() and CURRENT in versions()
    True
    """
    names = (entry.name for entry in (resources.files(__package__) / "locks").iterdir())
    found = (name.removesuffix(".json") for name in names if name.endswith(".json"))
    return sorted(found, key=lambda version: [int(part) for part in version.split(".")])


def release(version: str) -> Release:
    """The release that a lock is shipped for.

    Raises:
        ServerError: no lock is shipped for this version.
    """
    if version not in versions():
        raise ServerError(
            f"Neo4j {version!r} is not one of the versions landscape can start: "
            f"expected one of {', '.join(versions())}."
        )
    lock = resources.files(__package__) / "locks" / f"{version}.json"
    return parse_release(json.loads(lock.read_text(encoding="utf-8")))


def parse_release(lock: dict[str, Any]) -> Release:
    """The release that the contents of a lock file describe."""
    return Release(
        version=lock["neo4j"],
        java=lock["java"],
        main_class=lock["main_class"],
        settings=lock["settings"],
        jars=tuple(Jar(jar["jar"], jar["sha256"], jar["size"]) for jar in lock["jars"]),
    )
