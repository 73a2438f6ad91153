"""The page on the graph is up to date, and the statements keep to it."""

from __future__ import annotations

import re

import pytest

from landscape.analysis import ANALYSES
from landscape.model import Landscape
from landscape.places import room
from landscape.stores.schema_page import schema_page
from landscape.stores.statements import analysis_file, header_of, text_of, with_names
from landscape.stores.tables import NODES, relationships

STATEMENTS = sorted(room("cypher").rglob("*.cypher"))


def test_the_schema_page_is_up_to_date(shipped: Landscape) -> None:
    page = (room("cypher") / "SCHEMA.md").read_text(encoding="utf-8")
    assert page == schema_page(shipped), "run python -m landscape.stores.schema_page"


@pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: path.name)
def test_every_statement_says_what_it_is_for(path: object) -> None:
    assert path.read_text(encoding="utf-8").startswith("// ")  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_has_a_statement_with_a_header(name: str, shipped: Landscape) -> None:
    for by in ANALYSES[name].columns:
        for engine in ("embedded", "neo4j"):
            path = analysis_file(name, by, engine)
            about = header_of(path)
            assert about["id"] == name
            assert about["parameters"]
            assert about["columns"]
            text = text_of(path)
            known = {*NODES, *relationships(shipped)}
            used = {
                word
                for names in re.findall(r"[(\[]\w*:([A-Z][\w|]*)", text)
                for word in names.split("|")
            }
            assert used <= known
            assert "()" not in text, "a pattern without a label"


@pytest.mark.parametrize("name", ["Role) DETACH DELETE (n", "a b", "`x`", ""])
def test_only_names_are_put_into_statements(name: str) -> None:
    with pytest.raises(ValueError, match="is no name"):
        with_names("MATCH (n:__LABEL__) RETURN n", label=name)
