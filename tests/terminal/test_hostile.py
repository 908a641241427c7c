"""Nothing an article holds is obeyed by the terminal; everything of it is shown harmlessly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.storage import Store
from tests.terminal.hostile import (
    CONTROLS,
    MARKUP,
    NEEDLE,
    SHAPES,
    UNSEEN,
    hostile_entries,
    hostile_entry,
    long_entries,
)
from tests.terminal.session import Session, command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

BAD_FILE = "bad\x1b]0;forged\x07\u202e[b][@click=app.bell].txt"

ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*[mHJ]"  # colours, places, a cleared screen
    rb"|\x1b\[\?(?:1049|1000|1003|1015|1006|1016|25|1004|2004|2026|2048|7)[hl]"
    rb"|\x1b\[\?20(?:26|48)\$p|\x1b\[>[0-9]+u|\x1b\[<u"  # what the terminal can do
    rb"|\x1b\]22;[a-z-]*(?:\x1b\\|\x07)"  # the shape of the mouse pointer
    rb"|[\r\n]"
)
"""All that Reader itself has to say to a terminal, besides text."""
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """All that was written while the hostile articles were on every screen."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "seeds").mkdir()
    (home / "seeds" / BAD_FILE).write_bytes(b"\xff\xfe no text")
    with Store.open(home / "data") as store:
        count = store.articles.add(hostile_entries())
    with Session(command(home / "data", home / "seeds"), size=(150, 50)) as session:
        session.wait("is not UTF-8")
        _read_everything(session, count)
        _search_everything(session, count)
        session.press("q")
        assert session.end() == 0
        yield bytes(session.raw)


OTHER_SCREENS = (
    ("Q", "1 of 1 quotation"),
    ("'", r"\d+ of \d+ bookmarks"),
    ("@", r"\d+ (of \d+ )?speakers"),
    ("\x06", "title|Words"),
    ("?", r"Every key\."),
)
"""The keys that open them, and what is then to be seen."""


def _read_everything(session: Session, count: int) -> None:
    """Every article opened, its quotation made current, both kept."""
    for number in range(count):
        session.press("o" if number == 0 else "J", rf"▕ +Title {number}\b")
        session.press(".", "▌")
        session.press("B", "Quotation kept")
        session.press("b")
    session.press("h")


def _search_everything(session: Session, count: int) -> None:
    """What was found, with its preview; the bookmarks, the quotations, the speakers, the help."""
    session.press("/", "^.*\n.*remember")
    session.press(NEEDLE, "match")
    for _ in range(3 * count):
        session.press("\x1b[B")
    session.press("\x1b[200~\x1b]0;forged\x07\u202e\u200b\x1b[201~", "No|match")
    for opens, then in OTHER_SCREENS:
        session.press("\x1b", r"(?m)^ All \d+")
        session.press(opens, then)
        for _ in range(2 * count):
            session.press("\x1b[B")
    session.press("\x1b", r"(?m)^ All \d+")


def test_nothing_but_readers_own_sequences_is_written(raw: bytes) -> None:
    text = ALLOWED.sub(b"", raw).decode()
    found = CONTROL.search(text)
    assert not found, repr(text[found.start() - 40 : found.end() + 40])


@pytest.mark.parametrize("name", CONTROLS)
def test_no_sequence_of_an_article_reaches_the_terminal(name: str, raw: bytes) -> None:
    assert (CONTROLS[name] + NEEDLE).encode() not in raw


@pytest.mark.parametrize("name", UNSEEN)
def test_no_character_that_deceives_reaches_the_terminal(name: str, raw: bytes) -> None:
    written = raw.decode()
    assert not set(UNSEEN[name]) & set(written)


def test_marks_do_not_pile_up(raw: bytes) -> None:
    assert not re.search("\u0301{3}|\u05b0{5}|\u0f39{5}", raw.decode())


@pytest.mark.parametrize("markup", [m for m in MARKUP if len(m) < 10])
def test_markup_is_shown_letter_for_letter(markup: str, raw: bytes) -> None:
    assert f"a{markup}{NEEDLE}".encode() in raw


def test_lines_of_a_megabyte_are_read_and_left_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "data") as store:
        store.articles.add(long_entries())
    with Session(command(tmp_path / "data", tmp_path)) as session:
        for number in range(900, 904):
            session.press("o" if number == 900 else "J", rf"▕ +Title {number}\b")
            session.press("G", "100%")
            session.press(".", "▌ “We have seen it")
        session.press("q")
        assert session.end() == 0
        assert session.is_restored, session.modes_left


KEYS = 20


def _cost_of_keys(data: Path, seeds: Path) -> float:
    """Seconds of processor time for moving down the list, an article after the other."""
    with Session(command(data, seeds), size=(80, 16)) as session:
        session.wait(f"1 of {KEYS + 1}")
        session.wait(lambda: not session.read(0.7))
        before = session.cpu
        for number in range(KEYS):
            session.press("j", rf"\b{number + 2} of {KEYS + 1}")
        return session.cpu - before


def test_no_text_makes_keys_slow(tmp_path: Path) -> None:
    costs = []
    for name, fill in (("plain", ["some words of the article"]), ("hostile", SHAPES)):
        with Store.open(tmp_path / name) as store:
            store.articles.add(hostile_entry(n, fill[n % len(fill)]) for n in range(KEYS + 1))
        costs.append(_cost_of_keys(tmp_path / name, tmp_path))
    assert costs[1] < 2 * costs[0] + 0.1, costs
