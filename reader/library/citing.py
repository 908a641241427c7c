"""Articles, quotations and bookmarks as citations, ready to be exported or copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import DamagedError, NotFoundError
from reader.export import Citation

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.model import Article, Bookmark, Quotation


def cite(article: Article, quotation: Quotation | None = None) -> Citation:
    """An article, or a quotation in it."""
    whole = Citation(
        article=article.id,
        title=article.title,
        source=article.source,
        author=article.author,
        url=article.url,
        published=article.published,
    )
    if quotation is None:
        return whole
    return replace(
        whole,
        text=article.text[quotation.start : quotation.end],
        start=quotation.start,
        speaker=quotation.speaker or "",
        role=quotation.role,
        confidence=quotation.confidence if quotation.speaker else None,
    )


def cite_bookmark(library: Library, bookmark: Bookmark) -> Citation:
    """What the user kept; what the bookmark itself remembers where the article is gone."""
    shown = library.bookmarks.shown(bookmark)
    try:
        citation = cite(library.bookmarks.quoted(bookmark.article)[0], shown.quotation)
    except (NotFoundError, DamagedError):
        citation = Citation(bookmark.article, bookmark.title, source="")
    if bookmark.anchor:
        citation = replace(
            citation,
            text=bookmark.anchor.exact,
            start=bookmark.anchor.start,
            speaker=shown.speaker,
        )
    return replace(citation, kept=bookmark.created, note=bookmark.note, tags=bookmark.tags)
