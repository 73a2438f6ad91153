"""Find a body by what people call it: identifier, abbreviation, alias, name or part of a name."""

from __future__ import annotations

from collections.abc import Iterator

from landscape.model import Body, Landscape

__all__ = ["UnknownName", "find_body", "label", "search_bodies", "term_label"]


class UnknownName(LookupError):
    """No body, or more than one, goes by a name."""


def label(landscape: Landscape, table: str, name: str) -> str:
    """Return how an identifier of a table is shown to a reader: its name, else itself.

    >>> from landscape.dataset import load
    >>> label(load(), "functions", "safety-alerts")
    'Safety alerts'
    """
    if table == "bodies":
        body = landscape.bodies.get(name)
        return (body.abbreviation or body.name) if body else name
    record = landscape.table(table).get(name) if table else None
    for attribute in ("label", "name", "title", "ref"):
        if shown := getattr(record, attribute, ""):
            return str(shown)
    return name


def term_label(landscape: Landscape, vocabulary: str, word: str) -> str:
    """Return how a word of a short vocabulary is shown to a reader.

    >>> from landscape.dataset import load
    >>> term_label(load(), "object", "system")
    'System bodies'
    """
    terms = landscape.terms.values()
    return next((t.label for t in terms if (t.vocabulary, t.term) == (vocabulary, word)), word)


def _names(body: Body) -> Iterator[str]:
    yield body.id
    if body.abbreviation:
        yield body.abbreviation
    yield body.name
    yield from body.aliases


def find_body(landscape: Landscape, text: str) -> Body:
    """Return the body that goes by a name: exactly, or else by an unambiguous part of it.

    Raises
    ------
    UnknownName
        None does, or several do; the message names the nearest.
    """
    wanted = text.strip().casefold()
    if (body := landscape.bodies.get(wanted)) is not None:
        return body
    exact = [
        body
        for body in landscape.bodies.values()
        if wanted in (name.casefold() for name in _names(body))
    ]
    found = exact or [
        body
        for body in landscape.bodies.values()
        if wanted and any(wanted in name.casefold() for name in _names(body))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        some = "; ".join(f"{body.id} ({body.name})" for body in found[:8])
        more = f"; and {len(found) - 8} more" if len(found) > 8 else ""
        raise UnknownName(f"{text!r} could be {len(found)} bodies: {some}{more}")
    from difflib import get_close_matches

    by_name = {name.casefold(): body for body in landscape.bodies.values() for name in _names(body)}
    near = {by_name[name].id: by_name[name] for name in get_close_matches(wanted, by_name, 5, 0.6)}
    hint = "; ".join(f"{body.id} ({body.name})" for body in near.values())
    advice = f"did you mean {hint}?" if hint else "try landscape search TEXT"
    raise UnknownName(f"no body is called {text!r}: {advice}")


def search_bodies(landscape: Landscape, text: str) -> list[Body]:
    """Return the bodies with every word of a text in their names or remit, best first."""
    words = text.casefold().split()
    found: list[tuple[int, str, Body]] = []
    for body in landscape.bodies.values():
        names = [name.casefold() for name in _names(body)]
        all_text = " ".join([*names, body.remit.casefold()])
        if words and all(word in all_text for word in words):
            whole = " ".join(words)
            if whole in names:
                rank = 0
            elif any(name.startswith(whole) for name in names):
                rank = 1
            elif any(all(word in name for word in words) for name in names):
                rank = 2
            else:
                rank = 3
            found.append((rank, body.id, body))
    return [body for _, _, body in sorted(found, key=lambda item: item[:2])]
