"""Templates, style and security policy of the pages: one place where HTML is made.

Everything is escaped; the policy lets a page run only the script and style that are in it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from landscape.maps.security import check_inlined, clean, content_policy, json_block, safe_url
from landscape.pages.words import count, day_in_words
from landscape.places import room

__all__ = ["inline_figure", "page"]


def _cleaned(value: Any) -> Any:
    """Return a value without control characters; what is markup was cleaned when it was made."""
    return value if isinstance(value, Markup) else clean(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(room("viz") / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_cleaned,
    )
    environment.filters.update(day=day_in_words, safe_url=safe_url)
    environment.globals.update(count=count)
    return environment


@cache
def _asset(name: str) -> str:
    text = (room("viz") / "pages" / name).read_text(encoding="utf-8").replace("\r\n", "\n")
    return check_inlined(text, name)


@cache
def _policy(script: str) -> str:
    return content_policy([_asset(script)] if script else [], [_asset("pages.css")])


def page(template: str, script: str = "", data: Any = None, **values: Any) -> str:
    """Return a page as HTML text.

    Parameters
    ----------
    script
        A script of `viz/pages` that goes into the page.
    data
        What the script reads, as a JSON block.
    """
    policy = _policy(script)
    if not script:
        policy = policy.replace("script-src ;", "script-src 'none';")
    return _environment().get_template(template).render(
        policy=policy,
        style=Markup(_asset("pages.css")),
        script=Markup(_asset(script)) if script else "",
        data=Markup(json_block(data)) if data is not None else "",
        **values,
    ) + "\n"  # fmt: skip


def inline_figure(svg: str) -> Markup:
    """Return a figure of ours for a page: its text was escaped when it was drawn."""
    return Markup(check_inlined(svg, "figure"))
