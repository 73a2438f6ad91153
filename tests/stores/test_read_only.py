"""Only statements that surely read are run, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from landscape.model import Landscape
from landscape.stores import Refused, Store, StoreError
from landscape.stores.ladybug import EmbeddedStore
from landscape.stores.read_only import refusal

WRITES = [
    "CREATE (n:Role {key: 'x'})",
    "MATCH (n:Role) SET n.note = 'x'",
    "MATCH (n:Role) DELETE n",
    "MATCH (n:Role) DETACH DELETE n",
    "MATCH (n:Role) REMOVE n.note",
    "MERGE (n:Role {key: 'x'}) RETURN n",
    "UNWIND [1] AS x CREATE (n:Role {key: 'x'}) RETURN n",
    "MATCH (n:Role) FOREACH (x IN [1] | SET n.note = 'x')",
    "DROP TABLE Role",
    "ALTER TABLE Role ADD note2 STRING",
    "CALL threads=1",
    "CALL show_tables() RETURN *",
    "CALL dbms.components()",
    "MATCH (n:Role) CALL db.labels() YIELD label RETURN label",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n:Role) LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD FROM '/etc/passwd' RETURN *",
    "COPY Role TO '{target}'",
    "COPY (MATCH (n:Role) RETURN n.id) TO '{target}'",
    "EXPORT DATABASE '{target}'",
    "IMPORT DATABASE '{target}'",
    "ATTACH '{target}' AS other (dbtype sqlite)",
    "INSTALL httpfs",
    "USE system",
    "SHOW USERS",
    "BEGIN TRANSACTION",
    "EXPLAIN MATCH (n:Role) DELETE n",
    "PROFILE MATCH (n:Role) DELETE n",
    "MATCH (n:Role) CALL (n) { SET n.note = 'x' } IN TRANSACTIONS",
    "CYPHER 5 MATCH (n:Role) SET n.note = 'x'",
]
HIDDEN = [
    "match (n:Role) /* a look */ set /**/ n.note = 'x'",
    "/* RETURN 1 */ CREATE (n:Role {key: 'x'})",
    "// RETURN 1\nCREATE (n:Role {key: 'x'})",
    "MATCH (n:Role) // only looking\nDELETE n",
    "RETURN 1; CREATE (n:Role {key: 'x'})",
    "MATCH (n:Role) WHERE n.id = '\\\\' SET n.note = '' RETURN '",
    "MATCH (n:Role) WHERE n.id = 'it\\'s' DELETE n",
    "MATCH (n:Role) WHERE n.id = `it` DELETE n",
    "\\u0043REATE (n:Role {key: 'x'})",
    "MATCH (n:Role) WHERE n.id = '\\u0027 DELETE n //'",
    "RETURN 1.SET",
    "RETURN /* open",
    "RETURN 'open",
    "",
    "  // nothing\n",
]
READS = [
    "MATCH (n:Role) WHERE n.note CONTAINS 'CREATE' RETURN n.id LIMIT 1",
    'MATCH (n:Role) WHERE n.note = "x\' DELETE n" RETURN n.id',
    "MATCH (n:Role) RETURN n.id AS `delete` LIMIT 1",
    "MATCH (n:Role) // then DELETE n\nRETURN n.id LIMIT 1",
    "/* COPY ... TO */ MATCH (n:Role) RETURN count(n);",
    "UNWIND [1, 2] AS x RETURN x",
    "WITH 1 AS x RETURN x",
    "OPTIONAL MATCH (n:Role) RETURN count(n)",
    "RETURN 1.5 AS x",
    "match (n:Role) return count(n)",
]


@pytest.mark.parametrize("statement", WRITES + HIDDEN)
def test_what_may_write_or_reach_out_is_refused(
    store: Store, small: list[Landscape], tmp_path: Path, statement: str
) -> None:
    store.load(small[0])
    before = store.counts(store.current())
    target = tmp_path / "written"
    with pytest.raises(Refused) as refused, store.run(statement.replace("{target}", str(target)),
                                                      {}) as answer:  # fmt: skip
        list(answer.rows)
    assert "\n" not in str(refused.value)
    assert not target.exists()
    assert store.counts(store.current()) == before


@pytest.mark.parametrize("statement", READS)
def test_what_reads_is_run(store: Store, small: list[Landscape], statement: str) -> None:
    store.load(small[0])
    with store.run(statement, {}) as answer:
        assert list(answer.rows) is not None


def test_a_subquery_is_run_where_the_engine_has_it() -> None:
    text = "MATCH (n:Role) CALL (n) { RETURN n.id AS x } RETURN x"
    assert refusal(text, "neo4j") == ""
    assert "CALL is not allowed" in refusal(text, "embedded")
    assert "SET is not allowed" in refusal("MATCH (n) CALL { SET n.x = 1 } RETURN n", "neo4j")


def test_the_servers_own_guard_stands_behind_the_judge(
    neo4j: Store, small: list[Landscape]
) -> None:
    """Were the judge ever wrong, the read transaction would still refuse to write."""
    neo4j.load(small[0])
    with (
        pytest.raises(StoreError, match=r"(?i)read"),
        neo4j._answer(  # type: ignore[attr-defined]
            "CREATE (n:Elsewhere) RETURN n", {}, None
        ) as answer,
    ):
        list(answer.rows)


def test_a_store_in_a_file_is_open_for_reading_only(tmp_path: Path, small: list[Landscape]) -> None:
    store = EmbeddedStore(tmp_path / "store")
    store.load(small[0])
    with pytest.raises(StoreError, match=r"(?i)read"):
        list(store._execute("CREATE (:Role {key: 'x'})", {}).rows)
    store.close()


def test_a_statement_that_takes_too_long_is_given_up(store: Store, small: list[Landscape]) -> None:
    store.load(small[0])
    text = (
        "MATCH (a:Role), (b:Role), (c:Role), (d:Role), (e:Role), (f:Role) "
        "WHERE a.id + b.id + c.id + d.id < e.id + f.id + a.id RETURN count(*)"
    )
    with pytest.raises(StoreError), store.run(text, {}, 0.2) as answer:
        list(answer.rows)
