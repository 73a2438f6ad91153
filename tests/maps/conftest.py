"""The map built from the shipped data, and a browser to open it in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from landscape.maps.build import build_map
from landscape.model import Landscape
from tests.maps.browser import Watched, open_page

Opened = Callable[..., AbstractContextManager[tuple[Any, Watched]]]


@pytest.fixture(scope="session")
def map_file(shipped: Landscape, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built file of the shipped data."""
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_text(build_map(shipped), encoding="utf-8", newline="\n")
    return file


@pytest.fixture(scope="session")
def doubtful(shipped: Landscape) -> Landscape:
    """The shipped landscape in which HSSIB has no page."""
    hssib = shipped.organisations["hssib"]._replace(support="unverified", sources=())
    return shipped.with_tables(organisations={**shipped.organisations, "hssib": hssib})


@pytest.fixture(scope="session")
def doubtful_file(doubtful: Landscape, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built file of that landscape."""
    file = tmp_path_factory.mktemp("map") / "doubtful.html"
    file.write_text(build_map(doubtful), encoding="utf-8", newline="\n")
    return file


@pytest.fixture
def opened(chromium: Any, map_file: Path, request: pytest.FixtureRequest) -> Opened:
    """Open the shipped map; a failing test leaves a screenshot in `test-results/`."""
    folder = Path(request.config.rootpath) / "test-results"

    def call(hash_: str = "", **options: Any) -> AbstractContextManager[tuple[Any, Watched]]:
        keep = folder / f"{request.node.name.replace('/', '-')[:120]}.png"
        return open_page(chromium, options.pop("file", map_file), hash_, keep=keep, **options)

    return call
