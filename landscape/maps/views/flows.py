"""Views along directed links: who oversees and funds whom, and where data and reports go."""

from __future__ import annotations

from collections import Counter

from landscape.maps.board import Board, ends
from landscape.maps.layout import tiers
from landscape.maps.scene import Gathered, Scene
from landscape.maps.views.view import View
from landscape.model import Link

__all__ = ["FLOWS", "OVERSIGHT"]

FROM_BELOW = frozenset({"part-of", "reports-to", "member-of"})
"""Kinds of link that start at the body which answers to the other; the rest start above."""

ALONE = 3
"""A body that answers to one other only is gathered with its like where there are more than these."""

BUDGET = 66
DEEPEST = 3


def _above(board: Board) -> list[tuple[str, str]]:
    """Return who is above whom on the day."""
    found = set()
    for tie in board.ties:
        if isinstance(tie, Link) and board.family(tie) == "oversight" and tie.start != tie.end:
            pair = ends(tie)
            found.add(pair[::-1] if tie.kind in FROM_BELOW else pair)
    return sorted(found)


def _depths(pairs: list[tuple[str, str]]) -> dict[str, int]:
    """Return how far under the top each body stands: the longest way up that meets nobody twice."""
    superiors: dict[str, set[str]] = {}
    for above, below in pairs:
        superiors.setdefault(below, set()).add(above)
        superiors.setdefault(above, set())
    depth: dict[str, int] = {}

    def find(name: str, line: frozenset[str]) -> int:
        if name not in depth:
            ways = [find(up, line | {name}) for up in sorted(superiors[name] - line - {name})]
            found = min(DEEPEST, 1 + max(ways)) if ways else 0
            if not line:
                depth[name] = found
            return found
        return depth[name]

    for name in sorted(superiors, key=lambda name: (len(superiors[name]), name)):
        find(name, frozenset())
    return depth


def _oversight(board: Board) -> list[Scene]:
    pairs = _above(board)
    depth = _depths(pairs)
    near: dict[str, set[str]] = {}
    below: Counter[str] = Counter()
    for above, under in pairs:
        near.setdefault(above, set()).add(under)
        near.setdefault(under, set()).add(above)
        below[above] += 1
    leaves: dict[str, list[str]] = {}
    for name, others in near.items():
        if len(others) == 1 and not below[name]:
            leaves.setdefault(next(iter(others)), []).append(name)
    shown = set(near)
    groups: dict[str, tuple[str, list[str]]] = {}
    for up, names in sorted(leaves.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(names) > ALONE:
            groups[f"group--{up}"] = (up, sorted(names))
            shown -= set(names)
    ranked = sorted(shown, key=lambda name: (-len(near[name]), name))
    out = ranked[BUDGET - len(groups) :]
    shown -= set(out)
    gathered = tuple(
        Gathered(group, f"Under {_short(board, up)} alone", tuple(names))
        for group, (up, names) in sorted(groups.items())
        if up in shown
    )
    links = [pair for pair in pairs if set(pair) <= shown]
    for group in gathered:
        up = groups[group.id][0]
        depth[group.id] = min(DEEPEST, depth[up] + 1)
        links.append((up, group.id))
        shown.add(group.id)
    names = ("Nobody above them is recorded", "One step down", "Two steps down", "Further down")
    rows = [
        (label, sorted(name for name in shown if depth[name] == at))
        for at, label in enumerate(names)
    ]
    labels = board.labels(name for name in shown if not name.startswith("group--"))
    labels |= {group.id: "\n" for group in gathered}
    left = (f"{len(out)} bodies with few such links.",) if out else ()
    return [Scene("all", "All", tiers(rows, links, labels), gathered, left_out=left)]


def _flows(board: Board) -> list[Scene]:
    pairs = set(board.pairs("flow"))
    systems = {n for n in board.landscape.arrangements if board.kind_of_arrangement(n) == "system"}
    for tie in board.ties:
        one, other = ends(tie)
        if (one in systems or other in systems) and board.family(tie) != "succession":
            pairs.add((one, other))
    pairs = {pair for pair in pairs if set(pair) <= board.present}
    count = Counter(name for pair in pairs for name in pair)
    ranked = sorted(count, key=lambda name: (-count[name], name))
    shown, out = set(ranked[:BUDGET]), ranked[BUDGET:]
    pairs = {pair for pair in pairs if set(pair) <= shown}
    sends = {one for one, _ in pairs}
    takes = {other for _, other in pairs}
    rows = [
        ("Give", sorted(sends - takes - systems)),
        ("Systems", sorted(shown & systems)),
        ("Give and receive", sorted((sends & takes) - systems)),
        ("Receive", sorted(takes - sends - systems)),
    ]
    left = (f"{len(out)} bodies with few such links.",) if out else ()
    placed = tiers(rows, sorted(pairs), board.labels(shown))
    return [Scene("all", "All", placed, left_out=left)]


def _short(board: Board, name: str) -> str:
    return board.body(name).abbreviation or board.body(name).name


OVERSIGHT = View(
    "oversight",
    "Oversight and funding",
    "Who oversees, funds, hosts or appoints whom?",
    _oversight,
    links=("oversight",),
)
FLOWS = View(
    "flows",
    "Data flows",
    "Where do reports and data on safety go?",
    _flows,
    links=("flow", "membership", "oversight"),
)
