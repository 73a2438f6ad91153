"""The site: static pages for each body, function, arrangement, finding, publisher, and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from landscape.analysis.registry import ANALYSES
from landscape.figures import AGAINST, FIGURES, draw_figure
from landscape.maps.security import clean, safe_url
from landscape.names import label
from landscape.pages import summary
from landscape.pages.answers import Answers
from landscape.pages.citations import Citations, grade
from landscape.pages.entries import (
    Entry,
    body_entry,
    finding_entry,
    function_entry,
    publisher_entry,
)
from landscape.pages.html import inline_figure, page
from landscape.pages.index import Index
from landscape.pages.report import limits, map_text, methods
from landscape.pages.tables import table_files, table_name
from landscape.pages.telling import topics
from landscape.pages.words import body_name, day_in_words
from landscape.places import room

__all__ = ["MOST_ON_MAP", "site_files"]

MOST_ON_MAP = 1500
"""More bodies than this are no picture: the site then leaves the map out and says so."""

TOLD_EVERY = 200


def site_files(
    answers: Answers,
    against: str = AGAINST,
    base_url: str = "",
    tell: Callable[[str], None] = lambda step: None,
) -> Iterator[tuple[str, str]]:
    """Yield path and content of every file of the site.

    Parameters
    ----------
    base_url
        Where the site will stand; empty: addresses in `sitemap.xml` are relative.
    """
    index, land = Index(answers), answers.landscape
    pages: list[str] = []
    common = _common(answers)
    total = len(land.bodies) + len(land.functions) + len(land.findings) + len(index.publishers)
    for number, entry in enumerate(_entries(index), 1):
        if number % TOLD_EVERY == 0:
            tell(f"page {number} of {total}")
        pages.append(entry.page)
        yield entry.page, page("entry.html.j2", root="../", title=entry.title, entry=entry,
                               link=safe_url(entry.address), **common)  # fmt: skip
    tell("tables and figures")
    yield from table_files(answers)
    figures = {
        name: draw_figure(name, land, answers.query, against)
        for name in FIGURES
        if name != "difference" or answers.drift is not None
    }
    yield from ((f"figures/{name}.svg", text) for name, text in figures.items())
    if common["has_map"]:
        tell("map")
        yield "map.html", map_text(land, answers.query, against)
    for name, text in _lists(index, figures, common):
        pages.append(name)
        yield name, text
    if common["has_map"]:
        pages.append("map.html")
    yield "sitemap.xml", _sitemap(sorted(pages), base_url, land.created[:10])


def _entries(index: Index) -> Iterator[Entry]:
    land = index.landscape
    for body in land.bodies.values():
        yield body_entry(index, body)
    for name in land.functions:
        yield function_entry(index, name)
    for name in land.findings:
        yield finding_entry(index, name)
    for publisher in sorted(index.publishers):
        yield publisher_entry(index, publisher)


def _common(answers: Answers) -> dict[str, Any]:
    land = answers.landscape
    return {
        "day": day_in_words(answers.day),
        "has_map": len(land.bodies) <= MOST_ON_MAP,
        "data_name": land.name,
        "version": land.version,
        "reviewed": day_in_words(land.reviewed),
        "fingerprint": land.fingerprint,
    }


def _lists(
    index: Index, figures: dict[str, str], common: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    answers, land = index.answers, index.landscape
    cite = Citations(land)
    told = topics(answers, cite)
    counted = {
        "organisations, past and present": len(land.organisations),
        "forums, agreements and systems": len(land.arrangements),
        "functions": len(land.functions),
        "findings": len(land.findings),
        "sources": len(land.sources),
    }
    yield "index.html", page(
        "home.html.j2", "search.js", {"entries": _search(index)}, root="",
        title="Patient safety in England: who does what", standing=summary.standing(answers),
        topics=told, counted=counted, changes=summary.changes(answers),
        coverage={"title": FIGURES["coverage"].title, "svg": inline_figure(figures["coverage"])},
        **common,
    )  # fmt: skip
    bodies = sorted(land.bodies.values(), key=lambda body: (body.name.casefold(), body.id))
    for name, title, rows in (
        ("organisations", "Organisations",
         [_row(index, b) for b in bodies if b.id in land.organisations]),
        ("arrangements", "Forums, agreements and systems",
         [_row(index, b) for b in bodies if b.id in land.arrangements]),
        ("functions", "Functions",
         [(f.label, index.page_of("functions", f.id), f.definition, "")
          for f in land.functions.values()]),
        ("findings", "Published findings",
         [(day_in_words(f.date), index.page_of("findings", f.id), f.statement, grade(land, f))
          for f in sorted(land.findings.values(), key=lambda f: (f.date, f.id), reverse=True)]),
        ("publishers", "Source publishers",
         [(p or "Unknown", index.publisher_pages[p], f"{len(index.publishers[p])} pages", "")
          for p in sorted(index.publishers, key=str.casefold)]),
    ):  # fmt: skip
        yield f"{name}.html", page("list.html.j2", root="", title=title, rows=rows, **common)
    yield "answers.html", page(
        "answers.html.j2", root="", title="Gaps, overlaps and missing coordination", topics=told,
        sources=cite.entries(), methods=methods(answers), limits=limits(answers),
        tables=[
            {"name": table_name(name, by), "question": ANALYSES[name].question, "by": by,
             "rows": len(result.rows)} for (name, by), result in answers.results.items()
        ],
        figures={
            name: {"title": FIGURES[name].title, "svg": inline_figure(text)}
            for name, text in figures.items()
        },
        **common,
    )  # fmt: skip
    yield "changes.html", page("changes.html.j2", root="", title="Changes of the data",
                               blocks=_changelog(), **common)  # fmt: skip


def _row(index: Index, body: Any) -> tuple[str, str, str, str]:
    land = index.landscape
    kind, level = label(land, "kinds", body.kind), label(land, "levels", body.level)
    return (body_name(land, body.id), index.page_of("bodies", body.id),
            f"{kind}, {level.lower()} level",
            "unverified" if land.is_unverified(body) else "")  # fmt: skip


def _search(index: Index) -> list[list[str | int]]:
    """Return what the search finds: name, page, kind, further words, abbreviation, and rank."""
    land = index.landscape
    found: list[list[str | int]] = [
        [body_name(land, body.id), index.page_of("bodies", body.id),
         label(land, "kinds", body.kind), " ".join(body.aliases), body.abbreviation, 0]
        for body in land.bodies.values()
    ]  # fmt: skip
    found += [
        [function.label, index.page_of("functions", function.id), "Function", "", "", 0]
        for function in land.functions.values()
    ]
    found += [
        [finding.statement[:160], index.page_of("findings", finding.id), "Finding", "", "", 1]
        for finding in land.findings.values()
    ]
    found += [
        [name, where, "Publisher", "", "", 2] for name, where in index.publisher_pages.items()
    ]
    return found


def _changelog() -> list[tuple[str, list[str]]]:
    """Return `data/CHANGELOG.md` as blocks: headings, paragraphs and lists, without markup."""
    path = Path(room("data")) / "CHANGELOG.md"
    if not path.is_file():
        return []
    blocks: list[tuple[str, list[str]]] = []
    for line in str(clean(path.read_text(encoding="utf-8"))).splitlines():
        words = line.strip()
        kind, text = "p", words
        if words.startswith("#"):
            kind, text = ("h2" if words.startswith(("# ", "## ")) else "h3"), words.lstrip("# ")
        elif words.startswith(("- ", "* ")):
            kind, text = "ul", words[2:]
        if not words:
            blocks.append(("", []))
        elif kind in ("h2", "h3") or not blocks or (kind == "ul" and blocks[-1][0] != "ul"):
            blocks.append((kind, [text]))
        elif kind == "ul":
            blocks[-1][1].append(text)
        elif blocks[-1][0] in ("p", "ul"):
            blocks[-1][1][-1] += f" {text}"
        else:
            blocks.append((kind, [text]))
    return [block for block in blocks if block[1]]


def _sitemap(pages: list[str], base_url: str, date: str) -> str:
    base = base_url.rstrip("/") + "/" if base_url else ""
    rows = "".join(
        f"<url><loc>{escape(base + name)}</loc>"
        + (f"<lastmod>{escape(date)}</lastmod>" if date else "")
        + "</url>\n"
        for name in pages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
