"""Every command there is, once: bindings, palette, key bars, help and the README's table of keys are
all made from this table.

To add one, give it a row here, and say what does it in the `commands` of its screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.tui.key_names import key_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """What a key does: how it is called, and where it is at hand."""

    id: str
    """Its name in the settings and in the `commands` of its screen."""
    keys: str
    """Textual's names of keys, with commas between them."""
    title: str
    help: str
    where: str
    """The place whose binding it is: the app, a screen, or a widget that has the focus."""
    group: str
    action: str
    """The Textual action that does it."""
    footer: str = ""
    """A word for the key bar; empty where it is not shown there."""


def _screen(where: str, group: str, *rows: tuple[str, ...]) -> tuple[Command, ...]:
    """Commands that a screen does: id, keys, title, help, and perhaps a word for the key bar."""
    return tuple(
        Command(id, keys, title, help, where, group, f"screen.do('{id}')", *footer)
        for id, keys, title, help, *footer in rows
    )


def _actions(where: str, group: str, *rows: tuple[str, ...]) -> tuple[Command, ...]:
    """Commands of the app or a widget, which have a Textual action for each: id, keys, title, help,
    action, and perhaps a word for the key bar."""
    return tuple(
        Command(id, keys, title, help, where, group, *action)
        for id, keys, title, help, *action in rows
    )


