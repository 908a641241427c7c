"""Keys that arrive in one read, as over a slow line, are done in their order."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from tests.terminal.session import Session

    Start = Callable[..., Session]
    Open = Callable[[], Library]

pytestmark = pytest.mark.slow

SAVE = "\x13"
PASTE = "\x1b[200~{}\x1b[201~"
LONG = " ".join(f"word{n}" for n in range(120))


def _start(session: Session) -> None:
    session.wait(r"1 of 6")
    session.wait(lambda: not session.read(0.6))


@pytest.mark.parametrize("words", ["x", "ask the county", "two\rlines", LONG])
@pytest.mark.parametrize("form", ["{}", PASTE])
def test_a_note_in_one_burst_is_kept_whole(
    words: str, form: str, reader: Start, opened: Open
) -> None:
    with reader() as session:
        _start(session)
        session.press("e" + form.format(words) + SAVE, "Kept, with your note")
        session.press("e" + form.format(" and more") + "\t" + "pier, sea\r")
        session.wait(lambda: "#" in session.text or not session.read(0.5))
        session.press("q")
        assert session.end() == 0
    with opened() as library:
        (bookmark,) = library.bookmarks.all()
    assert bookmark.note == words.replace("\r", "\n") + " and more"
    assert bookmark.tags == ("pier", "sea")


def test_escape_after_a_burst_asks_before_it_loses_something(reader: Start, opened: Open) -> None:
    with reader() as session:
        _start(session)
        session.press("e" + LONG + "\x1b", "Not saved yet")
        session.press(SAVE, "Kept, with your note")
        session.press("q")
        assert session.end() == 0
    with opened() as library:
        assert library.bookmarks.all()[0].note == LONG


def test_quit_after_a_burst_comes_after_it(reader: Start, opened: Open) -> None:
    with reader() as session:
        _start(session)
        session.press("e" + LONG + SAVE + "jb\x11")
        assert session.end() == 0
        assert session.is_restored
    with opened() as library:
        first, second = sorted(library.bookmarks.all(), key=lambda kept: kept.created)
        assert (first.note, second.note) == (LONG, "")


@pytest.mark.parametrize("number", [2, 4, 6])
def test_a_search_in_one_burst_opens_what_it_found(number: int, reader: Start) -> None:
    with reader() as session:
        _start(session)
        session.press(f"/harbour master counts ship number {number}\r", rf"▕ .*number {number} tw")


def test_a_name_typed_in_one_burst_is_whole(reader: Start) -> None:
    with reader() as session:
        _start(session)
        session.press("o.", "▌")
        session.press("cZebulon Quarterpounder\r", "Zebulon Quarterpounder said it")


def test_words_found_in_an_article_in_one_burst(reader: Start) -> None:
    with reader() as session:
        _start(session)
        session.press("o\x06load 23\r", "lifted load 23 ")


def test_a_row_of_the_bookmarks_in_one_burst(reader: Start, opened: Open) -> None:
    with reader() as session:
        _start(session)
        session.press("bjbjb", "3 of 6")
        session.press("'number 2\x05seen\x13", "Noted")
        session.press("\x11")
        assert session.end() == 0
    with opened() as library:
        noted = [bookmark.title for bookmark in library.bookmarks.all() if bookmark.note == "seen"]
        assert noted == ["The harbour master counts ship number 2 twice"]


@pytest.mark.parametrize("typed", ["zen\r", PASTE.format("zen") + "\r", "every action\x1b[B\x1b"])
def test_a_command_of_the_palette_in_one_burst(typed: str, reader: Start) -> None:
    with reader() as session:
        _start(session)
        session.press(":" + typed)
        session.wait(lambda: ("All 6" in session.text) != ("zen" in typed))


def test_the_end_comes_in_order_too(reader: Start) -> None:
    with reader() as session:
        _start(session)
        session.press("jj/what\x1b\x1b\x11")
        assert session.end() == 0
        assert session.is_restored


def test_five_stops_and_then_the_end(reader: Start) -> None:
    with reader() as session:
        _start(session)
        for _ in range(5):
            session.kill(signal.SIGTSTP)
            session.kill(signal.SIGCONT)
        session.kill(signal.SIGTERM)
        assert session.end(20) == 128 + signal.SIGTERM
        assert session.is_restored


def test_what_follows_a_move_in_one_burst_is_done_where_it_led(
    reader: Start, opened: Callable[[], Library]
) -> None:
    with reader() as session:
        _start(session)
        session.press("jj.B", "Quotation kept")
        session.press("q")
        assert session.end() == 0
    with opened() as library:
        (kept,) = library.bookmarks.all()
        assert kept.article == library.listing.ids()[2]
