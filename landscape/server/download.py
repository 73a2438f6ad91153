"""Fetches the jars of a release, in parallel, each checked against the lock before it counts."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import INSTALL, ServerError, explained
from .release import Jar, Release
from .repositories import addresses, local_repository

if TYPE_CHECKING:
    from requests import Session

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done and how much there is to do."""

_WORKERS = 12
_SECONDS = (10, 60)  # to connect, and between two pieces of an answer


def install(release: Release, folder: Path, progress: Progress | None = None) -> int:
    """Make `folder` hold exactly the jars of the release; returns how many had to be fetched.

    What is there and has the right SHA-256 is kept, so a broken-off download goes on where it
    stopped. A jar that the local Maven repository holds is copied instead of downloaded.

    Raises:
        ServerError: a jar was refused, can't be reached or is not the one in the lock, or the
            disc is full.
    """
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        expected = {jar.file for jar in release.jars}
        for path in folder.iterdir():
            if path.name not in expected:
                path.unlink()
        missing = _missing(release.jars, folder)
        if missing:
            _fetch_all(missing, release, folder, progress)
    return len(missing)


def _missing(jars: Iterable[Jar], folder: Path) -> list[Jar]:
    listed = list(jars)
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        right = pool.map(lambda jar: _is_right(folder / jar.file, jar), listed)
        return [jar for jar, good in zip(listed, right, strict=True) if not good]


def _is_right(path: Path, jar: Jar) -> bool:
    try:
        if path.stat().st_size != jar.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except FileNotFoundError:
        return False


def _fetch_all(
    missing: list[Jar], release: Release, folder: Path, progress: Progress | None
) -> None:
    needed = sum(jar.size for jar in missing)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ServerError(
            f"The disc that holds {folder} is full: Neo4j {release.version} needs "
            f"{needed // 2**20 + 1} MiB more and {free // 2**20} MiB are free; free some space "
            "or set LANDSCAPE_HOME to a folder on another disc."
        )
    places = addresses()
    session = _session()
    pool = ThreadPoolExecutor(_WORKERS)
    done = release.size - needed
    what = f"Neo4j {release.version}"
    try:
        # The largest first, so that none of them is left to run alone at the end.
        ordered = sorted(missing, key=lambda jar: -jar.size)
        waiting = {pool.submit(_fetch, jar, folder, places, session): jar for jar in ordered}
        if progress:
            progress(what, done, release.size)
        for finished in as_completed(waiting):
            finished.result()
            done += waiting[finished].size
            if progress:
                progress(what, done, release.size)
    finally:
        pool.shutdown(cancel_futures=True)
        session.close()


def _session() -> "Session":
    try:
        import requests
        from requests.adapters import HTTPAdapter
        from urllib3.util import Retry
    except ImportError as error:
        raise ServerError(
            f"The download needs requests, which is not installed: {INSTALL}."
        ) from error
    retry = Retry(
        total=3, backoff_factor=0.5, status_forcelist=(429, 502, 503, 504), raise_on_status=False
    )
    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=_WORKERS, max_retries=retry))
    return session


def _fetch(jar: Jar, folder: Path, places: list[str], session: "Session") -> None:
    """Put one jar in place by an atomic rename, from the first source that has the right one."""
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
        part = Path(file.name)
    try:
        local = local_repository() / jar.path
        if _is_right(local, jar):
            shutil.copyfile(local, part)
            os.replace(part, folder / jar.file)
            return
        refusals = []
        for place in places:
            refusal = _download(f"{place}/{jar.path}", part, session)
            if not refusal and not _is_right(part, jar):
                refusal = f"{place}/{jar.path} gave other bytes than the lock expects"
            if not refusal:
                os.replace(part, folder / jar.file)
                return
            refusals.append(refusal)
        raise ServerError(
            f"The download of {jar.coordinate} was refused: {'; '.join(refusals)}. "
            "Ask whoever runs the repository or mirror, then run the same command again: "
            "what arrived is kept."
        )
    finally:
        part.unlink(missing_ok=True)


def _download(address: str, target: Path, session: "Session") -> str | None:
    """Write what the address answers to `target`; returns how it refused, or None."""
    import requests

    try:
        with session.get(address, stream=True, timeout=_SECONDS) as answer:
            if answer.status_code != 200:
                return f"{address} answered {answer.status_code} {answer.reason}".rstrip()
            with target.open("wb") as file:
                for piece in answer.iter_content(2**16):
                    file.write(piece)
    except requests.RequestException as error:
        reason = f"{type(error).__name__}: {error}".split("\n")[0][:300]
        raise ServerError(
            f"{address} could not be reached ({reason}): check the network, the proxy and the "
            "mirror in Maven's settings.xml, then run the same command again; what arrived is kept."
        ) from error
    return None
