"""The tour: a few captions over the map, with the numbers computed for its day. No layout here."""

from __future__ import annotations

from collections import Counter
from typing import Any

from landscape.analysis.overlaps import is_apart
from landscape.maps.board import Board
from landscape.maps.labels import spoken
from landscape.maps.security import clean

__all__ = ["tour"]


def tour(board: Board) -> list[dict[str, Any]]:
    """Return the stops: each names a view, perhaps a picture of it, a title and a text."""
    stops = [_everyone(board), _crowded(board), _systems(board), _overlap(board), _missing(board),
             _changing(board)]  # fmt: skip
    return [dict(clean(stop)) for stop in stops if stop]


def _everyone(board: Board) -> dict[str, Any]:
    organisations = [n for n in board.present if not board.is_arrangement(n)]
    arrangements = len(board.present) - len(organisations)
    most = board.by_weight(organisations)[:3]
    names = ", ".join(board.short(name) for name in most)
    return {
        "view": "overview",
        "title": "A crowded landscape",
        "text": f"On {spoken(board.day)} the data knows {len(organisations)} organisations and "
        "groups of "
        f"organisations with a part in patient safety, and {arrangements} forums, agreements and "
        f"shared systems. Most is recorded of {names}.",
    }


def _crowded(board: Board) -> dict[str, Any]:
    holders: dict[str, set[str]] = {}
    for role, certain in board.landscape.holding("all_roles", board.day):
        inside = board.landscape.objects_of(role)
        if certain and inside and role.holder in board.landscape.organisations:
            holders.setdefault(role.function, set()).add(role.holder)
    if not holders:
        return {}
    first, second = (sorted(holders, key=lambda name: (-len(holders[name]), name)) * 2)[:2]
    functions = board.landscape.functions
    return {
        "view": "function",
        "scene": first,
        "title": "Many hands on one task",
        "text": f"{functions[first].label} is done by {len(holders[first])} bodies, the most of "
        f"any function; {functions[second].label} follows with {len(holders[second])}.",
    }


def _systems(board: Board) -> dict[str, Any]:
    rows = board.answer("gaps").rows
    at = [row for row in rows if row["where"] == "system"]
    if not at:
        return {}
    kinds = Counter(row["class"] for row in at)
    held = len(at) - kinds["none"] - kinds["unsure"]
    named = sum(bool(row["explicit"]) for row in at)
    return {
        "view": "gaps",
        "title": "What the local system holds",
        "text": f"Published frameworks expect {len(at)} functions at the level of integrated care "
        "systems. "
        f"Somebody surely holds {held} of them at that level, {named} with patient safety named "
        f"in the duty; {kinds['none'] + kinds['unsure']} have nobody for certain.",
    }


def _overlap(board: Board) -> dict[str, Any]:
    result = board.answer("overlaps")
    if not result.rows:
        return {}
    apart = [row for row in result.rows if is_apart(row)]
    text = (
        f"{len(result.rows)} pairs of bodies do at least one thing in the same place; for "
        f"{len(apart)} of them no channel between the two is recorded."
    )
    if apart:
        row = apart[0]
        text += (
            f" First of these: {board.short(row['one'])} and {board.short(row['other'])}, "
            f"with {row['shared_functions']} shared."
        )
    return {"view": "overlaps", "title": "The same thing twice", "text": text}


def _missing(board: Board) -> dict[str, Any]:
    result = board.answer("missing")
    if not result.rows:
        return {}
    row = result.rows[0]
    gone = result.totals["missing"]
    share = round(100 * gone / result.out_of) if result.out_of else 0
    return {
        "view": "missing",
        "title": "Who should talk and does not",
        "text": f"The work of {result.out_of} pairs of bodies requires them to coordinate. For "
        f"{gone} ({share} %) no link, no common arrangement and no body between that acts for the "
        "one is recorded. The strongest need: "
        f"{board.short(row['one'])} and {board.short(row['other'])}. A link that exists and is "
        "not recorded is our error: please report it.",
    }


def _changing(board: Board) -> dict[str, Any]:
    coming = sorted(
        (body.dissolved, name)
        for name, body in board.landscape.organisations.items()
        if body.dissolved > board.day
    )
    gone = [
        name
        for name, body in board.landscape.organisations.items()
        if board.since < body.dissolved <= board.day
    ]
    between = f"between {spoken(board.since)} and {spoken(board.day)}"
    text = f"{len(gone)} bodies in the data ended {between}"
    if coming:
        names = ", ".join(board.short(name) for _, name in coming[:4])
        text += f", and an end is dated for {len(coming)} more: {names}"
    return {"view": "changes", "title": "A moving target", "text": text + "."}
