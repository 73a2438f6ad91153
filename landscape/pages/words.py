"""Words for a reader: dates, numbers, names and verdicts in plain English. No markup, no files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from landscape.model import Landscape
from landscape.names import label

__all__ = [
    "VERDICTS",
    "body_name",
    "count",
    "day_in_words",
    "listed",
    "names",
    "needs",
    "searched_in_words",
    "share",
    "touch_in_words",
    "verdict",
]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip

VERDICTS = {
    "none": "Nobody is recorded as holding it",
    "unsure": "Only facts that are not sure say that somebody may hold it",
    "part": "Held, but only for a part of the settings, topics or territory",
    "one": "One body alone holds it",
    "implicit": "Held, but patient safety is named in nobody's duty",
    "voluntary": "Held, but nobody is bound to hold it",
    "covered": "Held by more than one",
}
"""What the classes of the answer `gaps` mean."""


def day_in_words(date: str) -> str:
    """Return a partial ISO date as people write it.

    >>> day_in_words("2023-07-11"), day_in_words("2013-04"), day_in_words("2013"), day_in_words("")
    ('11 July 2023', 'April 2013', '2013', 'date not known')
    """
    if not date:
        return "date not known"
    year, month, day = (*date.split("-"), "", "")[:3]
    named = MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else ""
    return " ".join(filter(None, (day.lstrip("0"), named, year)))


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "body", "bodies"), count(2858, "pair")
    ('1 body', '2,858 pairs')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def share(part: int, whole: int) -> str:
    """Return a part of a whole in per cent; without a whole there is no share.

    >>> share(54, 124), share(0, 0), share(1, 1000)
    ('44%', 'no share', 'under 1%')
    """
    if not whole:
        return "no share"
    if part and part / whole < 0.005:
        return "under 1%"
    if part < whole and part / whole >= 0.995:
        return "over 99%"
    return f"{100 * part / whole:.0f}%"


def listed(words: Sequence[str], most: int = 0) -> str:
    """Return words as a list in a sentence; beyond `most` only their number.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c", "d"], 2)
    ('a, b and c', 'a, b and 2 more')
    """
    if most and len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))


def body_name(landscape: Landscape, name: str) -> str:
    """Return the full name of a body, with its abbreviation."""
    body = landscape.bodies.get(name)
    if body is None:
        return name
    return f"{body.name} ({body.abbreviation})" if body.abbreviation else body.name


def names(landscape: Landscape, table: str, found: Iterable[str]) -> list[str]:
    """Return identifiers of a table as a reader sees them."""
    return [label(landscape, table, name) for name in found]


def touch_in_words(row: dict[str, Any]) -> str:
    """Return whether the two of an overlap are in touch, in words."""
    if row["coordinated"]:
        return "in touch"
    return "only ties that are not sure" if row["unsure"] else "no link or common forum recorded"


def verdict(landscape: Landscape, row: dict[str, Any]) -> str:
    """Return what a row of `gaps` says, in words."""
    words = VERDICTS[row["class"]]
    if row["class"] == "one":
        words += f": {body_name(landscape, row['holders'][0])}"
    elif row["holders"]:
        words += f" ({listed([label(landscape, 'bodies', h) for h in row['holders']], 4)})"
    if row["unsure"]:
        words += (
            f"; {count(row['unsure'], 'more body', 'more bodies')} may hold it, which is not sure"
        )
    return words


def searched_in_words(row: dict[str, Any]) -> str:
    """Return whether somebody looked for what a row of `gaps`, `overlaps` or `missing` lacks."""
    what = "Holders" if "where" in row else "Ties"
    if row.get("holders"):
        what = "Further holders"
    if row["searched"]:
        return f"{what} were searched for, and none found."
    return f"{what} have not been searched for yet."


def needs(landscape: Landscape, row: dict[str, Any], most: int = 3) -> list[tuple[str, str]]:
    """Return why the two bodies of a row of `missing` need each other, strongest reason first.

    Returns
    -------
    list of tuple
        Each a sentence, and the identifier of the dependency it rests on (empty for a shared
        function).
    """
    held, bound = set(), set()
    for fact in row["facts"]:
        role = landscape.all_roles.get(fact.partition("/")[2])
        if role is not None and fact.startswith("role"):
            held.add((role.holder, role.function))
            if landscape.is_bound(role):
                bound.add((role.holder, role.function))
    one, other = row["one"], row["other"]
    found: list[tuple[int, str, str]] = []
    for need in landscape.interdependencies.values():
        if f"{need.function}>{need.needs}" not in row["dependent"]:
            continue
        for a, b in ((one, other), (other, one)):
            needing = bound if landscape.bound_only(need) else held
            if (a, need.function) in needing and (b, need.needs) in held:
                first, second = names(landscape, "functions", (need.function, need.needs))
                found.append(
                    (-need.strength,
                     f"{first} by {label(landscape, 'bodies', a)} needs {second.lower()} by "
                     f"{label(landscape, 'bodies', b)}", need.id)
                )  # fmt: skip
                break
    reasons = [(sentence, name) for _, sentence, name in sorted(found)]
    if row["shared"]:
        shared = names(landscape, "functions", row["shared"])
        reasons.insert(0, (f"Both hold {listed([word.lower() for word in shared], 3)}", ""))
    return reasons[:most]
