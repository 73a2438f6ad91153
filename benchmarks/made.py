"""Made-up bodies for the benchmarks: the shape of the NHS register, not its content."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.build import write_package

__all__ = ["package"]

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
