"""What the rows of a stack mean together: dates, lives, trees, successions, memberships."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from landscape.dataset.package import Row
from landscape.dataset.problems import Problem
from landscape.dataset.stack import Tables
from landscape.time import first_day, last_day

__all__ = ["check_sense"]

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def check_sense(merged: Tables) -> Iterator[Problem]:
    """Yield what is wrong between cells and between rows; unreadable cells are passed over."""
    for name, start, end in (
        ("organisations", "established", "dissolved"),
        ("arrangements", "established", "dissolved"),
        ("areas", "established", "dissolved"),
        ("roles", "since", "until"),
        ("role_templates", "since", "until"),
        ("links", "since", "until"),
        ("memberships", "since", "until"),
        ("requirements", "since", "until"),
    ):
        for row in merged[name].values():
            yield from _backwards(row, start, end)
    bodies = {**merged["organisations"], **merged["arrangements"]}
    for name, columns in (
        ("roles", ("holder",)),
        ("role_templates", ("holder",)),
        ("links", ("from", "to")),
        ("memberships", ("member", "arrangement")),
    ):
        for row in merged[name].values():
            for column in columns:
                if not _is_succession(row, merged):
                    yield from _outside_life(row, column, bodies)
    for name in ("settings", "topics", "areas"):
        yield from _tree(merged[name])
    yield from _successions(merged)
    yield from _loops(merged)
    yield from _same_fact(merged)
    yield from _memberships(merged)
    yield from _searches(merged)
    for name in (
        "organisations",
        "arrangements",
        "roles",
        "role_templates",
        "links",
        "memberships",
    ):
        for row in merged[name].values():
            yield from _support(row, merged)
        yield from _weak(merged[name].values(), merged)


def _problem(row: Row, column: str, code: str, message: str, expected: str,
             severity: str = "error") -> Problem:  # fmt: skip
    value = row.cells.get(column, "")[:80]
    return Problem(code, severity, row.file, row.line, column, value, message, expected)


def _date(row: Row, column: str) -> str:
    cell = row.cells.get(column, "").strip()
    return cell if DATE.fullmatch(cell) else ""


def _backwards(row: Row, start: str, end: str) -> Iterator[Problem]:
    since, until = _date(row, start), _date(row, end)
    if since and until and last_day(until) < first_day(since):
        yield _problem(
            row, end, "dates-backwards", f"it ends before it starts ({start} {since})",
            f"a date on or after {since}",
        )  # fmt: skip


def _is_succession(row: Row, merged: Tables) -> bool:
    kind = merged["link_kinds"].get(row.cells.get("kind", ""))
    return kind is not None and kind.cells.get("succession") == "true"


def _outside_life(row: Row, column: str, bodies: Mapping[str, Row]) -> Iterator[Problem]:
    body = bodies.get(row.cells.get(column, ""))
    if body is None:
        return
    born, died = _date(body, "established"), _date(body, "dissolved")
    since, until = _date(row, "since"), _date(row, "until")
    who = row.cells[column]
    if since and born and last_day(since) < first_day(born):
        yield _problem(
            row, "since", "outside-life", f"it starts before {who} did ({born})",
            f"a date on or after {born}, or an earlier start of {who}",
        )  # fmt: skip
    if since and died and first_day(since) > last_day(died):
        yield _problem(
            row, "since", "outside-life", f"it starts after {who} ended ({died})",
            f"a date before {died}",
        )  # fmt: skip
    if until and died and first_day(until) > last_day(died):
        yield _problem(
            row, "until", "outside-life", f"it ends after {who} did ({died})",
            f"a date up to {died}",
        )  # fmt: skip


def _tree(rows: Mapping[str, Row]) -> Iterator[Problem]:
    roots = [row for row in rows.values() if not row.cells.get("parent")]
    for row in roots[1:]:
        yield _problem(
            row, "parent", "second-root", f"a second root: {roots[0].cells.get('id')} is one",
            "one root; every other row names a parent",
        )  # fmt: skip
    parents = {key: [row.cells.get("parent", "")] for key, row in rows.items()}
    for cycle in _cycles(parents):
        row = rows[cycle[0]]
        yield _problem(
            row, "parent", "cycle", "a cycle: " + " under ".join([*cycle, cycle[0]]),
            "parents that lead up to the root",
        )  # fmt: skip


def _successions(merged: Tables) -> Iterator[Problem]:
    following: dict[str, list[str]] = {}
    rows: dict[tuple[str, str], Row] = {}
    for row in merged["links"].values():
        if _is_succession(row, merged):
            start, end = row.cells.get("from", ""), row.cells.get("to", "")
            following.setdefault(start, []).append(end)
            rows[start, end] = row
    for cycle in _cycles(following):
        row = rows[cycle[0], cycle[1] if len(cycle) > 1 else cycle[0]]
        yield _problem(
            row, "to", "cycle", "a cycle of successors: " + " then ".join([*cycle, cycle[0]]),
            "successors that lead forward in time",
        )  # fmt: skip
    areas = {
        key: [item for item in row.cells.get("successors", "").split(";") if item]
        for key, row in merged["areas"].items()
    }
    for cycle in _cycles(areas):
        yield _problem(
            merged["areas"][cycle[0]], "successors", "cycle",
            "a cycle of successors: " + " then ".join([*cycle, cycle[0]]),
            "successors that lead forward in time",
        )  # fmt: skip
    groups: dict[str, list[str]] = {}
    grouping: dict[str, Row] = {}
    for row in merged["links"].values():
        kind = merged["link_kinds"].get(row.cells.get("kind", ""))
        if kind is not None and kind.cells.get("grouping") == "true":
            groups.setdefault(row.cells.get("from", ""), []).append(row.cells.get("to", ""))
            grouping[row.cells.get("from", "")] = row
    for cycle in _cycles(groups):
        yield _problem(
            grouping[cycle[0]], "to", "cycle", "a cycle of groups: " + " in ".join(cycle),
            "groups that lead to wider groups",
        )  # fmt: skip


def _cycles(following: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Yield one cycle of each knot, from its smallest member. No recursion: chains may be long."""
    done: set[str] = set()
    for start in sorted(following):
        path, on_path, todo = [], {}, [(start, iter(following.get(start, ())))]
        if start in done:
            continue
        path.append(start)
        on_path[start] = 0
        while todo:
            node, rest = todo[-1]
            for after in rest:
                if after in on_path:
                    cycle = path[on_path[after] :]
                    low = cycle.index(min(cycle))
                    yield cycle[low:] + cycle[:low]
                elif after in following and after not in done:
                    on_path[after] = len(path)
                    path.append(after)
                    todo.append((after, iter(following[after])))
                    break
            else:
                todo.pop()
                path.pop()
                del on_path[node]
                done.add(node)


