"""A passage with its surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.text import show
from reader.tui.excerpt import LONGEST, excerpt, surroundings

if TYPE_CHECKING:
    from textual.content import Content

TEXT = """\
A headline
The first paragraph begins. It goes on. It ends here.
“The second is quoted,” he said. More follows. The last of it.
The third begins. And ends.
"""


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def around(words: str) -> str:
    return surroundings(TEXT, span_of(words)).of(TEXT)


def marked(content: Content, style: str) -> list[str]:
    return [content.plain[s.start : s.end] for s in content.spans if s.style == style]


class TestSurroundings:
    def test_are_the_paragraph_of_a_passage_in_its_middle(self) -> None:
        assert around("More") == TEXT.splitlines()[2]

    def test_take_a_sentence_from_before_at_the_beginning(self) -> None:
        assert around("The second") == f"It ends here.\n{TEXT.splitlines()[2]}"

    def test_take_a_sentence_from_after_at_the_end(self) -> None:
        assert around("The last") == f"{TEXT.splitlines()[2]}\nThe third begins."

    def test_never_take_from_the_headline(self) -> None:
        assert around("The first") == TEXT.splitlines()[1]

    def test_of_the_headline_go_on_into_the_text(self) -> None:
        assert around("headline") == "A headline\nThe first paragraph begins."

    def test_of_nothing_known_are_the_passage(self) -> None:
        beyond = Span(len(TEXT) + 5, len(TEXT) + 9)
        assert surroundings(TEXT, beyond) == beyond

    def test_of_a_megabyte_are_a_few_lines(self) -> None:
        text = "Title\n" + "word " * 200_000
        found = surroundings(text, Span(500_000, 500_004))
        assert found.start <= 500_000
        assert found.end >= 500_004
        assert found.end - found.start <= 2 * LONGEST + 4

    def test_of_a_megabyte_that_is_quoted_are_its_beginning(self) -> None:
        text = "Title\n“" + "word " * 200_000 + "”"
        found = surroundings(text, Span(7, len(text) - 1))
        assert found.start == 6
        assert len(found.of(text)) <= 3 * LONGEST

    @given(st.text("aB. ?\n”", max_size=120), st.integers(0, 119), st.integers(1, 40))
    def test_hold_the_passage(self, text: str, start: int, size: int) -> None:
        passage = Span(min(start, len(text)), min(start + size, len(text)))
        found = surroundings(text, passage)
        words = passage.of(text).strip()
        assert words in found.of(text)
        assert 0 <= found.start <= found.end <= len(text)


class TestExcerpt:
    def test_sets_paragraphs_apart(self) -> None:
        content = excerpt(TEXT, span_of("It ends here.\n“The second"), [])
        assert content.plain == "It ends here.\n\n“The second"

    def test_marks_in_each_paragraph_what_a_mark_covers(self) -> None:
        content = excerpt(TEXT, Span(0, len(TEXT)), [(span_of("here.\n“The"), "bold")])
        assert marked(content, "bold") == ["here.", "“The"]

    def test_marks_the_right_words_behind_what_is_not_shown(self) -> None:
        text = "Title\nzero\u200b\u200bwidth \x1b[31m[b]words[/b]\u202e end"
        at = text.index("words")
        content = excerpt(text, Span(6, len(text)), [(Span(at, at + 5), "bold")])
        assert content.plain == show(text[6:])
        assert marked(content, "bold") == ["words"]
