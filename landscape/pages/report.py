"""The report: one page that a board would read, with its map, tables and figures, as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from landscape.analysis.query import Query
from landscape.analysis.registry import ANALYSES
from landscape.figures import AGAINST, FIGURES, draw_figure
from landscape.figures.matrix import BRACKETS, Matrix, matrix
from landscape.forms import data_of
from landscape.model import Landscape
from landscape.names import label
from landscape.pages import summary
from landscape.pages.answers import Answers
from landscape.pages.citations import Citations
from landscape.pages.html import inline_figure, page
from landscape.pages.tables import table_files, table_name
from landscape.pages.telling import topics
from landscape.pages.words import VERDICTS, day_in_words
from landscape.profile import counts

__all__ = ["about", "limits", "map_text", "methods", "report_files"]

Tell = Callable[[str], None]


def report_files(
    answers: Answers, against: str = AGAINST, tell: Tell = lambda step: None
) -> Iterator[tuple[str, str]]:
    """Yield path and content of every file of a report, the page last."""
    tell("tables")
    yield from table_files(answers)
    figures = {}
    for name in FIGURES:
        if name == "difference" and answers.drift is None:
            continue
        tell(f"figure {name}")
        figures[name] = draw_figure(name, answers.landscape, answers.query, against)
        yield f"figures/{name}.svg", figures[name]
    tell("map")
    yield "map.html", map_text(answers.landscape, answers.query, against)
    tell("page")
    yield "index.html", _index(answers, figures)


def map_text(landscape: Landscape, query: Query, against: str) -> str:
    """Return the map as HTML text, opened with the filters of a query."""
    from landscape.maps.build import Opening, build_map

    ticked = {
        name: values
        for name, values in (
            ("level", query.levels),
            ("kind", query.kinds),
            ("function", query.functions),
            ("setting", query.settings),
            ("topic", query.topics),
        )
        if values
    }
    focus = query.organisations[0] if query.organisations else ""
    since = against if against < query.as_of else ""
    return build_map(landscape, query.as_of, since, Opening(focus=focus, ticked=ticked))


def about(answers: Answers) -> dict[str, Any]:
    """Return what names a run: data, day and parameters."""
    return {
        "data": data_of(answers.landscape),
        "as_of": answers.day,
        "parameters": answers.query.parameters(),
    }


def _index(answers: Answers, figures: dict[str, str]) -> str:
    land = answers.landscape
    citations = Citations(land)
    values: dict[str, Any] = {
        "title": "Patient safety in England: gaps, overlaps and missing coordination",
        "day": day_in_words(answers.day),
        "standing": summary.standing(answers),
        "topics": topics(answers, citations),
        "changes": summary.changes(answers),
        "drift": _drift(answers, citations),
        "findings": summary.findings(answers, citations),
        "figures": {
            name: {"title": FIGURES[name].title, "svg": inline_figure(text)}
            for name, text in figures.items()
        },
        "matrices": {
            name: _matrix_table(land, matrix(land, answers.query, by))
            for name, by in (("coverage", "level"), ("coverage-setting", "setting"))
        },
        "tables": [
            {"name": table_name(name, by), "question": ANALYSES[name].question, "by": by,
             "rows": len(result.rows)}
            for (name, by), result in answers.results.items()
        ],
        "methods": methods(answers),
        "limits": limits(answers),
        "filters": _filters(answers),
        "data_name": land.name,
        "version": land.version,
        "reviewed": day_in_words(land.reviewed),
        "fingerprint": land.fingerprint,
        "packages": len(land.packages),
    }  # fmt: skip
    return page("report.html.j2", sources=citations.entries(), **values)


def _filters(answers: Answers) -> list[tuple[str, str]]:
    tables = {"functions": "functions", "settings": "settings", "topics": "topics",
              "levels": "levels", "kinds": "kinds", "organisations": "bodies"}  # fmt: skip
    asked = answers.query.parameters()
    return [
        (name, ", ".join(label(answers.landscape, table, word) for word in asked[name]))
        for name, table in tables.items()
        if name in asked
    ]


def _drift(answers: Answers, citations: Citations) -> dict[str, Any]:
    drift, land = answers.drift, answers.landscape
    if drift is None:
        return {}
    return {
        "since": day_in_words(drift.since),
        "filled": [
            {
                "head": f"{label(land, 'functions', row['function'])}, "
                f"{label(land, 'levels', row['where']).lower()} level",
                "says": f"{VERDICTS[before]} → {VERDICTS[after]}",
                "holders": [label(land, "bodies", name) for name in row["holders"]],
                "cited": citations.cite(row["facts"]),
            }
            for before, after, row in drift.filled()
        ],
        "events": [
            {"date": day_in_words(event.date), "summary": event.summary,
             "cited": citations.cite([f"events/{event.id}"])}
            for event in reversed(drift.events)
        ],
    }  # fmt: skip


def _matrix_table(land: Landscape, found: Matrix) -> dict[str, Any]:
    """Return a coverage figure as a table: the same numbers for those who cannot see the figure."""
    rows = []
    for _, functions in found.groups:
        for function in functions:
            cells = [found.cells[function, place] for place in found.places]
            rows.append(
                {
                    "name": label(land, "functions", function),
                    "cells": [
                        "expected, none found" if cell.missing and not cell.number
                        else f"{cell.number} (not as expected)" if cell.missing
                        else str(cell.number)
                        for cell in cells
                    ],
                }
            )  # fmt: skip
    return {
        "heads": [label(land, f"{found.by}s", place) for place in found.places],
        "rows": rows,
        "brackets": BRACKETS,
    }


def methods(answers: Answers) -> list[dict[str, Any]]:
    """Return how each question is answered: question, denominator, columns, references."""
    return [
        {
            "id": record.id,
            "question": record.question,
            "denominator": record.drawn_from(""),
            "columns": [
                (column.name.replace("_", " "), column.meaning)
                for column in next(iter(record.columns.values()))
            ],
            "rules": record.rules,
            "references": record.references,
        }
        for record in ANALYSES.values()
    ]


def limits(answers: Answers) -> dict[str, Any]:
    """Return how far the evidence has been read: rows of each table by grade and without dates."""
    land = answers.landscape
    found = counts(land)
    grades = {t.term: t.label for t in land.terms.values() if t.vocabulary == "support"}
    return {
        "grades": list(grades.values()),
        "meanings": [
            (t.label, t.definition) for t in land.terms.values() if t.vocabulary == "support"
        ],
        "rows": [
            {
                "table": table.replace("_", " "),
                "number": found["rows"][table],
                "cells": [support.get(grade, 0) for grade in grades],
                "undated": (
                    found["rows"][table] - found["with_start_date"][table]
                    if table in found["with_start_date"]
                    else None
                ),
            }
            for table, support in found["support"].items()
        ],
        "sources": found["rows"]["sources"],
        "read": found["sources_read"],
        "licence": found["licence"],
        "incomplete": sum(
            row.membership in ("incomplete", "unknown") for row in land.arrangements.values()
        ),
        "arrangements": len(land.arrangements),
    }
