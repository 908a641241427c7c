"""Keys as a person would write them."""

from __future__ import annotations

_SIGNS = {
    "slash": "/", "full_stop": ".", "comma": ",", "greater_than_sign": ">", "less_than_sign": "<",
    "apostrophe": "'", "at": "@", "question_mark": "?", "colon": ":", "plus": "+", "minus": "-",
    "equals_sign": "=", "left_square_bracket": "[", "right_square_bracket": "]",
    "escape": "Esc", "space": "Space", "backspace": "⌫", "delete": "Del", "tab": "Tab",
    "enter": "Enter", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "left": "←", "right": "→", "up": "↑", "down": "↓",
}  # fmt: skip


def key_names(keys: str) -> str:
    """Keys by Textual's names, written as on a keyboard: "ctrl+q,slash" is "^Q /"."""
    return " ".join(_key_name(key.strip()) for key in keys.split(",") if key.strip())


def _key_name(key: str) -> str:
    *modifiers, name = key.split("+")
    is_function_key = name[0] == "f" and name[1:].isdigit()
    sign = _SIGNS.get(name, name.upper() if is_function_key else name)
    if modifiers == ["ctrl"]:
        return f"^{sign.upper() if len(sign) == 1 else sign}"
    return "+".join([*(m.capitalize() for m in modifiers), sign])
