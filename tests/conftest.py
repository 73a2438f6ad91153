"""What the tests have in common: the shipped landscape, a runner of commands, and real parts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result

from landscape.cli import main
from landscape.dataset import load
from landscape.model import Landscape


def real_part_missing(what: str) -> None:
    """Skip loudly, or fail where real parts are required."""
    if os.environ.get("LANDSCAPE_REQUIRE_REAL_PARTS"):
        pytest.fail(f"{what} is required here and missing")
    pytest.skip(f"NOT TESTED: {what} is missing")


@pytest.fixture(scope="session")
def shipped() -> Landscape:
    """The landscape that comes with the program."""
    return load()


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run a command of the program and return what it did; a traceback fails the test."""

    def call(*arguments: str, **options: str) -> Result:
        result = CliRunner().invoke(main, [*map(str, arguments)], prog_name="landscape", **options)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Chromium, headless: one for the whole run, since Playwright runs once in a process."""
    from tests.maps.browser import CHROMIUM, FLAGS

    if not CHROMIUM.exists():
        real_part_missing("Chromium (apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        real_part_missing("playwright (pip install playwright)")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The axe-core script that the PyPI package axe-playwright-python brings."""
    try:
        from importlib.resources import files

        return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    except ModuleNotFoundError:
        real_part_missing("axe-core (pip install axe-playwright-python)")
        raise
