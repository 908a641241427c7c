"""The names of keys, as the settings file gives them to commands."""

from __future__ import annotations

import unicodedata

MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})
NAMED = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
        *("enter", "escape", "space", "tab", "backspace"),
        *("slash", "backslash", "at", "minus", "plus", "underscore"),  # Unicode calls them other
        *(f"f{number}" for number in range(1, 25)),
    }
)
"""Keys that do not write a character of their own name."""
_OTHER_NAMES = {"return": "enter", "esc": "escape", "pgup": "pageup", "pgdn": "pagedown"} | {
    "page_up": "pageup",
    "page_down": "pagedown",
    "del": "delete",
    "ins": "insert",
    "control": "ctrl",
    "option": "alt",
    "cmd": "super",
}


def is_key(key: str) -> bool:
    """Whether there is such a key: a character, or a name, after modifiers joined by `+`."""
    *modifiers, name = key.split("+")
    return MODIFIERS.issuperset(modifiers) and (_is_character(name) or name in NAMED)


def nearest_key(key: str) -> str:
    """The key that was probably meant; empty where nothing is near."""
    parts = [part.strip() for part in key.split("+")]
    meant = [_nearest(part, MODIFIERS) for part in parts[:-1]]
    meant.append(parts[-1] if len(parts[-1]) == 1 else _nearest(parts[-1], NAMED))
    found = "+".join(meant)
    return found if all(meant) and is_key(found) else ""


def _nearest(name: str, names: frozenset[str]) -> str:
    from difflib import get_close_matches  # only where one is wrong

    lower = name.lower()
    found = _OTHER_NAMES.get(lower) or next(iter(get_close_matches(lower, sorted(names), 1)), "")
    return found or (lower if _is_character(lower) and names is NAMED else "")


def _is_character(name: str) -> bool:
    """Whether it is a character, or the name of one as Unicode has it: `question_mark`."""
    if len(name) == 1:
        return name.isprintable() and not name.isspace()
    if name != name.lower():
        return False
    for spelt in (name.replace("_", " "), name.replace("_", "-")):
        try:
            return unicodedata.lookup(spelt).isprintable()
        except KeyError:
            continue
    return False
