"""The pyvis network of a landscape, written through our own escaped template.

pyvis holds the graph and brings vis-network; its template, menus, physics and writer are not used,
because they load from other hosts and can be injected (pyvis 0.3.2). No views, no positions here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from landscape.maps.assets import page_script, page_style, vis_script
from landscape.maps.facts import packed
from landscape.maps.security import content_policy, json_block
from landscape.places import room

__all__ = ["LandscapeNetwork"]

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "hierarchical": False},
    "nodes": {"font": {"face": "Arial, Helvetica, sans-serif", "size": 18}},
    "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.55}}, "selectionWidth": 1.4,
              "hoverWidth": 0.4},
    "interaction": {"hover": True, "dragNodes": False, "keyboard": False, "multiselect": False,
                    "tooltipDelay": 200, "hideEdgesOnZoom": False},
}  # fmt: skip


class LandscapeNetwork(Network):  # type: ignore[misc]
    """A directed pyvis network of bodies and ties that writes one file which loads nothing.

    Parameters
    ----------
    title
        Heading of the page.
    """

    def __init__(self, title: str) -> None:
        super().__init__(directed=True, notebook=False, cdn_resources="in_line", heading=title)
        self.templateEnv = Environment(
            loader=FileSystemLoader(room("viz")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.path = "map.html.j2"
        self.options = OPTIONS
        self.page: dict[str, Any] = {}

    def add_body(self, name: str, record: dict[str, Any]) -> None:
        """Add a body with what the page shows of it."""
        self.add_node(name, label=record["name"] or name, shape="dot", record=record)

    def add_tie(self, record: dict[str, Any]) -> None:
        """Add a link or membership; parallel ones are kept."""
        self.add_edge(record["a"], record["b"], record=record)

    def generate_html(
        self, name: str = "map.html", local: bool = True, notebook: bool = False
    ) -> str:
        """Return the page. The parameters are those of pyvis and have no effect."""
        nodes, edges, heading, *_ = self.get_network_data()
        data = {
            **self.page["data"],
            "bodies": packed([{"id": node["id"], **node["record"]} for node in nodes]),
            "ties": packed([edge["record"] for edge in edges]),
            "options": OPTIONS,
        }
        vis, script, style = vis_script(), page_script(), page_style()
        self.html = self.templateEnv.get_template(self.path).render(
            title=heading,
            policy=Markup(content_policy([vis, script], [style])),
            vis=Markup(vis),
            script=Markup(script),
            style=Markup(style),
            data=Markup(json_block(data)),
            **self.page["text"],
        )
        return str(self.html)

    def write_html(
        self,
        name: str,
        local: bool = True,
        notebook: bool = False,
        open_browser: bool = False,
    ) -> None:
        """Write the page to a file, and nothing beside it."""
        Path(name).write_text(self.generate_html(), encoding="utf-8", newline="\n")

    def show(self, *_: Any, **__: Any) -> None:
        """Refuse: pyvis would use its own template.

        Raises
        ------
        NotImplementedError
            Always.
        """
        raise NotImplementedError("use write_html, and open the file")
