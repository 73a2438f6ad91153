# ruff: noqa: E501 (scripts for the browser stay on one line)
"""How long the map takes to build and to open, and how large it is, at three sizes.

    python -m benchmarks.map [--quick]

Needs Chromium at /usr/bin/chromium and playwright. Prints medians of three runs beside the limits
that the project set itself; ends with 1 where a limit is broken.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from landscape.maps.build import build_map
from tests.maps.browser import CHROMIUM, FLAGS, open_page
from tests.maps.made import made

SIZES = {
    "150/600": (150, 600, 1.0, 1.5, 150, 120),
    "1k/4k": (1000, 4000, 2.5, 2.5, 300, 300),
    "5k/15k": (5000, 15000, 8.0, 4.0, 600, 800),
}
"""Bodies, links; most megabytes, seconds to drawn, milliseconds to filter and to select."""

RUNS = 3
FILTER = """() => { const t = performance.now(); landscape.state.ticked.level = new Set(['national']); landscape.update();
  const took = performance.now() - t; landscape.state.ticked.level.clear(); landscape.update(); return took; }"""
SELECT = "() => { const t = performance.now(); landscape.choose([...landscape.seen.bodies][0]); return performance.now() - t; }"
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.getEntriesByName('first-paint')[0]?.startTime ?? 0"


def main() -> int:
    """Print the table; return 1 where a limit is broken."""
    broken = 0
    sizes = dict(list(SIZES.items())[:1]) if "--quick" in sys.argv else SIZES
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        print(
            "size      build s  MB (limit)    paint s  drawn s (limit)  filter ms (limit)  select ms (limit)"
        )
        for name, (bodies, links, megabytes, drawn, filtering, selecting) in sizes.items():
            landscape = made(bodies, links)
            start = time.perf_counter()
            page_text = build_map(landscape)
            built = time.perf_counter() - start
            file = Path(folder) / "map.html"
            file.write_text(page_text, encoding="utf-8", newline="\n")
            size = file.stat().st_size / 1e6
            runs = []
            for _ in range(RUNS):
                with open_page(browser, file) as (page, _watched):
                    page.wait_for_timeout(300)
                    runs.append(
                        [
                            page.evaluate(PAINT) / 1000,
                            page.evaluate("performance.getEntriesByName('map-drawn')[0].startTime")
                            / 1000,
                            page.evaluate(FILTER),
                            page.evaluate(SELECT),
                        ]
                    )
            paint, shown, filtered, selected = (
                statistics.median(column) for column in zip(*runs, strict=True)
            )
            print(
                f"{name:9} {built:7.1f}  {size:5.2f} ({megabytes})   {paint:6.2f}   {shown:6.2f} ({drawn})"
                f"     {filtered:7.0f} ({filtering})      {selected:7.0f} ({selecting})",
                flush=True,
            )
            broken += (size > megabytes) + (paint > 1) + (shown > drawn)
            broken += (filtered > filtering) + (selected > selecting)
        browser.close()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
