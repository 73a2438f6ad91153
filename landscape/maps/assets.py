"""The files inside the page: vis-network from the pyvis wheel, our style and our scripts."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

from landscape.maps.security import check_inlined
from landscape.places import room

__all__ = ["SCRIPTS", "page_script", "page_style", "vis_script"]

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
VIS_MAP = "//# sourceMappingURL=vis-network.min.js.map"

SCRIPTS = (
    "core", "words", "time", "scene", "filter", "legend", "overlays", "draw", "frame", "fit",
    "search", "facts", "panel", "views", "focus", "path", "compare", "timeline", "table",
    "svg", "export", "keyboard", "theme", "tour", "hash", "start",
)  # fmt: skip
"""One file an ability in `viz/js/`, in the order in which they are joined."""


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def vis_script() -> str:
    """Return vis-network 9.1.2 (MIT or Apache-2.0) as the pyvis wheel ships it.

    Raises
    ------
    RuntimeError
        The installed pyvis has another file: the page has not been tested with that.
    """
    data = (resources.files("pyvis") / VIS).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != VIS_SHA256:
        raise RuntimeError(
            f"pyvis has a vis-network with sha256 {digest}, expected {VIS_SHA256}: "
            "install pyvis 0.3.2 again"
        )
    text = data.decode().replace("\r\n", "\n").replace(VIS_MAP, "").rstrip() + "\n"
    return check_inlined(text, VIS)


def _without_margins(script: str) -> str:
    """Return a script without indentation and comment lines: a tenth of what the page carries.

    >>> _without_margins("// why\\n  call(); // now\\n")
    'call(); // now\\n'
    """
    lines = (line.lstrip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if not line.startswith("//"))


def page_script() -> str:
    """Return our scripts as one, each ability in its file, inside one function."""
    folder = room("viz") / "js"
    parts = [_without_margins(_text(folder / f"{name}.js")) for name in SCRIPTS]
    whole = '"use strict";\n(function () {\n' + "\n".join(parts) + "})();\n"
    return check_inlined(whole, "viz/js")


def page_style() -> str:
    """Return our style sheet."""
    return check_inlined(_text(room("viz") / "map.css"), "viz/map.css")