COMMANDS: tuple[Command, ...] = (
    *_screen(
        "main",
        "Reading",
        ("read.on", "space", "Read on", "A page on; at the end, the next unread article", "read on"),
        ("read.back", "shift+space,backspace", "Read back", "A page back"),
        ("article.next", "J,right_square_bracket", "Next article", "Open the article below"),
        ("article.previous", "K,left_square_bracket", "Previous article", "Open the article above"),
        ("quotation.next", "full_stop", "Next quotation", "To the next quotation of the article", "quotation"),
        ("quotation.previous", "comma", "Previous quotation", "To the quotation before"),
        ("speaker.next", "greater_than_sign", "Next by this speaker", "To the next quotation by the same speaker"),
        ("speaker.previous", "less_than_sign", "Previous by this speaker", "To the last quotation by the same speaker"),
        ("article.quotations", "Q", "Quotations of this article", "List them; Enter goes to one"),
    ),
    *_screen(
        "main",
        "Finding",
        ("search", "slash", "Search", "Find a quotation, a headline or a passage, half remembered", "search"),
        ("speakers.list", "at", "Speakers", "Everyone who is quoted; Enter searches what they said"),
        ("search.article", "ctrl+f", "Find in this article", "Find words in the open article"),
        ("hit.next", "n", "Next hit", "To the next place the search found; without one, the next quotation"),
        ("hit.previous", "N", "Previous hit", "To the place before"),
    ),
    *_screen(
        "main",
        "Keeping",
        ("bookmark.article", "b,s", "Bookmark the article", "Keep it, or stop keeping it", "bookmark"),
        ("bookmark.quotation", "B", "Bookmark the quotation", "Keep the quotation under the cursor, or stop keeping it", "keep quotation"),
        ("note", "e", "Note and tags", "Write a note, on the quotation under the cursor or on the article"),
        ("correct", "c", "Correct the speaker", "Say who said the quotation under the cursor, or that nobody did"),
        ("bookmarks", "apostrophe", "Bookmarks", "Everything you kept", "bookmarks"),
        ("copy.quotation", "y", "Copy the quotation", "The exact words, with speaker and source"),
        ("copy.article", "Y", "Copy a reference", "The article's headline and where it is from"),
    ),
    *_screen(
        "main",
        "The list",
        ("article.toggle_read", "m", "Mark as read or unread", "The article under the cursor"),
        ("articles.mark_read", "A", "Mark all as read", "Every article listed"),
        ("article.remove", "delete,d", "Remove the article", "It does not come back, unless you undo"),
        ("undo", "u", "Undo", "Take your last change back; again for the one before", "undo"),
        ("show.all", "1", "Show all", "Every article"),
        ("show.unread", "2", "Show unread", "Articles you have not read"),
        ("show.bookmarked", "3", "Show bookmarked", "Articles you kept, or kept a quotation of"),
        ("show.next", "f", "Next filter", "All, unread, bookmarked, and round"),
        ("sort.next", "S", "Next order", "As filed, newest, title, speaker, most quoted, longest, shortest"),
    ),
    *_screen(
        "main",
        "View",
        ("pane.other", "tab,shift+tab", "Other pane", "Between the list and the article"),
        ("pane.list", "left,h", "To the list", "The keys go to the list"),
        ("pane.article", "right,l", "To the article", "The keys go to the article"),
        ("zen", "z", "Zen", "Nothing but the article"),
        ("sidebar", "w", "Hide or show the list", "More room to read"),
        ("sidebar.wider", "plus,equals_sign", "Wider list", "The list takes four columns more"),
        ("sidebar.narrower", "minus", "Narrower list", "The list takes four columns less"),
        ("speakers", "i", "Speakers in the margin", "Name who speaks beside the text, where there is room"),
        ("back", "escape", "Back", "Leave zen, forget the hits, return to the list"),
    ),
    *_actions(
        "app",
        "Reader",
        ("theme", "t", "Light or dark", "Change between the light theme and the dark", "app.toggle_theme"),
        ("theme.choose", "T", "Choose a theme", "Among all there are; the choice is remembered", "app.change_theme"),
        ("palette", "colon,ctrl+p,f2", "Commands", "Every action by name", "app.command_palette"),
        ("help", "question_mark,f1", "Help", "Every key; type to search", "app.help", "help"),
        ("suspend", "ctrl+z", "Suspend", "To the shell; `fg` brings you back here", "app.suspend_process"),
        ("quit", "q,ctrl+q", "Quit", "Everything is where it was when you return", "app.leave", "quit"),
    ),
    *_actions(
        "list",
        "In a list",
        ("list.down", "down,j", "Down", "To the row below", "move(1)"),
        ("list.up", "up,k", "Up", "To the row above", "move(-1)"),
        ("list.page_down", "pagedown,ctrl+d", "Page down", "As many rows down as are on screen", "page(1)"),
        ("list.page_up", "pageup,ctrl+u", "Page up", "As many rows up as are on screen", "page(-1)"),
        ("list.first", "home,g", "First row", "To the beginning of the list", "first"),
        ("list.last", "end,G", "Last row", "To the end of the list", "last"),
        ("list.open", "enter,o", "Open", "The article under the cursor, to read it", "choose"),
    ),
    *_actions(
        "article",
        "In the article",
        ("article.down", "down,j", "Line down", "Scroll by a line", "line(1)"),
        ("article.up", "up,k", "Line up", "Scroll back by a line", "line(-1)"),
        ("article.page_down", "pagedown,ctrl+d", "Scroll a page down", "Two lines of it stay", "page(1)"),
        ("article.page_up", "pageup,ctrl+u", "Scroll a page up", "Two lines of it stay", "page(-1)"),
        ("article.beginning", "home,g", "Beginning", "To the headline", "scroll_home"),
        ("article.end", "end,G", "End", "To the end of the article", "scroll_end"),
    ),
    *_screen(
        "picker",
        "While you type to find",
        ("picker.choose", "enter", "Choose", "Go to the row under the cursor, or do what the list is for", "go there"),
        ("picker.back", "escape", "Leave the list", "Everything is as it was", "back"),
        ("picker.next", "down,ctrl+n", "Next row", "To the row below", "choose"),
        ("picker.previous", "up,ctrl+p", "Previous row", "To the row above"),
        ("picker.page_down", "pagedown", "Next rows", "As many rows down as are on screen"),
        ("picker.page_up", "pageup", "Previous rows", "As many rows up as are on screen"),
    ),
    *_screen(
        "search",
        "In the search",
        ("search.complete", "tab", "Complete", "The operator or the value before the cursor", "complete"),
        ("search.group", "ctrl+g", "Group by article", "List the hits article by article, or the best first", "group"),
        ("search.earlier", "ctrl+r", "Earlier searches", "The search before; again for the one before that", "earlier"),
        ("search.bookmark", "ctrl+s", "Bookmark the hit", "Keep the quotation found, or its article; or stop keeping it", "bookmark"),
        ("search.copy", "ctrl+y", "Copy the hit", "The exact words, with speaker and source", "copy"),
    ),
    *_screen(
        "bookmarks",
        "In the bookmarks",
        ("bookmarks.note", "ctrl+e", "Note on the bookmark", "Change its note and its tags", "note"),
        ("bookmarks.remove", "delete", "Remove the bookmark", "Stop keeping what is under the cursor", "remove"),
        ("bookmarks.undo", "ctrl+z", "Undo here", "Take your last change back; again for the one before", "undo"),
        ("bookmarks.copy", "ctrl+y", "Copy the bookmark", "The exact words, with speaker and source", "copy"),
    ),
    *_screen(
        "note",
        "In a note",
        ("note.save", "ctrl+s", "Save the note", "Keep the note and the tags", "save"),
        ("note.field", "tab,shift+tab", "Other field", "Between the text and the tags", "text, tags"),
        ("note.back", "escape", "Leave the note", "Twice, where that loses what was written", "back"),
    ),
)  # fmt: skip
"""In the order the help shows them."""

