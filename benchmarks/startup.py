"""Start-up: CPU time of `landscape gaps` in a cold process against a bare `import networkx`.

    python benchmarks/startup.py [runs]

Prints the median of each and their ratio; the goal is a ratio below 1.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
# Both have their compiled modules, as any installed package has.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
PEERS = {
    "python -c 'import networkx'": "import networkx",
    "landscape gaps": "from landscape.cli import main; main(['gaps'])",
}


def cpu(code: str) -> float:
    """Return the CPU milliseconds, user and system, of one cold process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


times: dict[str, list[float]] = {name: [] for name in PEERS}
for code in PEERS.values():
    cpu(code)
for _ in range(RUNS):
    for name, code in PEERS.items():
        times[name].append(cpu(code))
medians = [statistics.median(found) for found in times.values()]
for name, median in zip(times, medians, strict=True):
    print(f"{median:7.0f} ms CPU  {name}")
print(f"{medians[1] / medians[0]:7.2f}    ratio, median of {RUNS} runs in turn; goal below 1")
