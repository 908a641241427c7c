"""Every action there is, once: keys, palette, footer and help are all made from this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One action: what it is called, what it does, and where it is at hand."""

    id: str
    keys: str
    """Textual's names of keys, with commas between them."""
    title: str
    help: str
    action: str
    """The Textual action that does it."""
    where: str
    """"app", or "main": the main screen."""
    group: str
    footer: str = ""
    """A word for the footer; empty where it is not shown there."""


def _group(group: str, where: str, *rows: tuple[str, ...]) -> tuple[Command, ...]:
    return tuple(
        Command(row[0], row[1], row[2], row[3], row[4], where, group, *row[5:]) for row in rows
    )


COMMANDS: tuple[Command, ...] = (
    *_group(
        "Reading",
        "main",
        ("read.on", "space", "Read on", "A page on; at the end, the next unread article", "read_on", "read on"),
        ("read.back", "shift+space,backspace", "Read back", "A page back", "read_back"),
        ("article.next", "J,right_square_bracket", "Next article", "Open the article below", "step(1)"),
        ("article.previous", "K,left_square_bracket", "Previous article", "Open the article above", "step(-1)"),
        ("quotation.next", "full_stop", "Next quotation", "To the next quotation of the article", "quotation(1)", "quotation"),
        ("quotation.previous", "comma", "Previous quotation", "To the quotation before", "quotation(-1)"),
        ("speaker.next", "greater_than_sign", "Next by this speaker", "To the next quotation by the same speaker", "same_speaker(1)"),
        ("speaker.previous", "less_than_sign", "Previous by this speaker", "To the last quotation by the same speaker", "same_speaker(-1)"),
        ("article.quotations", "Q", "Quotations of this article", "List them; Enter goes to one", "list_quotations"),
    ),
    *_group(
        "Finding",
        "main",
        ("search", "slash", "Search", "Find a quotation, a headline or a passage, half remembered", "search", "search"),
        ("speakers.list", "at", "Speakers", "Everyone who is quoted; Enter searches what they said", "speakers"),
        ("search.article", "ctrl+f", "Find in this article", "Find words in the open article", "search_article"),
        ("hit.next", "n", "Next hit", "To the next place the search found; without one, the next quotation", "hit(1)"),
        ("hit.previous", "N", "Previous hit", "To the place before", "hit(-1)"),
    ),
    *_group(
        "Keeping",
        "main",
        ("bookmark.article", "b,s", "Bookmark the article", "Keep it, or stop keeping it", "bookmark_article", "bookmark"),
        ("bookmark.quotation", "B", "Bookmark the quotation", "Keep the quotation under the cursor, or stop keeping it", "bookmark_quotation", "keep quotation"),
        ("note", "e", "Note and tags", "Write a note, on the quotation under the cursor or on the article", "note"),
        ("correct", "c", "Correct the speaker", "Say who said the quotation under the cursor, or that nobody did", "correct"),
        ("bookmarks", "apostrophe", "Bookmarks", "Everything you kept", "bookmarks", "bookmarks"),
        ("copy.quotation", "y", "Copy the quotation", "The exact words, with speaker and source", "copy_quotation"),
        ("copy.article", "Y", "Copy a reference", "The article's headline and where it is from", "copy_article"),
    ),
    *_group(
        "The list",
        "main",
        ("article.toggle_read", "m", "Mark as read or unread", "The article under the cursor", "toggle_read"),
        ("articles.mark_read", "A", "Mark all as read", "Every article listed", "mark_all_read"),
        ("article.remove", "delete,d", "Remove the article", "It does not come back, unless you undo", "remove_article"),
        ("undo", "u", "Undo", "Take your last change back; again for the one before", "undo", "undo"),
        ("show.all", "1", "Show all", "Every article", "show('all')"),
        ("show.unread", "2", "Show unread", "Articles you have not read", "show('unread')"),
        ("show.bookmarked", "3", "Show bookmarked", "Articles you kept, or kept a quotation of", "show('bookmarked')"),
        ("show.next", "f", "Next filter", "All, unread, bookmarked, and round", "next_filter"),
        ("sort.next", "S", "Next order", "As filed, newest, title, speaker, most quoted, longest, shortest", "next_sort"),
    ),
    *_group(
        "View",
        "main",
        ("pane.other", "tab,shift+tab", "Other pane", "Between the list and the article", "other_pane"),
        ("pane.list", "left,h", "To the list", "The keys go to the list", "focus_list"),
        ("pane.article", "right,l", "To the article", "The keys go to the article", "focus_article"),
        ("zen", "z", "Zen", "Nothing but the article", "zen"),
        ("sidebar", "w", "Hide or show the list", "More room to read", "toggle_sidebar"),
        ("sidebar.wider", "plus,equals_sign", "Wider list", "The list takes four columns more", "resize_sidebar(4)"),
        ("sidebar.narrower", "minus", "Narrower list", "The list takes four columns less", "resize_sidebar(-4)"),
        ("speakers", "i", "Speakers in the margin", "Name who speaks beside the text, where there is room", "toggle_speakers"),
        ("back", "escape", "Back", "Leave zen, forget the hits, return to the list", "back"),
    ),
    *_group(
        "Reader",
        "app",
        ("theme", "t", "Light or dark", "Change between the light theme and the dark", "toggle_theme"),
        ("theme.choose", "T", "Choose a theme", "Among all there are; the choice is remembered", "change_theme"),
        ("palette", "colon,ctrl+p", "Commands", "Every action by name", "command_palette"),
        ("help", "question_mark,f1", "Help", "Every key; type to search", "help", "help"),
        ("suspend", "ctrl+z", "Suspend", "To the shell; `fg` brings you back here", "suspend_process"),
        ("quit", "q,ctrl+q", "Quit", "Everything is where it was when you return", "leave", "quit"),
    ),
)  # fmt: skip
"""In the order the help shows them."""

FOOTER = (
    "read.on",
    "search",
    "help",
    "quotation.next",
    "bookmark.article",
    "bookmarks",
    "quit",
    "bookmark.quotation",
    "undo",
)
"""Commands of the key bar, the most needed first: a narrow terminal shows the beginning."""


def footer() -> list[Command]:
    """The commands of the key bar."""
    by_id = {command.id: command for command in COMMANDS}
    return [by_id[id] for id in FOOTER]


def bindings(where: str) -> list[BindingType]:
    """Textual's bindings of one place, with ids so that they can be remapped."""
    return [
        Binding(c.keys, c.action, c.title, show=False, id=c.id, tooltip=c.help)
        for c in COMMANDS
        if c.where == where
    ]


_SIGNS = {
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "apostrophe": "'",
    "at": "@",
    "f1": "F1",
    "question_mark": "?",
    "colon": ":",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "space": "Space",
    "backspace": "⌫",
    "delete": "Del",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "tab": "Tab",
    "enter": "Enter",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def key_names(keys: str) -> str:
    """Keys as a person would write them: "ctrl+q,slash" is "^Q /"."""
    return " ".join(_key_name(key.strip()) for key in keys.split(",") if key.strip())


def _key_name(key: str) -> str:
    *modifiers, name = key.split("+")
    sign = _SIGNS.get(name, name)
    if modifiers == ["ctrl"]:
        return f"^{sign.upper() if len(sign) == 1 else sign}"
    return "+".join([*(m.capitalize() for m in modifiers), sign])


def keys_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The keys in force for a command."""
    return keymap.get(command.id, command.keys)
