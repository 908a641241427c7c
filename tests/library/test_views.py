"""Lists in every order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Counts, Show, Sort
from reader.library.views import arrange
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


@pytest.mark.parametrize("sort", Sort)
@given(libraries())
def test_every_order_has_the_same_articles_and_leaves_the_list_given_alone(sort, headings):
    ids = list(headings)
    assert sorted(arrange(ids, sort, headings.__getitem__)) == sorted(headings)
    assert ids == list(headings)


@given(libraries())
def test_ties_stay_as_filed(headings):
    ordered = arrange(list(headings), Sort.LONGEST, headings.__getitem__)
    keys = [(-headings[id].words, int(id)) for id in ordered]
    assert keys == sorted(keys)


@given(libraries())
def test_newest_first_then_those_without_a_date_latest_filed_first(headings):
    ordered = [headings[id] for id in arrange(list(headings), Sort.NEWEST, headings.__getitem__)]
    dates = [heading.published for heading in ordered]
    assert dates == sorted(dates, reverse=True)
    undated = [int(heading.id) for heading in ordered if not heading.published]
    assert undated == sorted(undated, reverse=True)


def test_by_speaker_goes_by_the_last_name_and_puts_nobody_last():
    speakers = ["", "Zoe Abbot", "anna brown", "Élan Carter", "Adam Brown"]
    headings = {s: Heading(s, "", "", 1, 1, s) for s in speakers}
    assert arrange(speakers, Sort.SPEAKER, headings.__getitem__) == [
        "Zoe Abbot",
        "Adam Brown",
        "anna brown",
        "Élan Carter",
        "",
    ]


def test_the_orders_go_round():
    seen, sort = [], Sort.FILED
    for _ in Sort:
        seen.append(sort)
        sort = sort.next
    assert seen == list(Sort)
    assert sort is Sort.FILED


def test_counts_by_filter():
    counts = Counts(all=9, unread=4, bookmarked=2)
    assert [counts.of(show) for show in Show] == [9, 4, 2]
