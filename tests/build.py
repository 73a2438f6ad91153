"""Small data packages for tests: rows with only the columns that matter, the rest filled in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from landscape.dataset.schema import Column, schema

FIXED: Mapping[str, str] = {
    "status": "in-force",
    "support": "supported",
    "mode": "performs",
    "basis": "statutory",
    "explicit": "true",
    "settings": "all",
    "topics": "all",
    "group": "false",
    "level": "national",
    "area": "england",
    "kind": "body",
    "accessed": "2026-01-01",
    "sources": "page",
    "apply": "true",
    "strength": "must",
    "levels_basis": "stated",
    "membership": "unknown",
    "apart": "false",
    "acting": "false",
    "reach": "direct",
}

VOCABULARY: Mapping[str, list[dict[str, str]]] = {
    "sources": [{"id": "page", "publisher": "Somebody", "url": "https://example.org/page",
                 "kind": "publisher", "published": "2020-01-01", "seen": "true"}],
    "levels": [{"id": "national", "rank": "1"}, {"id": "system", "rank": "2"},
               {"id": "provider", "rank": "3"}],
    "kinds": [{"id": "body", "applies_to": "organisation", "sector": "nhs"},
              {"id": "board", "applies_to": "arrangement", "sector": "nhs"}],
    "functions": [{"id": "reporting", "group": "lead"}, {"id": "investigation", "group": "lead"},
                  {"id": "inspection", "group": "lead"}],
    "settings": [{"id": "all"}, {"id": "acute", "parent": "all"},
                 {"id": "maternity", "parent": "all"}],
    "topics": [{"id": "all"}, {"id": "medicines", "parent": "all"},
               {"id": "devices", "parent": "all"}],
    "areas": [{"id": "uk"}, {"id": "england", "parent": "uk"},
              {"id": "scotland", "parent": "uk"},
              {"id": "london", "parent": "england"}],
    "link_kinds": [
        {"id": "memorandum", "coordinating": "true", "hierarchical": "false", "symmetric": "true",
         "succession": "false", "grouping": "false"},
        {"id": "oversees", "coordinating": "false", "hierarchical": "true", "symmetric": "false",
         "succession": "false", "grouping": "false", "acting": "true"},
        {"id": "succeeded-by", "coordinating": "false", "hierarchical": "false",
         "symmetric": "false", "succession": "true", "grouping": "false"},
        {"id": "in-group", "coordinating": "false", "hierarchical": "false", "symmetric": "false",
         "succession": "false", "grouping": "true"}],
    "terms": [
        {"id": f"{vocabulary}-{term}", "vocabulary": vocabulary, "term": term, "rank": str(rank),
         "flags": flags}
        for vocabulary, words in {
            "status": {"in-force": "", "planned": "only-from-its-date", "proposed": "not-in-force"},
            "support": {"supported": "read;whole", "partly": "read;part", "not-read": "",
                        "unverified": "unverified"},
            "mode": {"performs": "", "complies": "for-itself"},
            "basis": {"statutory": "statutory", "voluntary": "voluntary"},
            "object": {"providers": "", "products": "", "regulators": "", "elsewhere": "outside"},
            "reach": {"direct": "", "published": "to-all", "meeting": "coordination"},
            "need": {"information": "", "decision": "bound-only", "resource": "any-giver"},
            "strength": {"must": "", "should": "", "aspires": ""},
            "search": {"links": "ties", "roles": "", "members": "members", "cell": "holders"},
            "extent": {"complete": "thorough", "several": "thorough", "opening": ""},
        }.items()
        for rank, (term, flags) in enumerate(words.items(), 1)],
}  # fmt: skip


def _default(column: Column, row: Mapping[str, Any]) -> str:
    fixed = FIXED.get(column.name, "")
    wanted = column.required or column.name == "sources"
    if fixed and wanted and (not column.words or fixed in column.words):
        return fixed
    if column.required and column.name in ("name", "label", "title", "definition", "inverse"):
        return str(row["id"])
    if column.required and column.type == "string" and not column.words and not column.references:
        return "text"
    if column.required and column.words:
        return column.words[0]
    if column.required and column.type == "integer":
        return "1"
    return ""


def write_package(
    folder: Path,
    tables: Mapping[str, Iterable[Mapping[str, Any]]],
    *,
    base: bool = True,
    reviewed: str = "2026-01-01",
) -> Path:
    """Write a package; a base has every table and the vocabulary, an overlay only `tables`."""
    folder.mkdir(parents=True, exist_ok=True)
    names = list(schema()) if base else list(tables)
    for name in names:
        rows = list(tables.get(name, ()))
        if base:
            given = {row["id"] for row in rows}
            rows += [row for row in VOCABULARY.get(name, ()) if row["id"] not in given]
        columns = schema()[name].columns
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([column.name for column in columns])
            for row in rows:
                writer.writerow([row.get(c.name, _default(c, row)) for c in columns])
    if base:
        descriptor = {"name": folder.name, "version": "1.0.0", "landscape:reviewed": reviewed}
        (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder
