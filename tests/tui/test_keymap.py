"""Keys of the user's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.errors import UsageError
from reader.settings import Settings
from reader.tui.commands import COMMANDS, keys_of
from reader.tui.keymap import check_keymap
from tests.tui import fixed
from tests.tui.driver import running

if TYPE_CHECKING:
    from reader.paths import Paths


def test_none_of_ones_own_changes_nothing() -> None:
    assert check_keymap({}) == {}


def test_signs_become_what_textual_calls_them() -> None:
    assert check_keymap({"search": "!, ctrl+k"}) == {"search": "exclamation_mark,ctrl+k"}


def test_a_key_may_move_from_one_command_to_another() -> None:
    asked = check_keymap({"bookmark.article": "x", "search": "b"})
    by_id = {command.id: command for command in COMMANDS}
    assert keys_of(by_id["search"], asked) == "b"
    assert keys_of(by_id["undo"], asked) == "u"


def test_an_unknown_command_is_named() -> None:
    with pytest.raises(UsageError, match=r"'bookmark\.artikel'"):
        check_keymap({"bookmark.artikel": "x"})


def test_a_key_wanted_twice_is_named_with_both() -> None:
    with pytest.raises(UsageError, match=r"\bu\b.*bookmark.article.*undo|undo.*bookmark"):
        check_keymap({"bookmark.article": "u"})


def test_a_sign_wanted_twice_is_found_by_either_name() -> None:
    with pytest.raises(UsageError, match="search"):
        check_keymap({"zen": "/"})


@pytest.mark.parametrize("keys", ["", " ", ",", "ctrl+", "two words", "x,,y", "super+"])
def test_a_key_that_cannot_be_typed_is_named(keys: str) -> None:
    with pytest.raises(UsageError, match="cannot be typed"):
        check_keymap({"zen": keys})


@pytest.mark.parametrize(
    ("id", "keys"),
    [
        ("zen", "j"),  # the list has it, and the article
        ("list.down", "z"),
        ("quit", "ctrl+g"),  # a key of the search
        ("search.copy", "f1"),  # a key of the app
        ("bookmarks.note", "escape"),  # a key of every picker
        ("picker.next", "ctrl+s"),
        ("note.save", "tab"),
    ],
)
def test_a_key_of_a_place_that_is_at_hand_too_is_refused(id: str, keys: str) -> None:
    with pytest.raises(UsageError, match="to both"):
        check_keymap({id: keys})


@pytest.mark.parametrize(
    ("id", "keys"),
    [
        ("search.copy", "ctrl+e"),  # a key of the bookmarks
        ("bookmarks.note", "ctrl+g"),
        ("article.down", "down,o"),  # a key of the list
        ("note.save", "ctrl+f"),  # a key of the main screen
        ("palette", "ctrl+p,f9"),  # as it is, and one more
    ],
)
def test_places_that_are_never_at_hand_together_may_share_a_key(id: str, keys: str) -> None:
    assert check_keymap({id: keys}) == {id: keys}


@pytest.mark.slow
async def test_keys_of_a_list_can_be_changed(coast: Paths) -> None:
    fixed.add_bookmarks(coast.data)
    keys = {"picker.back": "f9", "picker.choose": "f8", "bookmarks.remove": "f7", "note.save": "f6"}
    async with running(coast, settings=Settings(keys=keys)) as reader:
        await reader.press("'")
        assert reader.lines()[-1].startswith(" F8 open there  F9 back  ^E note  F7 remove ")
        await reader.press("delete", "enter", "escape")
        assert len(reader.picker.results.rows) == 3
        await reader.press("f7", "ctrl+e", "x", "ctrl+s")
        assert "F6 save" in reader.screen_text()
        await reader.press("f6")
        assert [b.bookmark.note for b in reader.picker.results.rows] == ["x", ""]
        await reader.press("f8")
        assert reader.app.screen is reader.main
        await reader.press("'", "f9")
        assert reader.app.screen is reader.main


@pytest.mark.parametrize(
    ("id", "key", "nearest"),
    [
        ("read.on", "Space", "'space'"),
        ("zen", "ctrl+Enterr", r"'ctrl\+enter'"),
        ("zen", "pgdn", "'pagedown'"),
        ("article.bookmark", "x", "'bookmark.article'"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest(id: str, key: str, nearest: str) -> None:
    with pytest.raises(UsageError) as refused:
        check_keymap({id: key})
    assert re.search(nearest, refused.value.hint)


@pytest.mark.parametrize("key", ["f24", "ä", "section_sign", "shift+home", "ctrl+space", "alt+Q"])
def test_keys_that_exist_are_taken(key: str) -> None:
    assert check_keymap({"zen": key})
