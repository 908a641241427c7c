"""What an index promises, whatever is in it."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.job import Job
from reader.search import CancelledError, Index, Marks, Operator, Passage, Query, Results
from reader.search.searcher import Searcher
from reader.search.words.tokens import words

if TYPE_CHECKING:
    import random
    from pathlib import Path

WORDS = ["path", "nowhere", "feeding", "trough", "putin", "café", "it's", "war", "a", "the"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
queries = st.lists(st.sampled_from([*WORDS, "nowere", "trof", "mosc", "-war"]), max_size=5).map(
    " ".join
)


@st.composite
def collections(draw: st.DrawFn) -> list[Passage]:
    """Passages of a few articles, one after the other in each."""
    found = []
    for article in range(draw(st.integers(1, 5))):
        start = 0
        for text in draw(st.lists(texts, min_size=1, max_size=4)):
            speaker = draw(st.sampled_from(["", "Vladimir Putin", "Zakharova"]))
            end = start + len(text)
            found.append(Passage(f"a{article}", start, end, "quotation", text, speaker))
            start = end + 1
    return found


def told(results: Results) -> list[tuple[Passage, float, object]]:
    return [(hit.passage, round(hit.score, 5), hit.matches) for hit in results.hits]


@given(st.lists(st.text(), max_size=5), st.text())
def test_never_raises_and_marks_words_of_the_text(texts: list[str], query: str) -> None:
    passages = [
        Passage(f"{number}", 7, 7 + len(text), "text", text) for number, text in enumerate(texts)
    ]
    for hit in Index.build(passages).search(query).hits:
        held = words(hit.passage.text)
        assert 0 <= hit.score <= 1
        for span in hit.matches:
            cut = hit.passage.text[span.start - 7 : span.end - 7]
            # one character may stand for several words: 0¼ is folded to 01⁄4
            assert set(words(cut)) & set(held)


@given(collections(), queries, st.randoms())
def test_results_do_not_depend_on_the_order_of_arrival(
    passages: list[Passage], query: str, chance: random.Random
) -> None:
    shuffled = chance.sample(passages, len(passages))
    assert told(Index.build(passages).search(query)) == told(Index.build(shuffled).search(query))


@pytest.mark.slow
@given(collections(), collections(), st.sets(st.sampled_from(["a0", "a1", "a2", "a4"])), queries)
def test_adding_and_removing_is_like_building_anew(
    first: list[Passage], second: list[Passage], gone: set[str], query: str
) -> None:
    second = [replace(passage, article=f"b{passage.article}") for passage in second]
    changed = Index.build(first)
    changed.search(query)
    changed.add(second)
    changed.remove(gone)
    changed.add([])
    left = [passage for passage in [*first, *second] if passage.article not in gone]
    assert len(changed) == len(left)
    assert told(changed.search(query)) == told(Index.build(left).search(query))


def test_many_small_additions_are_like_building_at_once(passages: list[Passage]) -> None:
    grown = Index()
    for number in range(0, len(passages), 3):
        grown.add(passages[number : number + 3])
    built = Index.build(passages)
    for query in ("path to nowere", "putin", "the war of", "speaker:merz criminal"):
        assert told(grown.search(query)) == told(built.search(query))


def test_typing_gives_what_a_fresh_search_gives(passages: list[Passage]) -> None:
    query, typed = "zelensky moscow meeting", Index.build(passages)
    for length in range(1, len(query) + 1):
        fresh = Index.build(passages).search(query[:length])
        assert told(typed.search(query[:length])) == told(fresh)


def test_matches_are_the_words_in_the_stored_text(index: Index, stored: str) -> None:
    hit = index.search("pth to nowere").hits[0]
    assert [span.of(stored) for span in hit.matches] == ["path", "to", "nowhere"]
    assert "“nowere” read as “nowhere”" in hit.reason


def test_the_reason_names_the_speaker(index: Index) -> None:
    assert "“putin” is the speaker" in index.search("putin path nowhere").hits[0].reason


def test_speakers_and_sources_are_counted(index: Index) -> None:
    results = index.search("war criminal")
    assert {facet.value for facet in results.speakers} >= {"Friedrich Merz", "Joe Biden"}
    assert [(facet.value, facet.count) for facet in results.sources] == [
        ("seed", len(results.hits))
    ]


def test_scores_never_rise_down_the_list(index: Index) -> None:
    scores = [hit.score for hit in index.search("putin meeting in moscow").hits]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 5


def test_the_word_to_leave_out_is_the_one_nobody_said(index: Index) -> None:
    results = index.search("nowhere berlusconi bunga")
    assert not results.close
    assert results.suggestion in ("berlusconi", "bunga")


def test_the_condition_to_drop_is_the_one_in_the_way(index: Index) -> None:
    results = index.search("path to nowhere speaker:merz")
    assert not results.close
    assert results.suggestion == "speaker:merz"


def test_only_what_is_let_through_is_found(index: Index) -> None:
    results = index.search("path to nowhere", only=lambda passage: passage.kind == "text")
    assert results.hits
    assert {hit.passage.kind for hit in results.hits} == {"text"}


def test_a_cancelled_search_stops(index: Index) -> None:
    with pytest.raises(CancelledError):
        index.search("path", job=Job(is_cancelled=lambda: True))
    assert index.search("path").hits


def test_two_threads_get_their_own_answers(passages: list[Passage]) -> None:
    shared, alone = Index.build(passages), Index.build(passages)
    queries = ["path to nowhere", "feeding trough", "war criminal"] * 5
    right = {query: told(alone.search(query)) for query in queries}
    wrong: list[str] = []

    def ask(own: list[str]) -> None:
        wrong.extend(query for query in own if told(shared.search(query)) != right[query])

    threads = [threading.Thread(target=ask, args=(queries[n:] + queries[:n],)) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_cancelled_build_stops_soon(passages: list[Passage]) -> None:
    many = [replace(p, article=f"{n}") for n in range(20) for p in passages]
    coming, looks = iter(many), iter([False, True])
    with pytest.raises(CancelledError):
        Index.build(coming, job=Job(is_cancelled=lambda: next(looks)))
    assert len(list(coming)) > len(many) // 3


def test_a_build_cancelled_at_its_end_makes_no_index(passages: list[Passage]) -> None:
    coming, looks = iter(passages), iter([False, True])
    with pytest.raises(CancelledError):
        Index.build(coming, job=Job(is_cancelled=lambda: next(looks)))
    assert not list(coming)


def test_values_are_counted(index: Index) -> None:
    first = index.values(Operator.SPEAKER)[0]
    assert first.value == "Vladimir Putin"
    assert first.count > 5
    assert [facet.value for facet in index.values(Operator.IN)] == ["quote", "text", "title"]


def test_an_empty_index_finds_nothing() -> None:
    assert Index().search("anything", marks=Marks()) == Results()


@pytest.mark.parametrize("query", ["x" * 100_000, '"' * 10_000, "path " * 20_000, "a:" * 20_000])
def test_what_is_pasted_by_mistake_is_answered(index: Index, query: str) -> None:
    assert len(index.search(query, 5).hits) <= 5


@pytest.mark.parametrize(
    "piece", ["speaker:s{} ", "-w{} ", '"path {}" ', "word{} ", "tag:t{} ", "灯塔{}", "-C{}+ "]
)
def test_a_query_is_searched_for_in_bounded_steps(
    index: Index, monkeypatch: pytest.MonkeyPatch, piece: str
) -> None:
    steps: list[int] = []
    whole = Searcher._search

    def counted(self: Searcher, query: Query, *others: Any) -> Results:
        steps.append(len(query.conditions))
        return whole(self, query, *others)

    monkeypatch.setattr(Searcher, "_search", counted)
    query = "".join(map(piece.format, range(3000)))
    assert any("Only the" in problem.message for problem in index.search(query, 5).problems)
    assert sum(steps) <= 100


def test_a_word_of_like_meaning_is_found(index: Index) -> None:
    first = index.search("fruitless try to absolve himself").hits[0]
    assert "unsuccessful attempt" in first.passage.text
    assert "“try” read as “attempt”" in first.reason


def test_aliases_may_be_ones_own() -> None:
    passage = Passage("a", 0, 23, "text", "The Iron Lady has spoken")
    index = Index.build([passage], aliases={"thatcher": ("lady",)})
    assert index.search("thatcher").hits[0].passage == passage


def test_a_saved_index_answers_the_same(index: Index, tmp_path: Path) -> None:
    index.save(tmp_path)
    loaded = Index.load(tmp_path)
    for query in ("path to nowere", "speaker:putin", 'war "of our time" -joe', "trof"):
        assert told(loaded.search(query)) == told(index.search(query))
    loaded.remove(["seed"])
    assert len(loaded) == 0