SCREENS: Mapping[str, tuple[str, ...]] = {
    "main": ("main", "app", "list", "article"),
    "picker": ("picker", "app"),
    "search": ("search", "picker", "app"),
    "bookmarks": ("bookmarks", "picker", "app"),
    "note": ("note", "app"),
}
"""The places whose keys are at hand on each screen; the nearest first."""

FOOTERS: Mapping[str, tuple[str, ...]] = {
    "main": ("read.on", "search", "help", "quotation.next", "bookmark.article", "bookmarks", "quit", "bookmark.quotation", "undo"),
    "picker": ("picker.choose", "picker.back"),
    "search": ("picker.choose", "picker.back", "picker.previous picker.next", "search.complete", "search.group", "search.earlier", "search.bookmark", "search.copy"),
    "bookmarks": ("picker.choose", "picker.back", "bookmarks.note", "bookmarks.remove", "bookmarks.undo", "bookmarks.copy"),
    "help": ("picker.back",),
    "note": ("note.save", "note.field", "note.back"),
}  # fmt: skip
"""Commands of each key bar, the most needed first: a narrow terminal shows the beginning. Of two
that stand together the last gives the word."""

_WHILE_TYPING = {"picker", "search", "bookmarks", "note"}
"""Where a line is typed in, which would else take some of the keys."""
_BY_ID = {command.id: command for command in COMMANDS}


def bindings(where: str, *ids: str) -> list[BindingType]:
    """Textual's bindings of one place, all or those of `ids`; their ids let them be remapped."""
    return [
        Binding(
            c.keys,
            c.action,
            c.title,
            show=False,
            id=c.id,
            tooltip=c.help,
            priority=where in _WHILE_TYPING,
        )
        for c in COMMANDS
        if c.where == where and (not ids or c.id in ids)
    ]


def keys_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The keys in force for a command."""
    return keymap.get(command.id, command.keys)


def footer(
    bar: str, keymap: Mapping[str, str], words: Mapping[str, str] | None = None
) -> list[tuple[str, str, str]]:
    """What a key bar shows: key, word and action; `words` by id go before the table's."""
    shown = []
    for ids in FOOTERS[bar]:
        together = [_BY_ID[id] for id in ids.split()]
        keys = "".join(key_names(keys_of(c, keymap).split(",")[0]) for c in together)
        last = together[-1]
        shown.append((keys, (words or {}).get(last.id, last.footer), last.action))
    return shown


def moving_keys(keymap: Mapping[str, str]) -> frozenset[str]:
    """The keys that only move, in a list as well as in an article."""
    moves = [
        {
            key
            for command in COMMANDS
            if command.where == place and command.id != "list.open"
            for key in keys_of(command, keymap).split(",")
        }
        for place in ("list", "article")
    ]
    return frozenset(set.intersection(*moves))
