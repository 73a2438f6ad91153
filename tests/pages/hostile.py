"""A landscape in which every free text is hostile: the corpus of the injection tests."""

from __future__ import annotations

from typing import Any

from landscape.model import RECORDS, Landscape

PAYLOADS = (
    "<script>window.pwned=1</script>",
    '"><img src=x onerror=window.pwned=1>',
    "'><svg onload=window.pwned=1>",
    "</style><script>window.pwned=1</script>",
    "</title><script>window.pwned=1</script>",
    "<!-- <script>",
    "--><script>window.pwned=1</script>",
    "{{ 7*7 }}{% raw %}",
    "javascript:window.pwned=1",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "]]><script>window.pwned=1</script>",
    "\u2028window.pwned=1\u2029",
    "x\u202egpj.exe\u0007\u0000",
    "<iframe srcdoc='<script>parent.pwned=1</script>'>",
    "<a href=javascript:window.pwned=1>x</a>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    '=HYPERLINK("https://evil.example")',
)
ADDRESSES = (
    "javascript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "https://cqc.org.uk@evil.example/",
    'https://evil.example/" onclick="window.pwned=1',
    "vbscript:x",
    "//evil.example/",
)
TEXTS = {
    "name", "abbreviation", "aliases", "legal_basis", "remit", "note", "title", "publisher",
    "locator", "summary", "statement", "report", "progress", "requirement", "ref", "caveat", "why",
    "definition", "label", "tell_apart", "duty", "inverse", "number", "reason", "heading",
}  # fmt: skip


def hostile(landscape: Landscape, turn: int) -> Landscape:
    """Return a landscape with a payload in each free text of each row, and in each address."""
    tables: dict[str, Any] = {}
    for table, record in RECORDS.items():
        names = record._fields
        rows = {}
        for at, (name, row) in enumerate(landscape.table(table).items()):
            payload = PAYLOADS[(at + turn) % len(PAYLOADS)]
            changes: dict[str, Any] = {
                column: (f"{payload} a",) if column == "aliases" else f"{payload} {column}"
                for column in names
                if column in TEXTS
            }
            if "url" in names:
                changes["url"] = ADDRESSES[(at + turn) % len(ADDRESSES)]
            rows[name] = row._replace(**changes)
        tables[table] = rows
    return landscape.with_tables(**tables)
