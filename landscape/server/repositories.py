"""Where jars may be fetched from on this machine: as its Maven and jgo are configured.

Maven's settings.xml is read first, for a mirror of Maven Central; then jgo's own configuration
file; otherwise jgo's address of Maven Central is used. No address is written here.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from .errors import INSTALL, ServerError


def addresses() -> list[str]:
    """The base addresses of the Maven repositories to ask, best first, without a final slash.

    Raises:
        ServerError: jgo is not installed, or a settings.xml can't be read.
    """
    for path in settings_files(os.environ):
        if path.is_file() and (mirror := central_mirror(_read(path), os.environ)):
            return [mirror.rstrip("/")]
    try:
        from jgo.config import GlobalSettings
        from jgo.constants import MAVEN_CENTRAL_URL
    except ImportError as error:
        raise ServerError(f"The download needs jgo, which is not installed: {INSTALL}.") from error
    known = {"central": MAVEN_CENTRAL_URL, **GlobalSettings.load().repositories}
    return [address.rstrip("/") for address in known.values()]


def settings_files(environment: Mapping[str, str]) -> list[Path]:
    """The places of Maven's settings.xml: the user's own before the installation's."""
    installations = (environment.get(name) for name in ("MAVEN_HOME", "M2_HOME"))
    return [
        Path.home() / ".m2" / "settings.xml",
        *(Path(folder) / "conf" / "settings.xml" for folder in installations if folder),
    ]


def local_repository() -> Path:
    """Maven's store on this machine, where some of the jars may already be."""
    chosen = os.environ.get("M2_REPO")
    return Path(chosen) if chosen else Path.home() / ".m2" / "repository"


def central_mirror(settings: str, environment: Mapping[str, str]) -> str | None:
    """The address of the first mirror in a settings.xml that stands in for Maven Central.

    >>> text = '<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf>'
    >>> text += '<url>https://${env.NAME}/maven</url></mirror></mirrors></settings>'
    >>> central_mirror(text, {"NAME": "mirror.example"})
    'https://mirror.example/maven'
    >>> central_mirror(text.replace("*", "*,!central"), {}) is None
    True
    """
    for mirror in ElementTree.fromstring(settings).iter():
        if _name(mirror) != "mirror":
            continue
        fields = {_name(field): (field.text or "").strip() for field in mirror}
        covers = {part.strip() for part in fields.get("mirrorOf", "").split(",")}
        if "!central" in covers or fields.get("blocked") == "true":
            continue
        if covers & {"*", "external:*", "central"}:
            return re.sub(
                r"\$\{env\.(\w+)\}",
                lambda match: environment.get(match[1], ""),
                fields.get("url", ""),
            )
    return None


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
        ElementTree.fromstring(text)
    except (OSError, ValueError, ElementTree.ParseError) as error:
        raise ServerError(
            f"{path} can't be read as Maven's settings ({error}): repair it or move it away."
        ) from error
    return text


def _name(element: ElementTree.Element) -> str:
    """The element's name without the namespace that newer settings files carry."""
    return element.tag.rpartition("}")[2]
