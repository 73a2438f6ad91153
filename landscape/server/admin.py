"""Fills the private server's database from a folder of CSV files, through Neo4j's own importer."""

import itertools
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .configuration import admin_command, child_environment
from .download import Progress
from .errors import ServerError, explained
from .folders import Home, home_of
from .java import find_java
from .local import prepare
from .processes import alone, running
from .release import CURRENT, release
from .staging import begin, commit, settle

_STAGE = re.compile(r"\(\d+/\d+\) (?P<name>\D+?) \d{4}-")
_SHARE = re.compile(r"\s(\d+)% ")
_COUNT = re.compile(r"^\s+(\d+) (nodes|relationships|properties)$")
_CLASS_NAMES = re.compile(r"^(Caused by: )?((\w+\.)+[\w$]+: )*")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


@dataclass(frozen=True)
class Imported:
    """What an import wrote, as the importer counted it."""

    nodes: int
    relationships: int
    properties: int


def admin_import(
    folder: Path,
    database: str = "neo4j",
    *,
    version: str = CURRENT,
    options: Sequence[str] = (),
    progress: Progress | None = None,
) -> Imported:
    """Replace what the database holds by the CSV files of `folder`; the server must be stopped.

    A file whose header has `:START_ID` and `:END_ID` holds relationships, one with `:ID` holds
    nodes. `options` go to `database import full` as they are. The database is built beside the
    old one and then put in its place: an import that fails or is killed leaves the old one.

    Raises:
        ServerError: the server runs, the folder or a file is not as expected, or the importer
            refused the data, with its own words.
    """
    wanted = release(version)
    home = home_of(version)
    if database != "neo4j":
        raise ServerError(
            f"The database {database!r} can't be filled: Neo4j Community serves one database, "
            "which is called neo4j."
        )
    with explained(folder):
        files = file_options(folder)
    with explained(home.folder), alone(home):
        if (found := running(home)) is not None:
            raise ServerError(
                f"Neo4j {version} is running (process {found[0].pid}) and its database can't be "
                "replaced meanwhile: stop the server, import, and start it again."
            )
        java = find_java(wanted.java)
        prepare(home, wanted, progress)
        extra = begin(home)
        words = ["database", "import", "full", database, "--overwrite-destination"]
        words += [f"--additional-config={extra}", f"--report-file={_report(home)}"]
        # In the folder itself: the importer reads a path as a pattern.
        counts = _run(admin_command(java, home, [*words, *files, *options]), home, folder, progress)
        commit(home)
    return counts


def file_options(folder: Path) -> list[str]:
    """The importer's options for the CSV files of a folder, told apart by their headers.

    Raises:
        ServerError: no CSV of nodes is there, or a file is neither nodes nor relationships.
        OSError: a file can't be read.
    """
    files = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    words = [f"--{_kind(path)}=./{path.name}" for path in files]
    if not any(word.startswith("--nodes=") for word in words):
        raise ServerError(
            f"{folder} holds no CSV file of nodes: expected a folder of files NAME.csv, each "
            "with a header for neo4j-admin, such as landscape export neo4j-admin writes."
        )
    return words


def _kind(path: Path) -> str:
    if not _PLAIN_NAME.fullmatch(path.name):
        raise ServerError(
            f"{path} can't be imported under this name, which the importer would read as a "
            "pattern: rename it with letters, digits, '_', '-' and '.' only."
        )
    with path.open(encoding="utf-8-sig") as file:
        header = file.readline()
    if ":START_ID" in header and ":END_ID" in header:
        return "relationships"
    if ":ID" in header:
        return "nodes"
    raise ServerError(
        f"{path}, line 1: the header has neither :ID (nodes) nor :START_ID and :END_ID "
        f"(relationships); it is {header.strip()[:120]!r}."
    )


def _run(command: list[str], home: Home, folder: Path, progress: Progress | None) -> Imported:
    status, said = _listen(command, home, folder, progress)
    if status != 0 and any("Run with '--verbose'" in line for line in said):
        # 5.26 gives the reason only when asked to be verbose, and then tells no progress.
        status, said = _listen([*command, "--verbose"], home, folder, None)
    if status != 0:
        settle(home)
        raise ServerError(
            f"Neo4j's importer refused the files in {folder} and the database is as it was: "
            f"{refusal(said)}"
        )
    found = {match[2]: int(match[1]) for line in said if (match := _COUNT.match(line))}
    return Imported(
        found.get("nodes", 0), found.get("relationships", 0), found.get("properties", 0)
    )


def _listen(
    command: list[str], home: Home, folder: Path, progress: Progress | None
) -> tuple[int, list[str]]:
    """Run the importer to its end: its status and the lines it said."""
    said: list[str] = []
    stage = "Import"
    with subprocess.Popen(
        command,
        cwd=folder,
        env=child_environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as child:
        try:
            for line in child.stdout or ():
                said.append(line.rstrip())
                if heading := _STAGE.match(line):
                    stage = heading["name"]
                elif progress and (share := _SHARE.search(line)):
                    progress(stage, int(share[1]), 100)
        except BaseException:
            child.kill()
            raise
    return child.returncode, said


def refusal(lines: Sequence[str]) -> str:
    r"""Why an import failed, from all that the importer said, without Java's stack.

    >>> refusal(["Command Failed", "Error importing csv file.", "", "No node 'a'", "----"])
    "Error importing csv file. No node 'a'"
    >>> refusal(["a.b.Failed: Oh", "Caused by: a.b.C$D: e.f.G: Id 'a' is not unique", "\tat e.f"])
    "Id 'a' is not unique"
    """
    if "Command Failed" in lines:  # the calendar releases
        start = lines.index("Command Failed") + 1
        end = ("----", "Full exception details")
    else:  # 5.26 with --verbose; failing that, its last words
        causes = (index for index, line in enumerate(lines) if line.startswith("Caused by: "))
        start = next(causes, max(0, len(lines) - 4))
        end = ("\tat ", "\t...")
    block = itertools.takewhile(lambda line: not line.startswith(end), lines[start:])
    words = (_CLASS_NAMES.sub("", line).strip() for line in block)
    return " ".join(word for word in words if word) or "it gave no reason"


def _report(home: Home) -> Path:
    return home.log.parent / "import.report"
