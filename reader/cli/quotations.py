"""Quotations, as the verbs name them and show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.output import SHORT
from reader.errors import NotFoundError
from reader.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.cli.output import Piece
    from reader.library import Library
    from reader.model import Article, Quotation

NOBODY = "nobody is named"


@dataclass(frozen=True, slots=True)
class ListedQuotation:
    """A quotation and where it stands."""

    article: str
    title: str
    source: str
    number: int
    """Which of its article's quotations it is, from 1."""
    text: str
    quotation: Quotation


def quotations_of(article: Article, quotations: Iterable[Quotation]) -> Iterator[ListedQuotation]:
    """The quotations of an article, in order."""
    title = article.title
    for number, quotation in enumerate(quotations, 1):
        words = article.text[quotation.start : quotation.end]
        yield ListedQuotation(article.id, title, article.source, number, words, quotation)


def articles_with_quotations(library: Library) -> Iterator[tuple[Article, Sequence[Quotation]]]:
    """Every article that has some, with them; one that is damaged is told when the library is
    closed."""
    heading = library.articles.heading
    return library.articles.readable(id for id in library.listing.ids() if heading(id).quotations)


def numbered_quotation(library: Library, id: str, number: int) -> Quotation:
    """The quotation of an article with this number, from 1. Raises NotFoundError."""
    quotations = library.articles.quotations(id)
    if number > len(quotations):
        raise NotFoundError(
            f"The article {id[:SHORT]} has {counted(len(quotations), 'quotation')}.",
            f"`reader quotes {id[:SHORT]}` lists them.",
        )
    return quotations[number - 1]


def describe(library: Library, id: str, quotation: Quotation | None) -> str:
    """An article, or a quotation in it, as a message speaks of it."""
    if quotation is None:
        return f"“{library.articles.heading(id).title}”"
    return f"The quotation “{library.articles.get(id).text[quotation.start : quotation.end]}”"


def quotation_record(listed: ListedQuotation) -> dict[str, Any]:
    """A quotation for JSON."""
    quotation = listed.quotation
    return {
        "article": listed.article,
        "number": listed.number,
        "start": quotation.start,
        "end": quotation.end,
        "text": listed.text,
        "kind": quotation.kind.value,
        "speaker": quotation.speaker,
        "role": quotation.role,
        "confidence": round(quotation.confidence, 4),
        "reason": quotation.reason,
        "title": listed.title,
        "source": listed.source,
    }


def speaker_pieces(quotation: Quotation) -> list[Piece]:
    """Who said it, for a person; a question mark says that it is doubtful."""
    if quotation.speaker is None:
        return [(NOBODY, "dim")]
    from reader.quotes import UNCERTAIN

    doubt = "?" if quotation.confidence < UNCERTAIN else ""
    role = f", {quotation.role}" if quotation.role else ""
    return [(f"{quotation.speaker}{doubt}", "bold"), role]
