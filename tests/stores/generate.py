"""Generated landscapes for the parity of engines: groups in groups, unknown dates, forums."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

BODIES = [f"b{number}" for number in range(5)]
GROUPS = [f"g{number}" for number in range(3)]
FORUMS = ["f0", "f1"]
FUNCTIONS = ("reporting", "investigation", "inspection")
SPANS = (
    ("", ""), ("", ""), ("2015", ""), ("2022-03", ""), ("2025-01-01", ""), ("", "2023"),
    ("2015", "2023"), ("2022-03", "2026-02-01"), ("2014-06-01", "2024-02"),
)  # fmt: skip
DOUBTS = ("", "", "", "since", "until", "claim")
SETTINGS = ("all", "acute", "maternity", "acute;maternity")
CLAIMS = {"l": "kind", "in": "kind", "m": "capacity", "r": "function"}
EXTENTS = ("complete", "several", "opening")
DAYS = ("2022-06-30", "2030-01-01")
OBJECTS = ("", "", "providers", "products", "providers;regulators", "elsewhere",
           "elsewhere;products")  # fmt: skip
TOPICS = ("all", "medicines", "devices", "medicines;devices")

some = st.sampled_from


def dated() -> st.SearchStrategy[dict[str, str]]:
    """Return a strategy of dates and source: known, partial or missing."""
    return st.tuples(some(SPANS), some(("page", "late")), some(DOUBTS)).map(
        lambda drawn: {
            "since": drawn[0][0],
            "until": drawn[0][1],
            "sources": drawn[1],
            "doubtful": drawn[2],
            "support": "partly" if drawn[2] else "supported",
        }
    )


def many(prefix: str, most: int, **values: st.SearchStrategy[Any]) -> Any:
    """Return a strategy of dated rows with an identifier; no two have the same other cells."""
    return st.lists(
        st.tuples(st.fixed_dictionaries(values), dated()),
        max_size=most,
        unique_by=lambda pair: repr(sorted(pair[0].items())),
    ).map(
        lambda found: [
            {
                "id": f"{prefix}{n}",
                **row,
                **when,
                "doubtful": when["doubtful"].replace("claim", CLAIMS.get(prefix, "")),
            }
            for n, (row, when) in enumerate(found)
        ]
    )


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the tables of a package that has no errors."""
    organisations = [
        {
            "id": name,
            "group": str(name in GROUPS).lower(),
            "level": draw(some(("national", "system", "provider"))),
            "dissolved": draw(some(("", "", "", "2026-03"))),
        }
        for name in (*BODIES, *GROUPS)
    ]
    everybody = some((*BODIES, *GROUPS, *FORUMS))
    ends = st.tuples(everybody, everybody).filter(lambda pair: pair[0] != pair[1])
    # A body is in groups, a group in later groups: no circles.
    into = [
        (start, end)
        for start in (*BODIES, *GROUPS)
        for end in GROUPS
        if start in BODIES or start < end
    ]
    links = [
        {**row, "from": row["ends"][0], "to": row["ends"][1]}
        for row in (
            *draw(many("l", 6, ends=ends, kind=some(("memorandum", "oversees")))),
            *draw(many("in", 7, ends=some(into), kind=st.just("in-group"))),
        )
    ]
    pairs = st.permutations(FUNCTIONS).map(lambda p: tuple(p[:2]))
    kinds = some(("information", "decision", "decision", "resource"))
    needs = draw(st.lists(st.tuples(pairs, kinds, some(("stated", "stated", "derived"))),
                          max_size=4, unique_by=lambda need: need[0]))  # fmt: skip
    scope = {"settings": some(SETTINGS), "topics": some(TOPICS)}
    objects = some(OBJECTS)
    return {
        "levels": [{"id": "provider", "rank": "3", "apart": draw(some(("true", "false")))}],
        "sources": [{"id": "late", "publisher": "P", "kind": "publisher",
                     "url": "https://example.org", "published": "2024-02"}],
        "organisations": organisations,
        "arrangements": [{"id": name, "kind": "board"} for name in FORUMS],
        "links": links,
        "memberships": draw(
            many("m", 7, member=some((*BODIES, *GROUPS)), arrangement=some(FORUMS))),
        "roles": draw(
            many("r", 12, holder=everybody, function=some(FUNCTIONS), **scope, objects=objects,
                 area=some(("", "london", "scotland", "uk")),
                 mode=some(("performs", "performs", "complies")),
                 basis=some(("statutory", "voluntary")), explicit=some(("true", "false")))),
        "functions": [{"id": "inspection", "group": "lead", "topics": "medicines",
                       "reach": draw(some(("direct", "direct", "published", "meeting")))}],
        "frameworks": [{"id": "fw", "date": "2019"},
                       {"id": "other", "date": "2022-05", "area": draw(some(("uk", "london")))}],
        "requirements": [
            {**row, "ref": row["id"], "since": "", "until": ""}
            for row in draw(
                many("q", 4, framework=some(("fw", "other")),
                     functions=some((*FUNCTIONS, "reporting;inspection")),
                     levels=some(("national", "system", "national;provider")), **scope,
                     strength=some(("must", "should")),
                     levels_basis=some(("stated", "derived"))))
        ],
        "searches": [
            {"id": f"s{n}", "about": "links", "body": one, "other": other, "extent": extent,
             "searched": day}
            for n, ((one, other), extent, day) in enumerate(draw(st.lists(
                st.tuples(ends, some(EXTENTS), some(DAYS)), max_size=3)))
        ] + [
            {"id": f"t{n}", "about": about, "extent": extent, "searched": day,
             **({"function": "reporting", "level": level} if about == "cell" else {"body": "b0"})}
            for n, (about, level, extent, day) in enumerate(draw(st.lists(
                st.tuples(some(("cell", "links", "roles")), some(("", "national", "system")),
                          some(EXTENTS), some(DAYS)), max_size=4)))
        ],
        "interdependencies": [
            {"id": f"n{n}", "function": one, "needs": other, "strength": str(n % 3 + 1),
             "kind": kind, "basis": basis}
            for n, ((one, other), kind, basis) in enumerate(needs)
        ],
    }  # fmt: skip
