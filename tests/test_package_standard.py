"""The shipped package held against the outside standard, and against its own vocabulary."""

from __future__ import annotations

import json

import frictionless

from landscape.dataset.schema import schema
from landscape.model import Landscape
from landscape.places import room


def test_frictionless_finds_the_package_valid() -> None:
    report = frictionless.validate(str(room("data") / "datapackage.json"))
    assert report.valid, report.flatten(["type", "title", "rowNumber", "fieldName", "message"])[:20]
    assert len(report.tasks) == len(schema())


def test_the_descriptor_says_what_a_reader_must_know() -> None:
    descriptor = json.loads((room("data") / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]
    for key in ("name", "title", "description", "version", "created", "sources", "contributors",
                "landscape:reviewed"):  # fmt: skip
        assert descriptor[key], key
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"], (resource["name"], field["name"])


def test_the_words_of_the_descriptor_are_those_of_the_vocabulary(shipped: Landscape) -> None:
    words: dict[str, set[str]] = {}
    for term in shipped.terms.values():
        assert term.definition, term.id
        words.setdefault(term.vocabulary, set()).add(term.term)
    for table in schema().values():
        for column in table.columns:
            if column.vocabulary:
                assert set(column.words) == words[column.vocabulary], (table.name, column.name)


def test_the_evidence_has_the_size_it_is_said_to_have(shipped: Landscape) -> None:
    assert len(shipped.organisations) >= 300
    assert len(shipped.arrangements) >= 60
    assert len(shipped.roles) >= 520
    assert len(shipped.links) + len(shipped.memberships) >= 690


def test_a_row_without_a_source_is_marked_unverified(shipped: Landscape) -> None:
    for table in ("organisations", "arrangements", "roles", "role_templates", "links",
                  "memberships", "requirements"):  # fmt: skip
        for row in shipped.table(table).values():
            assert row.sources or shipped.is_unverified(row), (table, row.id)
