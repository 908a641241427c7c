"""Markdown: quotations as block quotes with an attribution, under their article's headline."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from reader.export.sanitizing import lines_of, sanitize, sanitize_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.citation import Citation

_SYNTAX = re.compile(r"([\\`*_\[\]<>#|~&]|^[-+=])")
_LIST_ITEM = re.compile(r"^(\d+)([.)])")


def write(citations: Iterable[Citation]) -> Iterator[str]:
    """A section for each run of citations of one article."""
    for number, (_, group) in enumerate(groupby(citations, lambda citation: citation.article)):
        section = list(group)
        yield "\n" * bool(number) + _heading(section[0])
        for citation in section:
            yield _entry(citation)


def _heading(citation: Citation) -> str:
    parts = [citation.author, citation.source, citation.published[:10]]
    facts = ", ".join(escape(part) for part in parts if part)
    if citation.url:
        facts = f"{facts}, {_url(citation.url)}" if facts else _url(citation.url)
    return f"## {escape(citation.title) or '(no headline)'}\n" + (f"\n{facts}\n" if facts else "")


def _entry(citation: Citation) -> str:
    lines = []
    if citation.text:
        lines += ["", f"> “{escape(citation.text)}”"]
        if citation.speaker:
            role = f", {escape(citation.role)}" if citation.role else ""
            lines += [">", f"> — {escape(citation.speaker)}{role}"]
    if citation.note:
        lines += ["", _note(citation.note)]
    if citation.tags:
        lines += ["", "Tags: " + ", ".join(map(escape, citation.tags))]
    return "".join(f"{line}\n" for line in lines)


def escape(text: str) -> str:
    """`text` on one line, with what Markdown would take for syntax escaped."""
    return _LIST_ITEM.sub(r"\1\\\2", _SYNTAX.sub(r"\\\1", sanitize(text).strip()))


def _note(note: str) -> str:
    """A note with its line ends, each of which Markdown would else take for a space."""
    return "\\\n".join(map(escape, lines_of(note.strip())))


def _url(url: str) -> str:
    """A link where `url` is an address of the web, else its text."""
    if not url.lower().startswith(("http://", "https://")):
        return escape(url)
    return f"<{sanitize_url(url)}>"
