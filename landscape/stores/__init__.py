"""The landscape in graph databases: an embedded engine and Neo4j behind one protocol."""

from __future__ import annotations

from landscape.stores.base import Answer, Loaded, Refused, Store, StoreError

__all__ = ["Answer", "Loaded", "Refused", "Store", "StoreError"]
