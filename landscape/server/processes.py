"""The server as a process of this machine: started apart from us, found again, ended."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from types import ModuleType
from typing import IO, TYPE_CHECKING

from .errors import INSTALL, ServerError
from .folders import Home

if TYPE_CHECKING:
    from pathlib import Path

    from psutil import Process

# Servers started by this very process; kept so that they can be reaped when they end.
_children: dict[int, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True)
class State:
    """What is written down of a started server: its process and its Bolt port."""

    pid: int
    port: int


def launch(command: list[str], home: Home, environment: dict[str, str], port: int) -> State:
    """Start the server apart from this process and terminal, and write down its state."""
    detached = 0
    if sys.platform == "win32":
        detached = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    with home.console.open("wb") as console:
        child = subprocess.Popen(
            command,
            cwd=home.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=detached,
        )
    for pid in list(_children):
        reap(pid)
    _children[child.pid] = child
    state = State(child.pid, port)
    write_atomically(home.state, json.dumps(asdict(state)))
    return state


def running(home: Home) -> tuple[State, "Process"] | None:
    """The server of this folder and its process; None if it does not run.

    A state file left behind by a killed server, or whose number now belongs to another
    program, counts as not running. What tells the server from another program is the folder in
    its command line: when a process began is no help, since that is counted from the machine's
    clock, which may be set while it runs.
    """
    try:
        told = json.loads(home.state.read_text(encoding="utf-8"))
        state = State(told["pid"], told["port"])
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None
    psutil = _psutil()
    try:
        process = psutil.Process(state.pid)
        ours = (
            f"--home-dir={home.folder}" in _words(process)
            and process.status() != psutil.STATUS_ZOMBIE
        )
    except (psutil.NoSuchProcess, psutil.AccessDenied, TypeError, ValueError):
        return None
    return (state, process) if ours else None


def _words(process: "Process", seconds: float = 5) -> list[str]:
    """The command line of a process, waiting for it while the process is being made.

    A program shows an empty one in the moment between the start of the process and that of the
    program (and after its end, and for good if it belongs to the system itself).
    """
    until = time.monotonic() + seconds
    while not (words := process.cmdline()) and time.monotonic() < until:
        if process.status() == _psutil().STATUS_ZOMBIE:
            break
        time.sleep(0.01)
    return list(words)


def terminate(home: Home, process: "Process", seconds: float) -> None:
    """Ask the server to end, as SIGTERM does, and wait until it has.

    Windows knows no such request: there the process is ended at once, and Neo4j replays its
    transaction log at the next start.

    Raises:
        ServerError: it still runs after `seconds`.
    """
    psutil = _psutil()
    try:
        process.terminate()
        until = time.monotonic() + seconds
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            if time.monotonic() > until:
                raise ServerError(
                    f"Neo4j (process {process.pid}) is still shutting down after {seconds:.0f} s: "
                    f"wait and stop it again, or see {home.log}."
                )
            time.sleep(0.05)
    except psutil.NoSuchProcess:
        pass
    reap(process.pid)
    home.state.unlink(missing_ok=True)


def reap(pid: int) -> None:
    """Let the machine forget a child of ours if it has ended; one that has not is left alone."""
    if (child := _children.get(pid)) is not None and child.poll() is not None:
        del _children[pid]


def memory(process: "Process") -> int:
    """Bytes of the machine's memory that the process holds."""
    psutil = _psutil()
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


@contextmanager
def alone(home: Home, seconds: float = 120) -> Iterator[None]:
    """Keep other landscape processes from starting, stopping or importing here meanwhile.

    The lock goes with the process that holds it, however that ends.

    Raises:
        ServerError: another process held it for `seconds`.
    """
    home.folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + seconds
    with home.lock.open("ab") as file:
        while not _lock(file):
            if time.monotonic() > until:
                raise ServerError(
                    f"Another landscape process has been at work in {home.folder} for "
                    f"{seconds:.0f} s: wait for it to end and run the same command again."
                )
            time.sleep(0.1)
        yield


def write_atomically(path: "Path", text: str) -> None:
    """Write a file that is there whole or not at all, and that only its owner may read."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    os.replace(part, path)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _psutil() -> ModuleType:
    try:
        import psutil
    except ImportError as error:
        raise ServerError(f"The server needs psutil, which is not installed: {INSTALL}.") from error
    return psutil
