"""Lists in every order."""

from __future__ import annotations

from operator import attrgetter
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.job import Job
from reader.library import Sort, ordering
from reader.library.ordering import Ordering
from reader.model import Heading

names = st.sampled_from(["", "Anna Brown", "Ben brown", "Élan Vital", "zoe Abbot"])


@st.composite
def libraries(draw) -> dict[str, Heading]:
    count = draw(st.integers(0, 8))
    return {
        str(n): Heading(
            id=str(n),
            title=draw(names),
            source="",
            words=draw(st.integers(0, 3)),
            quotations=draw(st.integers(0, 3)),
            speaker=draw(names),
            published=draw(st.sampled_from(["", "2025-01-01", "2025-06-01"])),
        )
        for n in range(count)
    }


def arranged(ids: list[str], sort: Sort, headings: dict[str, Heading]) -> list[str]:
    return Ordering(headings.__getitem__).arrange(ids, sort)


@pytest.mark.slow
@pytest.mark.parametrize("sort", Sort)
@given(libraries())
def test_every_order_has_the_same_articles_and_leaves_the_list_given_alone(sort, headings):
    ids = list(headings)
    assert sorted(arranged(ids, sort, headings)) == sorted(headings)
    assert ids == list(headings)


@given(libraries())
def test_ties_stay_as_filed(headings):
    ordered = arranged(list(headings), Sort.LONGEST, headings)
    keys = [(-headings[id].words, int(id)) for id in ordered]
    assert keys == sorted(keys)


@given(libraries())
def test_newest_first_then_those_without_a_date_latest_filed_first(headings):
    ordered = [headings[id] for id in arranged(list(headings), Sort.NEWEST, headings)]
    dates = [heading.published for heading in ordered]
    assert dates == sorted(dates, reverse=True)
    undated = [int(heading.id) for heading in ordered if not heading.published]
    assert undated == sorted(undated, reverse=True)


def test_by_speaker_goes_by_the_last_name_and_puts_nobody_last():
    speakers = ["", "Zoe Abbot", "anna brown", "Élan Carter", "Adam Brown"]
    headings = {s: Heading(s, "", "", 1, 1, s) for s in speakers}
    assert arranged(speakers, Sort.SPEAKER, headings) == [
        "Zoe Abbot",
        "Adam Brown",
        "anna brown",
        "Élan Carter",
        "",
    ]


@given(libraries())
def test_many_articles_are_sorted_in_pieces_as_in_one(headings):
    key = attrgetter("quotations")
    whole = sorted(headings, key=lambda one: key(headings[one]), reverse=True)
    with mock.patch.object(ordering, "_PIECE", 2):
        assert arranged(list(headings), Sort.QUOTATIONS, headings) == whole


def test_what_the_orders_go_by_is_read_once_until_it_changes():
    headings = {n: Heading(n, n, "", int(n), 0) for n in "123"}
    read: list[str] = []
    orders = Ordering(lambda one: read.append(one) or headings[one])
    assert orders.arrange(["1", "2"], Sort.LONGEST) == ["2", "1"]
    assert orders.arrange(["1", "2", "3"], Sort.TITLE) == ["1", "2", "3"]
    assert read == ["1", "2", "3"]
    headings["1"] = Heading("1", "9", "", 9, 0)
    orders.forget()
    assert orders.arrange(["1", "2", "3"], Sort.LONGEST) == ["1", "3", "2"]


def test_an_order_that_is_not_wanted_any_more_reads_nothing():
    def heading(id: str) -> Heading:
        raise AssertionError(id)

    assert Ordering(heading).arrange(["1", "2"], Sort.TITLE, Job(is_cancelled=lambda: True)) == [
        "1",
        "2",
    ]


def test_the_orders_go_round():
    seen, sort = [], Sort.FILED
    for _ in Sort:
        seen.append(sort)
        sort = sort.next
    assert seen == list(Sort)
    assert sort is Sort.FILED
