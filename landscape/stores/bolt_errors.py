"""What the Neo4j driver raises, as one line for a user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions

from landscape.stores.base import StoreError, TooLarge

__all__ = ["explained", "line_of"]


@contextmanager
def explained() -> Iterator[None]:
    """Turn an error of the driver into one line; never with what was sent."""
    try:
        yield
    except exceptions.AuthError:
        raise StoreError("Neo4j refuses the user or password") from None
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
        raise StoreError(f"no answer from Neo4j: {line_of(error)}") from None
    except exceptions.TransientError as error:
        if "OutOfMemory" in (error.code or ""):
            raise TooLarge(line_of(error)) from None
        raise StoreError(line_of(error)) from None
    except (exceptions.Neo4jError, exceptions.DriverError, OSError) as error:
        raise StoreError(line_of(error)) from None


def line_of(error: BaseException) -> str:
    """Return what an error says as one line."""
    message = getattr(error, "message", "") or str(error)
    return " ".join(str(message).split())[:500]
