"""Whether a statement surely only reads, judged by its tokens. Nothing is run here.

Engines have holes in their own read-only modes: Neo4j reads files and pages by LOAD CSV in a read
transaction, and the embedded one writes files by COPY ... TO. So a statement must begin as a
reading clause and no token of it may be a word of any other clause.
"""

from __future__ import annotations

import re

__all__ = ["refusal", "tokens"]

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n\r]*|/\*.*?\*/)
    |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<quoted>`(?:[^`]|``)*`)
    |(?P<number>\d[\d_]*(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?)
    |(?P<word>[^\W\d]\w*)
    |(?P<space>\s+)
    |(?P<mark>\.\.|.)""",
    re.VERBOSE | re.DOTALL,
)
BEGINNINGS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN"})
OTHERS = frozenset(
    [
        "ALTER",
        "ANALYZE",
        "ATTACH",
        "BEGIN",
        "CALL",
        "CHECKPOINT",
        "COMMENT",
        "COMMIT",
        "COPY",
        "CREATE",
        "DELETE",
        "DENY",
        "DETACH",
        "DROP",
        "ENABLE",
        "EXPLAIN",
        "EXPORT",
        "EXTENSION",
        "FINISH",
        "FOREACH",
        "FORCE",
        "GRANT",
        "IMPORT",
        "INSERT",
        "INSTALL",
        "LOAD",
        "MACRO",
        "MERGE",
        "PROFILE",
        "REMOVE",
        "RENAME",
        "REVOKE",
        "ROLLBACK",
        "SET",
        "SHOW",
        "START",
        "STOP",
        "TERMINATE",
        "TRANSACTIONS",
        "UNINSTALL",
        "UPDATE",
        "USE",
    ]
)
"""Words of clauses that write, reach out of the database or change the session."""


def tokens(text: str) -> list[tuple[str, str]]:
    """Return the tokens of a statement as kind and text, without comments and blanks."""
    return [
        (kind, token[0])
        for token in _TOKEN.finditer(text)
        if (kind := token.lastgroup or "") not in ("comment", "space")
    ]


def refusal(text: str, engine: str) -> str:
    """Return why a statement is not run; empty where it surely only reads.

    >>> refusal("MATCH (n:Role) WHERE n.note CONTAINS 'CREATE' RETURN n.id", "neo4j")
    ''
    >>> refusal("match (n) /* just a look */ detach delete n", "neo4j")
    'DETACH is not allowed: only statements that read are run (in backticks it is a name)'
    """
    found = tokens(text)
    while found and found[-1][1] == ";":
        found.pop()
    if not found:
        return "there is no statement"
    if "\\u" in text or "\\U" in text:
        return "write characters themselves, not as \\u escapes, which can hide words"
    kind, first = found[0]
    if kind != "word" or first.upper() not in BEGINNINGS:
        return (
            f"a statement that begins with {first} is not run: begin with MATCH, OPTIONAL MATCH, "
            "WITH, UNWIND or RETURN"
        )
    for at, (kind, token) in enumerate(found):
        if kind == "mark" and token in ("'", '"', "`", "\\"):
            return f"a {token} stands alone: close the text, or leave the character out"
        if kind == "mark" and token == ";":
            return "one statement at a time: a semicolon may stand only at the end"
        if "/*" in token and kind == "mark":
            return "a comment is not closed"
        word = token.upper()
        if kind == "word" and word in OTHERS and not _is_name(found, at):
            if word == "CALL" and engine == "neo4j" and _is_subquery(found, at):
                continue
            return (
                f"{word} is not allowed: only statements that read are run (in backticks it is a "
                "name)"
            )
    if "/*" in "".join(token for kind, token in found if kind == "mark"):
        return "a comment is not closed"
    return ""


def _is_name(found: list[tuple[str, str]], at: int) -> bool:
    """Return whether a word stands where only a name can: a property, a label, a parameter."""
    if at == 0:
        return False
    kind, before = found[at - 1]
    if kind != "mark":
        return False
    if before == ".":
        # `n.set` is a property; after a number no property can stand.
        return at > 1 and (found[at - 2][0] in ("word", "quoted") or found[at - 2][1] in ")]}")
    return before == "$"


def _is_subquery(found: list[tuple[str, str]], at: int) -> bool:
    """Return whether CALL opens a subquery, `CALL {` or `CALL (n) {`, and not a procedure."""
    rest = found[at + 1 :]
    if rest and rest[0][1] == "(":
        closing = next((n for n, (_, token) in enumerate(rest) if token == ")"), len(rest))
        rest = rest[closing + 1 :]
    return bool(rest) and rest[0][1] == "{"
