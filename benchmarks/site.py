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

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from landscape.analysis.query import Query  # noqa: E402
from landscape.dataset import load  # noqa: E402
from landscape.pages.answers import answers_of  # noqa: E402
from landscape.pages.folder import write_folder  # noqa: E402
from landscape.pages.site import site_files  # noqa: E402
from tests.build import write_package  # noqa: E402

AREAS = 40


def package(folder: Path, bodies: int) -> Path:
    """Write a package of made-up bodies."""
    areas = [{"id": f"area-{at}", "kind": "nhs-region", "parent": "england"} for at in range(AREAS)]
    organisations = [{"id": "regulator", "name": "The regulator"}]
    roles, links, memberships = (
        [{"id": "r", "holder": "regulator", "function": "inspection"}],
        [],
        [],
    )
    arrangements = [
        {"id": f"forum-{at}", "kind": "board", "type": "forum", "area": f"area-{at}"}
        for at in range(AREAS)
    ]
    for at in range(bodies):
        name, area = f"body-{at}", at % AREAS
        organisations.append(
            {"id": name, "name": f"Provider number {at}", "level": "provider",
             "area": f"area-{area}", "remit": "Gives care to the people of its area."}
        )  # fmt: skip
        for function in ("reporting", "investigation", "inspection"):
            roles.append({"id": f"{name}-{function}", "holder": name, "function": function,
                          "mode": "complies" if at % 10 else "performs"})  # fmt: skip
        links.append({"id": f"l-{at}", "from": "regulator", "to": name, "kind": "oversees"})
        memberships.append(
            {"id": f"m-{at}", "member": name, "arrangement": f"forum-{area}", "capacity": "member"}
        )
    return write_package(
        folder,
        {"areas": areas, "organisations": organisations, "arrangements": arrangements,
         "roles": roles, "links": links, "memberships": memberships},
    )  # fmt: skip


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
