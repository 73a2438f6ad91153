"""Where the program's other rooms are: `data/`, `cypher/` and `viz/`, in checkout and wheel."""

from __future__ import annotations

from pathlib import Path

__all__ = ["room"]


def room(name: str) -> Path:
    """Return the folder of one of the rooms the program reads: data, cypher or viz.

    In a wheel the rooms are installed inside the package; in a checkout they lie beside it.

    Raises
    ------
    FileNotFoundError
        The folder is in neither place: the installation is incomplete.

    Examples
    --------
    >>> room("data").name
    'data'
    """
    package = Path(__file__).resolve().parent
    for place in (package / name, package.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"folder {name!r} is neither in {package} nor beside it: install the package again"
    )
