"""What makes untrusted text safe in the page: escaping, cleaning, addresses, policy. No HTML."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

__all__ = ["check_identifier", "check_inlined", "clean", "content_policy", "json_block", "safe_url"]

IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")

# C0 and C1 controls, soft marks that reorder text (a way to spoof names) and the byte order mark.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_IN_SCRIPT = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def check_identifier(name: str) -> str:
    """Return an identifier that can stand in a hash, an attribute and a key.

    Raises
    ------
    ValueError
        It has other characters than small letters, digits and hyphens.
    """
    if not IDENTIFIER.fullmatch(name):
        raise ValueError(f"{name!r} is not an identifier: expected small letters, digits, hyphens")
    return name


def clean(value: Any) -> Any:
    """Return a value without control and direction-changing characters, at any depth.

    >>> clean({"name": "NHS\\u202e dnalgnE"})
    {'name': 'NHS dnalgnE'}
    """
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", _UNWANTED.sub("", value))
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    return value


def json_block(value: Any) -> str:
    """Return JSON that is inert in a script element: without <, >, &, U+2028, U+2029 and NaN."""
    text = json.dumps(clean(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda found: _IN_SCRIPT[found[0]], text)


def safe_url(address: str) -> str:
    """Return a web address that may become a link, or an empty text.

    >>> safe_url("https://www.cqc.org.uk/"), safe_url("javascript:alert(1)")
    ('https://www.cqc.org.uk/', '')
    >>> safe_url("https://cqc.org.uk@evil.example/")
    ''
    """
    address = clean(address).strip()
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return ""
    if "@" in parts.netloc or re.search(r"[\s\\<>\"'`]", address):
        return ""
    return str(address)


def check_inlined(text: str, name: str) -> str:
    """Return a script or style that may stand inline.

    Raises
    ------
    ValueError
        It has text that would end its element or open a comment.
    """
    for mark in ("</script", "</style", "<!--"):
        if mark in text.lower():
            raise ValueError(f"{name} has {mark!r}: it cannot stand inside the page")
    return text


def _digest(text: str) -> str:
    value = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{value}'"


def content_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return a content security policy by which only these scripts and styles run."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(map(_digest, scripts)),
            "style-src " + " ".join(map(_digest, styles)),
            "img-src data: blob:",
            "font-src 'none'",
            "connect-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
