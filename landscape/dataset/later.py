"""A table that is read when it is first asked for: most questions need few of the tables."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any

__all__ = ["Later"]


class Later(Mapping[str, Any]):
    """A mapping made by a function at its first use.

    >>> table = Later(lambda: {"a": 1})
    >>> table["a"], list(table), len(table), table == {"a": 1}
    (1, ['a'], 1, True)
    """

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], dict[str, Any]]) -> None:
        self._make = make
        self._found: dict[str, Any] | None = None

    def _rows(self) -> dict[str, Any]:
        if self._found is None:
            self._found = self._make()
        return self._found

    def __getitem__(self, key: str) -> Any:
        return self._rows()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows())

    def __len__(self) -> int:
        return len(self._rows())

    def __contains__(self, key: object) -> bool:
        return key in self._rows()

    # What follows could be left to the base class, which asks for each value by its key.

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or the default."""
        return self._rows().get(key, default)

    def keys(self) -> KeysView[str]:
        """Return the keys."""
        return self._rows().keys()

    def values(self) -> ValuesView[Any]:
        """Return the values."""
        return self._rows().values()

    def items(self) -> ItemsView[str, Any]:
        """Return keys and values."""
        return self._rows().items()
