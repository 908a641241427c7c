"""The user's word on who said what, laid over what was extracted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.library import Sort
from reader.library.corrections import REASON, correct, corrected, uncorrect
from reader.model import Kind, Quotation
from reader.storage import Entry
from reader.storage.merge import merged_corrections

if TYPE_CHECKING:
    from reader.library import Library

TEXT = "A headline\n“One,” said Anna Brown. “Two,” said Peter Okafor. The “three” came last.\n"


def quotation(words: str, **more: object) -> Quotation:
    start = TEXT.index(words)
    return Quotation(start, start + len(words), **more)  # type: ignore[arg-type]


FOUND = (
    quotation("One,", speaker="Anna Brown", role="mayor", confidence=0.9),
    quotation("Two,", speaker="Peter Okafor", confidence=0.5),
    quotation("three", kind=Kind.UNATTRIBUTED),
)


def test_a_correction_says_who_and_by_whose_word() -> None:
    made = correct(TEXT, FOUND[1], "Anna Brown", None)
    _, second, _ = corrected(TEXT, FOUND, made)
    assert (second.speaker, second.confidence, second.reason) == ("Anna Brown", 1.0, REASON)
    assert second.role == "mayor"
    assert second.mention is None


def test_nobody_said_it() -> None:
    first, *others = corrected(TEXT, FOUND, correct(TEXT, FOUND[0], None, None))
    assert (first.speaker, first.kind) == (None, Kind.UNATTRIBUTED)
    assert others == list(FOUND[1:])


def test_words_that_nobody_was_said_to_have_said_get_a_speaker() -> None:
    *_, third = corrected(TEXT, FOUND, correct(TEXT, FOUND[2], "Ida Lund", None))
    assert (third.speaker, third.kind) == ("Ida Lund", Kind.DIRECT)


def test_the_last_word_counts_and_can_be_taken_back() -> None:
    once = correct(TEXT, FOUND[0], "Ida Lund", None)
    twice = correct(TEXT, FOUND[0], "Ruth Levy", once)
    assert len(twice.made) == 1
    assert corrected(TEXT, FOUND, twice)[0].speaker == "Ruth Levy"
    assert uncorrect(TEXT, FOUND[0], twice) is None
    assert uncorrect(TEXT, FOUND[1], twice) == twice


def test_a_correction_holds_when_the_quotation_is_extracted_longer() -> None:
    made = correct(TEXT, FOUND[0], "Ida Lund", None)
    longer = Quotation(FOUND[0].start, FOUND[0].end + 1, speaker="Anna Brown")
    assert corrected(TEXT, [longer, *FOUND[1:]], made)[0].speaker == "Ida Lund"


def test_a_correction_of_what_is_no_longer_extracted_changes_nothing() -> None:
    made = correct(TEXT, FOUND[0], "Ida Lund", None)
    assert corrected(TEXT, FOUND[1:], made) == FOUND[1:]


def test_of_two_libraries_the_later_word_counts() -> None:
    mine = correct(TEXT, FOUND[0], "Ida Lund", None)
    theirs = correct(TEXT, FOUND[0], "Ruth Levy", correct(TEXT, FOUND[1], None, None))
    both = merged_corrections(mine, theirs)
    assert len(both.made) == 2
    assert merged_corrections(both, theirs) == both
    latest = max(mine.made + theirs.made, key=lambda each: each.made)
    assert latest in both.made


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["A", "B", None])), max_size=6))
def test_as_many_quotations_in_the_same_places_whatever_is_corrected(steps) -> None:
    made, last = None, {}
    for number, speaker in steps:
        made = correct(TEXT, FOUND[number], speaker, made)
        last[number] = speaker
    after = corrected(TEXT, FOUND, made)
    assert [(q.start, q.end) for q in after] == [(q.start, q.end) for q in FOUND]
    assert all(after[number].speaker == speaker for number, speaker in last.items())


def _kept_speaker(library: Library) -> str:
    (bookmark,) = library.bookmarks.all()
    return library.bookmarks.shown(bookmark).speaker


class TestInTheLibrary:
    def test_it_outlives_a_new_extraction_and_is_undone(self, library, ids) -> None:
        id = ids[1]
        article, first = library.articles.get(id), library.articles.quotations(id)[0]
        extracted = library._store.articles.quotations(id)
        library.bookmarks.toggle(id, first)
        library.corrections.correct(article, first, "Ida Lund")
        library._store.articles.replace(
            [Entry(article, library._store.articles.heading(id), extracted, "later")]
        )
        assert library.articles.quotations(id)[0].speaker == "Ida Lund"
        assert _kept_speaker(library) == "Ida Lund"
        assert library.undo() == "the correction"
        assert library.articles.quotations(id)[0] == first
        assert _kept_speaker(library) == first.speaker

    def test_the_list_names_who_is_quoted_most_by_the_users_word(self, library, ids) -> None:
        id = ids[1]
        for quotation in library.articles.quotations(id):
            library.corrections.correct(library.articles.get(id), quotation, "Ida Lund")
        assert library.articles.heading(id).speaker == "Ida Lund"

    def test_the_order_by_speaker_goes_by_the_users_word(self, library, ids) -> None:
        before = library.listing.ids(sort=Sort.SPEAKER)
        id = before[-2]  # the last one names nobody
        for quotation in library.articles.quotations(id):
            library.corrections.correct(library.articles.get(id), quotation, "Ada Aa")
        assert library.listing.ids(sort=Sort.SPEAKER)[0] == id
        while library.undo():
            pass
        assert library.listing.ids(sort=Sort.SPEAKER) == before

    def test_taking_it_back_gives_what_was_extracted(self, library, ids) -> None:
        id = ids[1]
        article, first = library.articles.get(id), library.articles.quotations(id)[0]
        assert not library.corrections.uncorrect(article, first)
        library.corrections.correct(article, first, None)
        assert library.corrections.uncorrect(article, library.articles.quotations(id)[0])
        assert library.articles.quotations(id)[0] == first

    def test_a_backup_carries_it(self, library, ids, open_library, tmp_path) -> None:
        id = ids[1]
        library.corrections.correct(
            library.articles.get(id), library.articles.quotations(id)[0], "Ida Lund"
        )
        library.back_up(tmp_path / "mine")
        library.undo()
        library.restore(tmp_path / "mine")
        assert library.articles.quotations(id)[0].speaker == "Ida Lund"

    def test_a_search_goes_by_the_users_word(self, library, ids, open_library) -> None:
        article = library.articles.get(ids[1])
        first, second = library.articles.quotations(ids[1])[:2]

        def found(library: Library) -> list[int]:
            hits = library.search.find("speaker:lund").hits
            return [hit.passage.start for hit in hits if hit.score > 0]

        assert not found(library)
        library.corrections.correct(article, first, "Ida Lund")
        assert found(library) == [first.start]
        library.corrections.correct(article, second, "Ida Lund")
        assert sorted(found(library)) == [first.start, second.start]
        library.corrections.uncorrect(article, library.articles.quotations(ids[1])[0])
        assert found(library) == [second.start]
        assert found(open_library()) == [second.start]
        library.undo()
        library.undo()
        assert found(library) == [first.start]
