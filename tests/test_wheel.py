"""The wheel: built, installed into a fresh environment, and used away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_an_installed_wheel_finds_its_data_queries_and_page(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels = tmp_path / "wheels"
    subprocess.run([*pip, "wheel", "--no-deps", "-w", wheels, ROOT], check=True)
    (wheel,) = wheels.glob("landscape-*.whl")
    venv.create(tmp_path / "fresh", with_pip=True)
    python = tmp_path / "fresh" / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*install, wheel], check=True)
    environment = {**os.environ, "PYTHONPATH": ""}

    def landscape(*arguments: str) -> str:
        command = [python.with_name("landscape"), *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert "cells that the frameworks expect" in landscape("gaps")
    assert "0 errors" in landscape("validate")
    landscape("map", "-o", "map.html")
    assert (tmp_path / "map.html").stat().st_size > 100_000
    rooms = "from landscape.places import room; print(*(p.name for p in room('cypher').iterdir()))"
    found = subprocess.run(
        [python, "-c", rooms], cwd=tmp_path, env=environment, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert "analyses" in found.stdout
