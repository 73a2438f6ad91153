"""Chromium for the tests of the map, watched for anything a page should not do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["CHROMIUM", "FLAGS", "Watched", "open_page"]

CHROMIUM = Path(os.environ.get("LANDSCAPE_CHROMIUM") or "/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Watched:
    """What a page did that it should not have done."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@contextmanager
def open_page(
    browser: Any, file: Path, hash_: str = "", size: tuple[int, int] = (1440, 900),
    dark: bool = False, script: bool = True, keep: Path | None = None,
) -> Iterator[tuple[Any, Watched]]:  # fmt: skip
    """Open a file, wait until the map is drawn, and give the page with what it did wrong.

    Where the test fails and `keep` is given, a screenshot is left there.
    """
    scheme = "dark" if dark else "light"
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme,
        java_script_enabled=script, accept_downloads=True,
    )  # fmt: skip
    page = context.new_page()
    watched = Watched()
    page.on("request", lambda request: watched.requests.append(request.url))
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on(
        "console",
        lambda line: (
            watched.errors.append(line.text) if line.type in ("error", "warning") else None
        ),
    )

    def refuse(dialog: Any) -> None:
        watched.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    try:
        page.goto(file.as_uri() + hash_)
        if script:
            page.wait_for_selector("html[data-ready]", timeout=20_000)
        yield page, watched
    except BaseException:
        if keep is not None:
            page.screenshot(path=str(keep))
        raise
    finally:
        context.close()
