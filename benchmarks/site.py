"""How long `landscape site` takes for 8,000 made-up bodies: `python benchmarks/site.py [BODIES]`.

The bodies are providers spread over 40 areas, with three duties each that they comply with (one in
ten performs them for others, and so overlaps with its neighbours), a forum for each area and a
regulator of all: the shape of the NHS register, not its content.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from made import package

from landscape.analysis.query import Query
from landscape.dataset import load
from landscape.pages.answers import answers_of
from landscape.pages.folder import write_folder
from landscape.pages.site import site_files


def main() -> None:
    """Print the times."""
    bodies = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    with tempfile.TemporaryDirectory() as place:
        landscape = load([str(package(Path(place) / "data", bodies))])

        def tell(step: str) -> None:
            print(f"\r{step:40}", end="", file=sys.stderr, flush=True)

        began = time.perf_counter()
        answers = answers_of(landscape, Query(), tell=tell)
        answered = time.perf_counter()
        number = write_folder(Path(place) / "site", "site", site_files(answers, tell=tell), {})
        written = time.perf_counter()
    print(
        f"\r{bodies} bodies, {number} files: answers {answered - began:.1f} s, "
        f"pages {written - answered:.1f} s, in all {written - began:.1f} s"
    )


if __name__ == "__main__":
    main()
