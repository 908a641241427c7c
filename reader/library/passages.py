"""An article as the passages that searching finds: headline, paragraphs, quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search import Passage
from reader.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Article, Quotation, Span
    from reader.search import PassageKind


def passages(article: Article, quotations: Sequence[Quotation]) -> list[Passage]:
    """The headline first, then the paragraphs, then the quotations; none of an empty article."""
    text = article.text
    spans, title = paragraphs(text), article.title

    def passage(kind: PassageKind, span: Span) -> Passage:
        return Passage(
            article=article.id,
            start=span.start,
            end=span.end,
            kind=kind,
            text=span.of(text),
            title=title,
            source=article.source,
            published=article.published,
        )

    found = [passage("text" if number else "title", span) for number, span in enumerate(spans)]
    for quotation in quotations:
        found.append(
            Passage(
                article=article.id,
                start=quotation.start,
                end=quotation.end,
                kind="quotation",
                text=text[quotation.start : quotation.end],
                speaker=quotation.speaker or "",
                title=title,
                source=article.source,
                quotation_kind=quotation.kind.value,
                published=article.published,
            )
        )
    return found
