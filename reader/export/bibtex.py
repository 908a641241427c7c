"""BibTeX: an entry for each article, quotations and notes in its annotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.bibliography import by_article, keywords, remarks
from reader.export.sanitizing import lines_of, sanitize, sanitize_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.citation import Citation

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, those after a backslash too
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {char: f"\\{char}" for char in "$&%#_"}
_NOT_KEY = re.compile(r"[^A-Za-z0-9_-]")
_SPECIAL_CHAR = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def write(citations: Iterable[Citation]) -> Iterator[str]:
    """An `@article` for each article, in the order of their first citation, keyed by its id."""
    for group in by_article(citations):
        yield _entry(group)


def _entry(group: Sequence[Citation]) -> str:
    first = group[0]
    fields = {
        "title": f"{{{_text(first.title)}}}",
        "author": _author(first.author),
        "journal": _text(first.source),
        "date": _text(first.published[:10]),
        "year": _text(first.published[:4]),
        "url": sanitize_url(first.url),
        "keywords": _text(", ".join(keywords(group))),
        "annote": "\n".join(map(_text, lines_of(" ".join(remarks(group))))),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{_NOT_KEY.sub('', first.article)},\n{body}}}\n"


def _author(name: str) -> str:
    """An author in braces, so that “Staff and agencies” is not taken for two people."""
    return f"{{{_text(name)}}}" if name else ""


def _text(text: str) -> str:
    return _SPECIAL_CHAR.sub(lambda match: _SPECIAL[match.group()], sanitize(text).strip())