def _loops(merged: Tables) -> Iterator[Problem]:
    for row in merged["links"].values():
        if row.cells.get("from") and row.cells.get("from") == row.cells.get("to"):
            yield _problem(
                row, "to", "loop", "the link leads back to where it starts", "another body"
            )
    for row in merged["interdependencies"].values():
        if row.cells.get("function") and row.cells.get("function") == row.cells.get("needs"):
            yield _problem(row, "needs", "loop", "the function needs itself", "another function")


def _same_fact(merged: Tables) -> Iterator[Problem]:
    """Yield rows that say the same as another row of the table: counted twice if they stay."""
    dates = ("since", "until")
    for name, columns in (
        ("roles", ("holder", "function", "mode", "settings", "topics", "objects", "area", *dates)),
        (
            "role_templates",
            ("holder", "duty", "function", "mode", "settings", "topics", "objects", *dates),
        ),
        ("links", ("from", "to", "kind", "topics", *dates)),
        ("memberships", ("member", "arrangement", "capacity", *dates)),
    ):
        first: dict[tuple[str, ...], Row] = {}
        for row in merged[name].values():
            cells = (row.cells.get(column, "") for column in columns)
            key = tuple(";".join(sorted(cell.split(";"))) for cell in cells)
            if key in first:
                yield _problem(
                    row, "id", "same-fact", f"it says the same as line {first[key].line}",
                    "each fact once",
                )  # fmt: skip
            first.setdefault(key, row)


