"""The table of commands, and keys of the user's own."""

from __future__ import annotations

import pytest
from textual.actions import parse

from reader.errors import UsageError
from reader.tui.app import ReaderApp
from reader.tui.commands import COMMANDS, FOOTER, Command, bindings, footer, key_names, keys_of
from reader.tui.keymap import check_keymap
from reader.tui.screens.main import MainScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.row_list import RowList

HOME = {"app": ReaderApp, "main": MainScreen}


def test_every_command_has_an_id_of_its_own() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_command_can_be_done_and_is_explained(command: Command) -> None:
    _, name, _ = parse(command.action)
    assert callable(getattr(HOME[command.where], f"action_{name}"))
    assert command.title
    assert command.help
    assert command.group


def test_no_two_commands_want_one_key() -> None:
    keys = [key for command in COMMANDS for key in command.keys.split(",")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("pane", [RowList, ArticleView])
def test_no_pane_keeps_a_key_from_a_command(pane: type[RowList[str] | ArticleView]) -> None:
    keys = {key for command in COMMANDS for key in command.keys.split(",")}
    taken = {key for binding in pane.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert not keys & taken


def test_the_key_bar_shows_commands_with_a_word() -> None:
    assert [command.id for command in footer()] == list(FOOTER)
    assert all(command.footer for command in footer())


def test_every_command_is_bound_in_its_place() -> None:
    ids = [binding.id for where in HOME for binding in bindings(where)]  # type: ignore[union-attr]
    assert sorted(ids) == sorted(command.id for command in COMMANDS)


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("ctrl+q,slash", "^Q /"),
        ("shift+space,backspace", "Shift+Space ⌫"),
        ("J,right_square_bracket", "J ]"),
        ("alt+left", "Alt+←"),
        ("ctrl+pageup", "^PgUp"),
    ],
)
def test_keys_are_named_as_a_person_would(keys: str, names: str) -> None:
    assert key_names(keys) == names


class TestKeymap:
    def test_none_of_ones_own_changes_nothing(self) -> None:
        assert check_keymap({}) == {}

    def test_signs_become_what_textual_calls_them(self) -> None:
        assert check_keymap({"search": "!, ctrl+k"}) == {"search": "exclamation_mark,ctrl+k"}

    def test_a_key_may_move_from_one_command_to_another(self) -> None:
        asked = check_keymap({"bookmark.article": "x", "search": "b"})
        by_id = {command.id: command for command in COMMANDS}
        assert keys_of(by_id["search"], asked) == "b"
        assert keys_of(by_id["undo"], asked) == "u"

    def test_an_unknown_command_is_named(self) -> None:
        with pytest.raises(UsageError, match=r"'bookmark\.artikel'"):
            check_keymap({"bookmark.artikel": "x"})

    def test_a_key_wanted_twice_is_named_with_both(self) -> None:
        with pytest.raises(UsageError, match=r"\bu\b.*bookmark.article.*undo|undo.*bookmark"):
            check_keymap({"bookmark.article": "u"})

    def test_a_sign_wanted_twice_is_found_by_either_name(self) -> None:
        with pytest.raises(UsageError, match="search"):
            check_keymap({"zen": "/"})

    @pytest.mark.parametrize("keys", ["", " ", ",", "ctrl+", "two words", "x,,y", "super+"])
    def test_a_key_that_cannot_be_typed_is_named(self, keys: str) -> None:
        with pytest.raises(UsageError, match="cannot be typed"):
            check_keymap({"zen": keys})
