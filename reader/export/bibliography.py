"""Citations gathered by article, for formats that have an entry for each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.export.citation import Citation


def by_article(citations: Iterable[Citation]) -> list[list[Citation]]:
    """The citations of each article together, in the order of their first one."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.article, []).append(citation)
    return list(groups.values())


def remarks(group: Sequence[Citation]) -> list[str]:
    """What the citations of one article quote, with the speakers, and what the user noted."""
    said = [_said(citation) for citation in group if citation.text]
    return said + [citation.note for citation in group if citation.note]


def keywords(group: Sequence[Citation]) -> list[str]:
    """The tags of the citations of one article, each once."""
    return list(dict.fromkeys(tag for citation in group for tag in citation.tags))


def _said(citation: Citation) -> str:
    by = f" ({citation.speaker})" if citation.speaker else ""
    return f"“{citation.text}”{by}"
