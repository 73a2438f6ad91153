"""What the tests of pages look for in HTML: strict parsing, addresses, scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
LOADING = {"src", "data", "poster", "srcset", "background", "action", "formaction"}


def parse(text: str) -> Element:
    """Return a page's tree; a page that is not valid by the parser's rules raises."""
    tree: Any = html5lib.HTMLParser(strict=True).parse(text)
    return tree


def problems(tree: Element) -> Iterator[str]:
    """Yield what a safe page that loads nothing may not have."""
    seen: set[str] = set()
    for element in tree.iter():
        tag = str(element.tag).removeprefix(HTML)
        if tag in ("img", "link", "object", "embed", "base", "form", "audio", "video", "iframe"):
            yield f"element {tag}"
        for name, value in element.attrib.items():
            if name in LOADING or name == "style" or name.startswith("on"):
                yield f"attribute {name}={value[:60]}"
            if name == "href" and tag != "a":
                yield f"href on {tag}"
            if name == "href" and ":" in value.split("/")[0] and not value.startswith("http"):
                yield f"address {value[:60]}"
            if name == "id":
                if value in seen:
                    yield f"id {value} twice"
                seen.add(value)


def links(tree: Element) -> list[str]:
    """Return the relative addresses that a page links to."""
    found = (element.get("href", "") for element in tree.iter(f"{HTML}a"))
    return [address for address in found if not address.startswith("http")]
