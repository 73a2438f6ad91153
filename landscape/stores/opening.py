"""Open the store of an engine's name. The engines are imported only when they are opened."""

from __future__ import annotations

from pathlib import Path

from landscape.model import Landscape
from landscape.stores.base import Store, StoreError

__all__ = ["ENGINES", "open_store"]

ENGINES = ("embedded", "neo4j")


def open_store(
    engine: str, landscape: Landscape | None = None, path: str | Path = "", progress: object = None
) -> Store:
    """Return a store, the embedded one with the landscape in it.

    Raises
    ------
    StoreError
        The engine cannot be reached or its library is not installed.
    """
    if engine == "neo4j":
        from landscape.stores.connection import find_connection
        from landscape.stores.neo4j import Neo4jStore

        return Neo4jStore(find_connection(), progress)  # type: ignore[arg-type]
    try:
        from landscape.stores.ladybug import EmbeddedStore
    except ImportError:
        raise StoreError(
            "the embedded engine is missing: pip install 'landscape[embedded]'"
        ) from None
    store = EmbeddedStore(path)
    if landscape is not None:
        store.load(landscape)
    return store
