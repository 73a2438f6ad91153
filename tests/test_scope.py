"""Laws of scope: where two remits meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape.scope import Scope, Space, Tree

SETTINGS = Tree(
    {"all": "", "acute": "all", "community": "all", "theatre": "acute", "ward": "acute"}
)
TOPICS = Tree({"all": "", "medicines": "all", "devices": "all"})
AREAS = Tree({"uk": "", "england": "uk", "wales": "uk", "north": "england", "leeds": "north"})
SPACE = Space(SETTINGS, TOPICS, AREAS)
OBJECTS = ("providers", "products", "regulators")


def words(tree: Tree, names: list[str]) -> st.SearchStrategy[frozenset[str]]:
    some = st.frozensets(st.sampled_from(names), min_size=1)
    return some.map(lambda chosen: tree.meet_sets(chosen, (tree.root,)))


SCOPES = st.builds(
    Scope,
    st.sampled_from(("reporting", "alerts")),
    words(SETTINGS, ["all", "acute", "community", "theatre", "ward"]),
    words(TOPICS, ["all", "medicines", "devices"]),
    st.frozensets(st.sampled_from(OBJECTS), min_size=1),
    st.sampled_from(("uk", "england", "wales", "north", "leeds")),
)


@given(SCOPES, SCOPES)
def test_meeting_does_not_depend_on_the_order(one: Scope, other: Scope) -> None:
    assert SPACE.meet(one, other) == SPACE.meet(other, one)


@given(SCOPES, SCOPES, SCOPES)
def test_meeting_does_not_depend_on_the_grouping(one: Scope, two: Scope, three: Scope) -> None:
    left, right = SPACE.meet(one, two), SPACE.meet(two, three)
    assert (SPACE.meet(left, three) if left else None) == (
        SPACE.meet(one, right) if right else None
    )


@given(SCOPES)
def test_a_scope_meets_itself_in_itself_and_the_widest_changes_nothing(scope: Scope) -> None:
    widest = Scope(scope.function, frozenset({"all"}), frozenset({"all"}), frozenset(OBJECTS), "uk")
    assert SPACE.meet(scope, scope) == scope
    assert SPACE.meet(scope, widest) == scope


@given(
    st.frozensets(st.sampled_from(["all", "acute", "community", "theatre", "ward"]), min_size=1),
    st.frozensets(st.sampled_from(["all", "acute", "community", "theatre", "ward"]), min_size=1),
)
def test_two_sets_meet_where_their_masks_share_a_leaf(
    one: frozenset[str], other: frozenset[str]
) -> None:
    met = SETTINGS.meet_sets(one, other)
    assert bool(met) == bool(SETTINGS.mask(one) & SETTINGS.mask(other))
    assert SETTINGS.mask(met) == SETTINGS.mask(one) & SETTINGS.mask(other)


def test_neighbours_do_not_meet() -> None:
    assert AREAS.meet("england", "wales") is None
    assert AREAS.meet("leeds", "uk") == "leeds"


@pytest.mark.parametrize(
    ("parents", "message"),
    [
        ({"a": "", "b": ""}, "expected one root, found 2"),
        ({"a": "", "b": "c", "c": "b"}, "cycle"),
        ({"a": "", "b": "z"}, "'b' lies under 'z'"),
    ],
)
def test_what_is_no_tree_is_refused(parents: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Tree(parents)
