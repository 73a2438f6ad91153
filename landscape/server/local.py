"""Starts, stops and watches a private Neo4j Community on this machine's loopback address."""

import os
import secrets
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .configuration import (
    HOST,
    USER,
    admin_command,
    child_environment,
    configuration_text,
    server_command,
)
from .download import Progress, install
from .errors import ServerError, explained
from .folders import Home, home_of
from .java import find_java
from .processes import State, alone, launch, memory, reap, running, terminate, write_atomically
from .release import CURRENT, Release, release
from .staging import settle


@dataclass(frozen=True)
class Status:
    """One server: `memory` is in bytes; `uri`, `pid` and `memory` are None unless it runs.

    `starting` means that the process lives and Bolt does not answer (yet). The password is not
    here: ask `password`.
    """

    version: str
    state: Literal["running", "starting", "stopped"]
    folder: Path
    uri: str | None = None
    user: str = USER
    pid: int | None = None
    memory: int | None = None


def status(version: str = CURRENT) -> Status:
    """How the server of this version is.

    Raises:
        ServerError: landscape knows no such version.
    """
    release(version)
    home = home_of(version)
    if (found := running(home)) is None:
        return Status(version, "stopped", home.folder)
    state, process = found
    return Status(
        version,
        "running" if answers(state.port) else "starting",
        home.folder,
        uri=f"bolt://{HOST}:{state.port}",
        pid=state.pid,
        memory=memory(process),
    )


def start(
    version: str = CURRENT,
    *,
    port: int | None = None,
    progress: Progress | None = None,
    seconds: float = 90,
) -> Status:
    """Start the server, downloading it first where needed, and wait until Bolt answers.

    A server that runs already is left as it is. Without `port` a free one is taken.

    Raises:
        ServerError: no suitable Java, a refused download, a refused port, a full disc, or a
            server that ends or does not answer within `seconds`.
    """
    wanted = release(version)
    home = home_of(version)
    with explained(home.folder), alone(home):
        if (found := running(home)) is not None:
            state = found[0]
            if port not in (None, state.port):
                raise ServerError(
                    f"Neo4j {version} runs already, on port {state.port}, not {port}: "
                    "stop it first, or leave the port out."
                )
            if _comes_up(home, state, 0, seconds):
                return status(version)
            # It was ending, or being killed, when it was found.
        java = find_java(wanted.java)
        prepare(home, wanted, progress)
        chosen = _free_port(port)
        _set_password(home, java)
        write_atomically(home.configuration / "neo4j.conf", configuration_text(wanted, chosen))
        logged = home.log.stat().st_size if home.log.exists() else 0
        state = launch(server_command(java, home, wanted), home, child_environment(home), chosen)
        if not _comes_up(home, state, logged, seconds):
            raise ServerError(
                f"Neo4j ended while starting; the end of its log: {_last_words(home, logged)}"
            )
    return status(version)


def stop(version: str = CURRENT, *, seconds: float = 60) -> Status:
    """Stop the server and wait until it has ended; one that does not run is left as it is.

    Raises:
        ServerError: it still runs after `seconds`.
    """
    release(version)
    home = home_of(version)
    if not home.folder.exists():
        return status(version)
    with explained(home.folder), alone(home):
        if (found := running(home)) is not None:
            terminate(home, found[1], seconds)
        home.state.unlink(missing_ok=True)
    return status(version)


def password(version: str = CURRENT) -> str:
    """The password of user neo4j. Never print it, log it or put it in argv.

    Raises:
        ServerError: there is none yet, or others may read the file it is in.
    """
    path = home_of(version).password
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise ServerError(
            f"{path} does not exist: start Neo4j {version} once, which makes it."
        ) from error
    if os.name == "posix" and mode & 0o077:
        raise ServerError(
            f"{path} may be read by other users (mode {mode & 0o777:o}): run chmod 600 on it."
        )
    return text


def prepare(home: Home, wanted: Release, progress: Progress | None) -> None:
    """Make the server's folders, jars and database be there, whole."""
    home.make()
    settle(home)
    install(wanted, home.libraries, progress)


def answers(port: int) -> bool:
    """Whether a Bolt server shakes hands on this port of the loopback address."""
    hello = b"\x60\x60\xb0\x17" + b"\x00\x04\x04\x05" + bytes(12)
    try:
        with socket.create_connection((HOST, port), timeout=2) as connection:
            connection.sendall(hello)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _free_port(port: int | None) -> int:
    with socket.socket() as probe:
        if os.name == "posix":  # else a port that was in use a minute ago counts as taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port or 0))
        except (OSError, OverflowError) as error:
            raise ServerError(
                f"Port {port} on {HOST} is refused ({error}): choose another, "
                "or leave it out and a free one is taken."
            ) from error
        return int(probe.getsockname()[1])


def _set_password(home: Home, java: Path) -> None:
    """Give user neo4j a random password before the first start.

    The admin tool takes it as an argument, which every user of the machine could read; so it is
    told to read its arguments from the password file (`@FILE`), which nobody else may open.
    Hence letters and digits only: no sign that such a file gives a meaning to.
    """
    if (home.data / "dbms" / "auth.ini").exists() or (home.data / "databases" / "system").exists():
        if not home.password.exists():
            raise ServerError(
                f"{home.password} is gone, and the server in {home.folder} was made with it: "
                f"put it back, or delete {home.data} to begin with an empty server."
            )
        return
    write_atomically(home.password, secrets.token_hex(24))
    words = ["dbms", "set-initial-password", f"@{home.password}"]
    done = subprocess.run(
        admin_command(java, home, words),
        env=child_environment(home),
        cwd=home.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        raise ServerError(
            f"Neo4j's admin tool could not set the first password (status {done.returncode}): "
            f"delete {home.folder} and start again."
        )


def _comes_up(home: Home, state: State, logged: int, seconds: float) -> bool:
    """Wait until the server answers; return whether it does, or has ended instead."""
    until = time.monotonic() + seconds
    while not answers(state.port):
        found = running(home)
        if found is None:
            reap(state.pid)
            home.state.unlink(missing_ok=True)
            return False
        if time.monotonic() > until:
            terminate(home, found[1], 30)
            raise ServerError(
                f"Neo4j did not answer on port {state.port} within {seconds:.0f} s; "
                f"the end of its log: {_last_words(home, logged)}"
            )
        time.sleep(0.1)
    return True


def _last_words(home: Home, logged: int) -> str:
    """The last lines that this start wrote: the server's log, or what Java said."""
    text = ""
    if home.log.exists():
        with home.log.open("rb") as file:
            file.seek(logged)
            text = file.read().decode("utf-8", "replace").strip()
    text = text or home.console.read_text(encoding="utf-8", errors="replace").strip()
    return "\n  ".join(["", *text.splitlines()[-12:], f"(all of it is in {home.log.parent})"])
