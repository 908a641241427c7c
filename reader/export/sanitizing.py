"""Text and addresses that cannot act on a terminal or break a line."""

from __future__ import annotations

import re
from urllib.parse import quote

# C0 and C1 controls, line and paragraph separators, bidi controls, lone surrogates. What only
# shapes letters, such as the joiners of Persian or of an emoji, stays: a quotation is exact.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_IN_ADDRESS = "!#$%&'()*+,-./:;=?@[]_~"
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_SPACES = "\t\n\r\u2028\u2029"


def sanitize(text: str) -> str:
    """`text` on one line: controls become U+FFFD, tabs and line ends a space, bidi controls go."""
    return text if text.isprintable() else _ACTING.sub(_instead, text)


def lines_of(text: str) -> list[str]:
    """The lines of what the user wrote, as it ends them on whatever system."""
    return [text] if text.isprintable() else _LINE_END.split(text)


def sanitize_url(url: str) -> str:
    """`url` with all that has no place in an address, such as braces, percent-encoded."""
    return quote(sanitize(url), safe=_IN_ADDRESS)


def _instead(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SPACES:
        return " "
    return "" if char in "\u061c\u200e\u200f" or "\u202a" <= char <= "\u2069" else "\ufffd"
