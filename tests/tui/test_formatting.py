"""The model in words."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Anchor, Article, Bookmark, Heading, Origin, Quotation
from reader.quotes import CERTAIN, UNCERTAIN
from reader.text import counted
from reader.tui.formatting import (
    BOOKMARKED,
    UNREAD,
    attribution,
    bookmark_row,
    citation,
    heading_row,
    local_day,
    provenance,
    short_count,
    title_lines,
)

HEADING = Heading("1", "A headline of five words", "paper", 460, 3, "Anna Brown")
ARTICLE = Article(
    "1", "A headline\nText.", "paper", Origin("news.txt", 3, 9), "", "A. Writer", "2025-09-03T10:00"
)
QUOTATION = Quotation(
    0, 5, speaker="Anna Brown", role="mayor", confidence=0.99, reason="named after it"
)
BOOKMARK = Bookmark("1", title="A headline", created="2025-09-03T10:00:00+00:00")
ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [
        (0, "match", "0 matches"),
        (1, "match", "1 match"),
        (1, "quotation", "1 quotation"),
        (12_345, "article", "12,345 articles"),
    ],
)
def test_numbers_agree_with_their_nouns(count: int, noun: str, said: str) -> None:
    assert counted(count, noun) == said


class TestTitle:
    def test_is_wrapped_not_chopped(self) -> None:
        assert title_lines("one two three", 8) == ["one two", "three"]

    def test_says_when_there_is_more(self) -> None:
        lines = title_lines("word " * 100, 10, 2)
        assert len(lines) == 2
        assert lines[-1].endswith("…")

    def test_that_is_cut_still_fits(self) -> None:
        assert title_lines("世" * 90, 9, 2) == ["世世世世", "世世世世…"]

    def test_of_nothing_says_so(self) -> None:
        assert title_lines("", 10) == title_lines("\u200b", 10) == ["(no headline)"]


class TestHeadingRow:
    def row(self, *, read: bool = False, bookmarked: bool = False) -> list[str]:
        return [line.plain for line in heading_row(HEADING, 40, read=read, bookmarked=bookmarked)]

    def test_tells_what_there_is_to_know(self) -> None:
        assert self.row() == [
            f"{UNREAD} A headline of five words",
            "  2 min · ❝ 3 · Anna Brown · paper",
        ]

    def test_marks_without_colour(self) -> None:
        unread, read, kept = self.row(), self.row(read=True), self.row(read=True, bookmarked=True)
        assert unread[0] != read[0]
        assert read[1] != kept[1]
        assert BOOKMARKED in kept[1]

    def test_leaves_out_what_is_not_there(self) -> None:
        heading = replace(HEADING, quotations=0, speaker="")
        row = heading_row(heading, 40, read=True, bookmarked=False)
        assert row[-1].plain == "  2 min · paper"

    def test_leaves_the_source_out_where_it_does_not_fit_whole(self) -> None:
        heading = replace(HEADING, source="The Weekly Paper")
        row = heading_row(heading, 40, read=True, bookmarked=False)
        assert row[-1].plain == "  2 min · ❝ 3 · Anna Brown"
        assert heading_row(heading, 60, read=True, bookmarked=False)[-1].plain.endswith("Paper")

    @given(ANY, ANY, st.integers(20, 60))
    def test_fits_its_width_and_is_harmless(self, title: str, name: str, width: int) -> None:
        heading = replace(HEADING, title=title, speaker=name, source=name)
        for line in heading_row(heading, width, read=False, bookmarked=True):
            assert line.cell_length <= width
            assert not any(unicodedata.category(c) in {"Cc", "Cs", "Co"} for c in line.plain)


def test_a_name_of_a_megabyte_costs_a_line() -> None:
    endless = "x" * 1_000_000
    row = heading_row(
        replace(HEADING, speaker=endless, source=endless), 40, read=True, bookmarked=False
    )
    told = attribution(replace(QUOTATION, speaker=endless, role=endless, reason=endless))
    assert row[-1].cell_length <= 40
    assert len(told.plain) < 3_000


def test_provenance_names_the_file_and_its_lines() -> None:
    told = provenance(ARTICLE, HEADING)
    assert told == "news.txt, lines 3–9 · A. Writer · 2025-09-03 · 2 min · 3 quotations"
    assert provenance(replace(ARTICLE, origin=None), HEADING).startswith("paper · ")


class TestAttribution:
    def told(self, quotation: Quotation) -> str:
        return attribution(quotation).plain

    def test_tells_speaker_role_certainty_and_reason(self) -> None:
        assert self.told(QUOTATION) == "❝ Anna Brown, mayor · certain · named after it"

    def test_says_how_sure_it_is_without_colour(self) -> None:
        assert "likely" in self.told(replace(QUOTATION, confidence=(CERTAIN + UNCERTAIN) / 2))
        doubtful = self.told(replace(QUOTATION, confidence=UNCERTAIN / 2))
        assert "uncertain" in doubtful
        assert "Anna Brown?" in doubtful

    def test_says_when_nobody_is_named(self) -> None:
        told = self.told(Quotation(0, 5, speaker=None, reason="a title"))
        assert told == "❝ nobody is named as the speaker · a title"

    def test_takes_no_markup_from_an_article(self) -> None:
        told = self.told(replace(QUOTATION, speaker="[red]X[/red]\x1b[31m", reason="[/b]"))
        assert "[red]X[/red]\ufffd[31m" in told
        assert "[/b]" in told


def test_a_citation_has_words_speaker_and_place() -> None:
    assert citation("Words", "Anna", "Title", "paper") == "“Words”\n— Anna, in: Title (paper)"
    assert "speaker not named" in citation("Words", "", "Title", "paper")


class TestBookmarkRow:
    def row(self, bookmark: Bookmark, speaker: str = "") -> list[str]:
        lines = bookmark_row(bookmark, 40, title="A headline", speaker=speaker)
        return [line.plain for line in lines]

    def test_of_an_article_shows_its_headline(self) -> None:
        assert self.row(BOOKMARK) == ["★ A headline", "  article · 2025-09-03"]

    def test_of_a_quotation_shows_its_words_and_speaker(self) -> None:
        kept = replace(BOOKMARK, anchor=Anchor("Words", 3), speaker="as it was then")
        assert self.row(kept, "Anna") == ["❝ “Words”", "  Anna · 2025-09-03"]
        assert self.row(kept)[1].startswith("  speaker not named")

    @given(ANY, ANY, st.integers(20, 60))
    def test_fits_its_width(self, words: str, speaker: str, width: int) -> None:
        kept = replace(BOOKMARK, anchor=Anchor(words, 3))
        lines = bookmark_row(kept, width, title=words, speaker=speaker)
        assert all(line.cell_length <= width for line in lines)


@pytest.mark.parametrize(
    ("count", "written"), [(0, "0"), (9_999, "9999"), (10_000, "10k"), (99_995, "99k")]
)
def test_large_numbers_are_short_where_there_is_little_room(count: int, written: str) -> None:
    assert short_count(count) == written


def test_a_bookmark_tells_the_day_where_the_user_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert local_day("2026-03-01T13:30:00.000+00:00") == "2026-03-02"
        assert local_day("once") == "once"
    finally:
        monkeypatch.undo()
        time.tzset()