def _memberships(merged: Tables) -> Iterator[Problem]:
    """Yield what is wrong with memberships: an arrangement said to be complete without members."""
    members: dict[str, int] = {}
    for row in merged["memberships"].values():
        arrangement = row.cells.get("arrangement", "")
        members[arrangement] = members.get(arrangement, 0) + 1
    for key, row in merged["arrangements"].items():
        said = row.cells.get("membership", "")
        if said == "complete" and members.get(key, 0) < 2:
            yield _problem(
                row, "membership", "membership",
                f"the list of members is said to be complete and has {members.get(key, 0)}",
                "at least two members, or incomplete",
            )  # fmt: skip
        elif said == "incomplete" and not members.get(key):
            yield _problem(
                row, "membership", "membership", "no member is listed",
                "members in memberships.csv, or unknown", "warning",
            )  # fmt: skip


def _searches(merged: Tables) -> Iterator[Problem]:
    """Yield searches that name what they cannot be about, or not what they are about."""
    for row in merged["searches"].values():
        about = row.cells.get("about", "")
        if (flags := _flags("search", about, merged)) is None:
            continue
        if "holders" in flags:
            wanted, allowed = "function", {"function", "level"}
        else:
            wanted, allowed = "body", {"body", "other"} if "ties" in flags else {"body"}
        if not row.cells.get(wanted):
            yield _problem(
                row, wanted, "search", f"a search for {about} names none",
                f"an identifier in the column {wanted}",
            )  # fmt: skip
        for column in ("body", "other", "function", "level"):
            if row.cells.get(column) and column not in allowed:
                yield _problem(
                    row, column, "search", f"a search for {about} is not about this",
                    "an empty cell, or another word in the column about",
                )  # fmt: skip
        if row.cells.get("other") and row.cells.get("other") == row.cells.get("body"):
            yield _problem(row, "other", "search", "a body has no tie with itself", "another body")
        if "members" in flags and row.cells.get("body") in merged["organisations"]:
            yield _problem(
                row, "body", "search", "an organisation has no members here",
                "an identifier of arrangements.csv",
            )  # fmt: skip


def _flags(vocabulary: str, word: str, merged: Tables) -> list[str] | None:
    """Return what a word of a short vocabulary means to the program; None: it is not in it."""
    term = merged["terms"].get(f"{vocabulary}-{word}")
    return term.cells.get("flags", "").split(";") if term else None


def _grade(row: Row, merged: Tables) -> list[str]:
    """Return what the grade of a row means."""
    return _flags("support", row.cells.get("support", ""), merged) or []


def _weak(rows: Iterable[Row], merged: Tables) -> Iterator[Problem]:
    """Yield one warning a file for the rows whose pages nobody has read, and one for those of which
    nobody says what is in doubt.
    """
    unread: dict[str, list[Row]] = {}
    vague: dict[str, list[Row]] = {}
    for row in rows:
        flags = _grade(row, merged)
        if row.cells.get("sources") and "read" not in flags and "unverified" not in flags:
            unread.setdefault(row.file, []).append(row)
        if "part" in flags and not row.cells.get("doubtful"):
            vague.setdefault(row.file, []).append(row)
    for found in unread.values():
        yield _problem(
            found[0], "support", "not-read",
            f"{len(found)} row(s) of this file rest on pages that nobody has read, this the first",
            "the grade after reading the page, or a page that can be read", "warning",
        )  # fmt: skip
    for found in vague.values():
        yield _problem(
            found[0], "doubtful", "vague",
            f"{len(found)} row(s) of this file are supported in part and do not say which part is "
            "not, this the first", "the columns that no page bears out", "warning",
        )  # fmt: skip


def _support(row: Row, merged: Tables) -> Iterator[Problem]:
    support = row.cells.get("support", "")
    flags = _grade(row, merged)
    if "whole" in flags and row.cells.get("doubtful"):
        yield _problem(
            row, "doubtful", "doubt", f"a row that is {support} has columns in doubt",
            "no column in doubt, or the grade for a part of the row",
        )  # fmt: skip
    if not row.cells.get("sources") and "unverified" not in flags and support:
        yield _problem(
            row, "support", "no-source", "the row names no source",
            "a source in the column sources, or support unverified",
        )  # fmt: skip
