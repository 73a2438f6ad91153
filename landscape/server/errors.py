"""The one error of the private server, and the words for what the machine refuses."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALL = "pip install 'landscape[server]'"


class ServerError(Exception):
    """What went wrong and what to do next, in one sentence fit to be shown as it is."""


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn an OSError about files under `folder` into a ServerError.

    Raises:
        ServerError: the disc is full, the folder may not be written, or another refusal.
    """
    try:
        yield
    except OSError as error:
        raise ServerError(_sentence(error, folder)) from error


def _sentence(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"The disc that holds {folder} is full: free some space, or set LANDSCAPE_HOME "
            "to a folder on another disc, and run the same command again."
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return (
            f"{error.filename or folder} may not be written ({error.strerror}): set "
            "LANDSCAPE_HOME to a folder of your own and run the same command again."
        )
    return f"The machine refused work on {error.filename or folder}: {error.strerror or error}."
