"""Run every check on a fresh machine: `python3 tests/run.py`. Needs Python 3.11 or newer and git.

It makes a virtual environment of its own, installs the package with what the tests need, brings the
real parts (Chromium from the system's packages where it is missing and may be installed; the Neo4j
server comes from pip, by the tests that need it), then runs ruff, mypy and pytest. What it cannot
bring it names, and the tests of that part are skipped; with `--require-real-parts` they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv-test"
REQUIRE = "--require-real-parts"


def say(message: str) -> None:
    print(f"== {message}", flush=True)


def python() -> Path:
    """Return the interpreter of the tests' environment, made and filled where it is not there."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    interpreter = ENVIRONMENT / folder / name
    if not interpreter.exists():
        say(f"making {ENVIRONMENT.name}")
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    say("installing the package and what its tests need")
    install = [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-e", f"{ROOT}[test]"], check=True)
    return interpreter


def chromium() -> str:
    """Return where Chromium is; install it from the system's packages where that may be done."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    if found := next(filter(None, map(shutil.which, names)), None):
        return found
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say("installing Chromium from the system's packages")
        quiet = {
            "stdout": subprocess.DEVNULL,
            "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        }
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ):
            if subprocess.run(command, check=False, **quiet).returncode:  # type: ignore[call-overload]
                break
    return shutil.which("chromium") or ""


def main() -> int:
    """Run everything; return the first status that is not 0."""
    arguments = [word for word in sys.argv[1:] if word != REQUIRE]
    required = REQUIRE in sys.argv[1:]
    interpreter = python()
    browser = chromium()
    if not browser:
        say("no Chromium here and none may be installed: the browser tests cannot run")
    environment = {
        **os.environ,
        "LANDSCAPE_CHROMIUM": browser,
        "LANDSCAPE_REQUIRE_REAL_PARTS": "1" if required else "",
    }
    for command in (
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-m", "pytest", *arguments],
    ):
        say(" ".join(command[1:]))
        status = subprocess.run([interpreter, *command], cwd=ROOT, env=environment, check=False)
        if status.returncode:
            return status.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
