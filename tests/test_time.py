"""Laws of time: spans of partial dates and the three-valued answer."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from landscape.time import ALWAYS, NEVER, Holds, Span, first_day, last_day

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 12, 31)).map(str)
PARTIAL = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from((4, 7, 10)))
MAYBE = st.one_of(st.just(""), PARTIAL)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    since, until = draw(MAYBE), draw(MAYBE)
    if since and until and last_day(until) < first_day(since):
        since, until = until, since
    return Span.of(since, until, draw(MAYBE))


def conjunction(one: Holds, other: Holds) -> Holds:
    if Holds.NO in (one, other):
        return Holds.NO
    return Holds.UNKNOWN if Holds.UNKNOWN in (one, other) else Holds.YES


@given(spans(), spans(), DAYS)
def test_a_conjunction_holds_as_its_two_parts_do(one: Span, other: Span, day: str) -> None:
    assert (one & other).on(day) is conjunction(one.on(day), other.on(day))


@given(spans(), DAYS)
def test_always_changes_nothing_and_never_rules_everything_out(span: Span, day: str) -> None:
    assert (span & ALWAYS).on(day) is span.on(day)
    assert (span & NEVER).on(day) is Holds.NO


@given(PARTIAL, MAYBE, DAYS)
def test_a_vaguer_start_never_makes_an_answer_certain(since: str, until: str, day: str) -> None:
    if until and last_day(until) < first_day(since):
        return
    sharp, vague = Span.of(since, until).on(day), Span.of(since[:4], until).on(day)
    assert vague in (sharp, Holds.UNKNOWN)


@given(PARTIAL, DAYS)
def test_without_a_start_a_fact_is_certain_only_from_its_source_on(seen: str, day: str) -> None:
    holds = Span.of("", "", seen).on(day)
    assert holds is (Holds.YES if day >= last_day(seen) else Holds.UNKNOWN)


def test_a_fact_holds_from_its_first_day_up_to_but_not_with_its_end() -> None:
    span = Span.of("2017-04-01", "2023-10-01")
    assert [span.on(day) for day in ("2017-03-31", "2017-04-01", "2023-09-30", "2023-10-01")] == [
        Holds.NO, Holds.YES, Holds.YES, Holds.NO,
    ]  # fmt: skip


def test_within_a_partial_date_the_answer_is_unknown() -> None:
    span = Span.of("2013", "2016-02")
    assert span.on("2012-12-31") is Holds.NO
    assert span.on("2013-06-01") is Holds.UNKNOWN
    assert span.on("2014-01-01") is Holds.YES
    assert span.on("2016-02-10") is Holds.UNKNOWN
    assert span.on("2016-02-29") is Holds.NO
