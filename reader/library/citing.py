"""Articles, quotations and bookmarks as citations, ready to be exported or copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError, NotFoundError
from reader.export import Citation
from reader.times import local

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.model import Article, Bookmark, Quotation


def cite(article: Article, quotation: Quotation | None = None) -> Citation:
    """An article, or a quotation in it."""
    if quotation is None:
        return _citation(article)
    return _citation(
        article,
        text=article.text[quotation.start : quotation.end],
        start=quotation.start,
        speaker=quotation.speaker or "",
        role=quotation.role,
        confidence=quotation.confidence if quotation.speaker else None,
    )


def cite_bookmark(library: Library, bookmark: Bookmark) -> Citation:
    """What the user kept; what the bookmark itself remembers where the article is gone."""
    shown = library.bookmarks.shown(bookmark)
    anchor, quotation = bookmark.anchor, shown.quotation
    kept: dict[str, Any] = {
        "kept": local(bookmark.created),
        "note": bookmark.note,
        "tags": bookmark.tags,
    }
    if anchor:
        kept |= {"text": anchor.exact, "start": anchor.start, "speaker": shown.speaker}
    if quotation:
        kept["role"] = quotation.role
        kept["confidence"] = quotation.confidence if quotation.speaker else None
    try:
        return _citation(library.bookmarks.quoted(bookmark.article)[0], **kept)
    except (NotFoundError, DamagedError):
        return Citation(bookmark.article, bookmark.title, source="", **kept)


def _citation(article: Article, **said: Any) -> Citation:
    return Citation(
        article=article.id,
        title=article.title,
        source=article.source,
        author=article.author,
        url=article.url,
        published=article.published,
        **said,
    )
