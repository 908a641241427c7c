"""The table of commands: every key of every screen and widget, and what does it."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode

import reader.tui
from reader.tui.app import ReaderApp
from reader.tui.commands import COMMANDS, FOOTERS, SCREENS, Command, footer
from reader.tui.dialogs.note import NoteScreen
from reader.tui.key_names import key_names
from reader.tui.picker import PickerScreen
from reader.tui.reader_screen import ReaderScreen
from reader.tui.screens.bookmarks import BookmarksScreen
from reader.tui.screens.main import MainScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.row_list import RowList
from tests.tui import fixed
from tests.tui.driver import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.paths import Paths

HOME: dict[str, type[DOMNode]] = {
    "app": ReaderApp,
    "list": RowList,
    "article": ArticleView,
    "main": MainScreen,
    "picker": PickerScreen,
    "search": SearchScreen,
    "bookmarks": BookmarksScreen,
    "note": NoteScreen,
}
"""The class that has the bindings of a place."""
TO_SCREEN = {
    "main": (),
    "picker": ("Q",),
    "search": ("/",),
    "bookmarks": ("'",),
    "note": ("e",),
}
"""Keys that lead to each screen of the table."""


def our_classes() -> Iterator[type[DOMNode]]:
    """Every screen and widget that is written in `reader.tui`, and the app."""
    for module in pkgutil.walk_packages(reader.tui.__path__, "reader.tui."):
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == module.name:
                yield one


OURS = sorted(our_classes(), key=lambda one: one.__name__)


def bindings_of(node: type[DOMNode]) -> list[Binding]:
    """The bindings that a class adds to those it inherits."""
    return list(Binding.make_bindings(vars(node).get("BINDINGS", ())))


def test_every_command_has_an_id_of_its_own() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


def test_every_command_has_a_title_of_its_own() -> None:
    titles = [command.title for command in COMMANDS]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("node", OURS, ids=lambda one: one.__name__)
def test_every_key_is_a_command(node: type[DOMNode]) -> None:
    table = {(command.id, key) for command in COMMANDS for key in command.keys.split(",")}
    assert {(b.id, b.key) for b in bindings_of(node)} <= table


def test_the_walk_over_our_classes_meets_them_all() -> None:
    assert set(HOME.values()) <= set(OURS)
    assert sum(bool(bindings_of(node)) for node in OURS) == len(HOME)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_command_is_explained_and_bound_where_it_says(command: Command) -> None:
    keys = {b.key for b in bindings_of(HOME[command.where]) if b.id == command.id}
    assert keys == set(command.keys.split(","))
    assert command.title
    assert command.help
    assert command.group


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c.where in ("app", "list", "article")], ids=lambda c: c.id
)
def test_the_app_and_the_widgets_have_an_action_for_each(command: Command) -> None:
    _, name, _ = parse(command.action)
    assert callable(getattr(HOME[command.where], f"action_{name}"))


@pytest.mark.slow
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_does_every_command_of_its_own_and_no_other(coast: Paths, name: str) -> None:
    fixed.add_bookmarks(coast.data)
    async with running(coast) as driver:
        await driver.press(*TO_SCREEN[name])
        screen = driver.app.screen
        assert isinstance(screen, ReaderScreen)
        here = [c for c in COMMANDS if c.where in SCREENS[name]]
        assert set(screen.commands()) == {c.id for c in here if c.action == f"screen.do('{c.id}')"}
        assert all(callable(do) for do in screen.commands().values())


@pytest.mark.parametrize("node", OURS, ids=lambda one: one.__name__)
def test_our_own_inheritance_is_shallow(node: type[DOMNode]) -> None:
    ours = [one for one in node.__mro__ if one in OURS]
    assert len(ours) <= 3


@pytest.mark.parametrize("places", SCREENS.values(), ids=SCREENS)
def test_no_two_commands_of_a_place_want_one_key(places: tuple[str, ...]) -> None:
    for where in places:
        keys = [key for c in COMMANDS if c.where == where for key in c.keys.split(",")]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("pane", ["list", "article"])
def test_no_pane_keeps_a_key_from_a_command(pane: str) -> None:
    def keys(*places: str) -> set[str]:
        return {key for c in COMMANDS if c.where in places for key in c.keys.split(",")}

    assert not keys("main", "app") & keys(pane)


@pytest.mark.parametrize("bar", FOOTERS)
def test_a_key_bar_shows_commands_of_its_screen_with_a_word(bar: str) -> None:
    shown = footer(bar, {})
    assert len(shown) == len(FOOTERS[bar])
    assert all(key and word for key, word, _ in shown)
    ids = [id for entry in FOOTERS[bar] for id in entry.split()]
    at_hand = {c.id for c in COMMANDS if c.where in SCREENS.get(bar, SCREENS["picker"])}
    assert set(ids) <= at_hand


def test_a_key_bar_shows_the_keys_in_force() -> None:
    assert footer("note", {"note.save": "ctrl+w,f9"})[0][0] == "^W"


@pytest.mark.slow
@pytest.mark.parametrize("name", SCREENS)
async def test_commands_and_help_are_a_key_away_on_every_screen(coast: Paths, name: str) -> None:
    fixed.add_bookmarks(coast.data)
    async with running(coast) as driver:
        await driver.press(*TO_SCREEN[name])
        screen = driver.app.screen
        for key in ("f1", "f2"):
            await driver.press(key)
            assert driver.app.screen is not screen, key
            await driver.press("escape")
            assert driver.app.screen is screen, key


@pytest.mark.slow
async def test_the_palette_does_a_command_of_the_screen_it_is_opened_on(coast: Paths) -> None:
    fixed.add_bookmarks(coast.data)
    async with running(coast) as driver:
        await driver.press("'", "f2")
        await driver.paste("remove the bookmark")
        from textual.command import CommandList

        offered = driver.app.screen.query_one(CommandList)
        await driver.until(lambda: offered.option_count == 1)
        await driver.press("enter")
        await driver.until(lambda: len(driver.main.library.bookmarks.all()) == 2)
        assert isinstance(driver.app.screen, BookmarksScreen)


@pytest.mark.slow
async def test_the_palette_moves_in_the_article(coast: Paths) -> None:
    async with running(coast, size=(80, 12)) as driver:
        await driver.press("enter", ":")
        await driver.paste("end to the end of the article")
        from textual.command import CommandList

        offered = driver.app.screen.query_one(CommandList)
        await driver.until(lambda: offered.option_count == 1)
        await driver.press("enter")
        await driver.until(lambda: driver.view.at_end)


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("ctrl+q,slash", "^Q /"),
        ("shift+space,backspace", "Shift+Space ⌫"),
        ("J,right_square_bracket", "J ]"),
        ("alt+left", "Alt+←"),
        ("ctrl+pageup", "^PgUp"),
        ("f,f2,shift+f12", "f F2 Shift+F12"),
    ],
)
def test_keys_are_named_as_a_person_would(keys: str, names: str) -> None:
    assert key_names(keys) == names
