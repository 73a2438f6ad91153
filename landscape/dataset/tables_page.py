"""The part of `data/README.md` that says what the tables hold: `python -m` this module."""

from __future__ import annotations

from landscape.dataset.schema import Column, schema
from landscape.places import room

__all__ = ["BEGIN", "END", "tables_page"]

BEGIN, END = "<!-- tables: made from datapackage.json -->", "<!-- end of tables -->"


def tables_page() -> str:
    """Return the tables and their columns, as the shipped descriptor defines them."""
    parts = []
    for table in schema().values():
        parts += [f"### {table.path}", "", table.description, ""]
        parts += [f"- `{column.name}`: {_about(column)}" for column in table.columns]
        parts.append("")
    return "\n".join(parts)


def _about(column: Column) -> str:
    text = column.description
    if column.words:
        text += f" {'Some' if column.type == 'list' else 'One'} of: {', '.join(column.words)}."
    elif column.references:
        text += f" An id of {' or '.join(f'`{table}`' for table in column.references)}."
    return text


if __name__ == "__main__":
    from landscape.files import write_whole

    page = room("data") / "README.md"
    head, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    write_whole(page, f"{head}{BEGIN}\n\n{tables_page()}\n{END}{rest.partition(END)[2]}")
