"""JSON that is safe to look at in a terminal: what is not drawn is escaped."""

from __future__ import annotations

import json
import re
from functools import lru_cache

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_NOT_PLAIN = re.compile(r"[^\x20-\x7e\n]")


def to_json(value: object) -> str:
    r"""`value` as JSON on one line.

    Controls, bidi and other format characters, line separators, private-use characters and lone
    surrogates are written `\uXXXX`, so that the text can neither act on a terminal nor be cut by a
    program that reads lines; it is the same value to any JSON parser. Raises ValueError where
    there is no such value in JSON: infinity, and what is not a number.
    """
    text = _ENCODER.encode(value)
    return text if text.isprintable() else _NOT_PLAIN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return _escaped(match.group())


@lru_cache(maxsize=4096)
def _escaped(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]
