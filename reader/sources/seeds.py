"""Seed files: UTF-8 text, one paragraph a line, articles one after another.

An article begins with its standfirst: a line that does not end like a sentence of its script. Every
other line is a paragraph of its body. Lines in which nothing can be seen mean nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.model import Article, Origin, Span
from reader.sources.format import Contents
from reader.sources.identity import article_id
from reader.text import ends_like_sentence, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_CONTENT_HASH = re.compile(r"[_-](?=\d*[a-f])[0-9a-f]{12,}$")
"""Digits alone are a date, or a number."""


class SeedFormat:
    """The format of the seed files, which any text is."""

    def accepts(self, data: bytes, name: str) -> bool:
        """Yes: there is no text that is not such a file."""
        return True

    def read(self, data: bytes, name: str) -> Contents:
        """The articles in order; none where the file is empty.

        Raises:
            SourceError: it is not UTF-8; the message names file and byte.
        """
        text = _decoded(data, name)
        written = text.rstrip()
        lines = max(written.count("\n"), written.count("\r")) + 1
        return Contents(split_seed(text, name), lines)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{name} is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
            f" (line {line}) does not belong.",
            "Save the file as UTF-8 and start Reader again; the other files are not affected.",
        ) from error


def split_seed(text: str, name: str) -> Iterator[Article]:
    """Cut a seed file's text into articles, in order; none where it is empty."""
    return (_article(text, lines, name) for lines in _group(_lines(text)))


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    span: Span
    is_standfirst: bool


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank, without the white space around them, numbered from 1."""
    for number, match in enumerate(_LINE.finditer(text), 1):
        if words := match.group().strip():
            start = match.start() + match.group().index(words)
            standfirst = not (ends_like_sentence(words) or is_blank(words))
            yield _Line(number, Span(start, start + len(words)), standfirst)


def _group(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """The lines of each article; a file's first line always begins one."""
    group: list[_Line] = []
    for line in lines:
        if line.is_standfirst and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _article(text: str, lines: list[_Line], name: str) -> Article:
    first, last = lines[0], lines[-1]
    body = text[first.span.start : last.span.end]
    return Article(
        id=article_id(body),
        text=body,
        source=_source(name),
        origin=Origin(name, first.number, last.number),
    )


def _source(name: str) -> str:
    """A word for where a file's articles are from: its name, without a hash of its content."""
    stem = _CONTENT_HASH.sub("", name.removesuffix(".txt"))
    return f"seed {stem}" if stem.isdecimal() else stem
