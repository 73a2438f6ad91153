"""Where a private server lives on this machine: one folder for each Neo4j version."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


def data_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The user's data folder of landscape, which need not exist yet.

    LANDSCAPE_HOME comes first; then XDG_DATA_HOME or ~/.local/share, LOCALAPPDATA on Windows,
    Library/Application Support on macOS.

    >>> data_folder({"LANDSCAPE_HOME": "/srv/landscape"}, "linux").as_posix()
    '/srv/landscape'
    >>> data_folder({"XDG_DATA_HOME": "/data/ann"}, "linux").as_posix()
    '/data/ann/landscape'
    """
    if chosen := environment.get("LANDSCAPE_HOME"):
        return Path(chosen).expanduser().absolute()
    home = Path.home()
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / "landscape"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "landscape"
    shared = environment.get("XDG_DATA_HOME", "")
    # The XDG specification says that a relative path is to be ignored.
    base = Path(shared) if Path(shared).is_absolute() else home / ".local" / "share"
    return base / "landscape"


@dataclass(frozen=True)
class Home:
    """The folder of one server, laid out as in Neo4j's own distribution."""

    folder: Path

    @property
    def libraries(self) -> Path:
        return self.folder / "lib"

    @property
    def configuration(self) -> Path:
        return self.folder / "conf"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def staging(self) -> Path:
        """Where an import is built before it takes the place of a database."""
        return self.folder / "staging"

    @property
    def log(self) -> Path:
        return self.folder / "logs" / "neo4j.log"

    @property
    def console(self) -> Path:
        """What the Java machine itself said at the latest start."""
        return self.folder / "logs" / "console.log"

    @property
    def password(self) -> Path:
        return self.folder / "password"

    @property
    def state(self) -> Path:
        return self.folder / "server.json"

    @property
    def lock(self) -> Path:
        return self.folder / "busy.lock"

    def make(self) -> None:
        """Create the folders that are missing; only their owner may look inside.

        Raises:
            OSError: a folder can't be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        for name in ("lib", "conf", "data", "logs", "import", "plugins", "run"):
            (self.folder / name).mkdir(exist_ok=True)


def home_of(version: str) -> Home:
    """The folder of the server of this version, which need not exist yet."""
    return Home(data_folder() / "neo4j" / version)
