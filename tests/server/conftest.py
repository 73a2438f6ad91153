"""Every test keeps its servers in a folder of its own; the real jars are fetched once a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from landscape import server
from landscape.server.folders import home_of
from landscape.server.local import prepare
from landscape.server.release import release
from tests.conftest import real_part_missing


@pytest.fixture(scope="session")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of this test run; whatever runs in it at the end is stopped."""
    folder = tmp_path_factory.mktemp("landscape home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCAPE_HOME", str(folder))
        try:
            for version in server.versions():
                prepare(home_of(version), release(version), None)
        except server.ServerError as error:
            real_part_missing(f"a Neo4j server ({error})")
        yield folder
        for version in server.versions():
            server.stop(version)


@pytest.fixture(params=server.versions())
def version(request: pytest.FixtureRequest, server_home: Path) -> str:
    """Each Neo4j version that landscape can start."""
    return str(request.param)
