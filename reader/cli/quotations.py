"""Quotations, as the verbs name them and show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.output import SHORT
from reader.errors import NotFoundError
from reader.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.cli.output import Piece
    from reader.library import Library
    from reader.model import Quotation

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


def quotations_of(library: Library, id: str) -> Iterator[ListedQuotation]:
    """The quotations of an article, in order."""
    heading = library.heading(id)
    if not heading.quotations:
        return
    text = library.article(id).text
    for number, quotation in enumerate(library.quotations(id), 1):
        words = text[quotation.start : quotation.end]
        yield ListedQuotation(id, heading.title, heading.source, number, words, quotation)


def numbered_quotation(library: Library, id: str, number: int) -> Quotation:
    """The quotation of an article with this number, from 1. Raises NotFoundError."""
    quotations = library.quotations(id)
    if number > len(quotations):
        raise NotFoundError(
            f"The article {id[:SHORT]} has {counted(len(quotations), 'quotation')}.",
            f"`reader quotes {id[:SHORT]}` lists them.",
        )
    return quotations[number - 1]


def describe(library: Library, id: str, quotation: Quotation | None) -> str:
    """An article, or a quotation in it, as a message speaks of it."""
    if quotation is None:
        return f"“{library.heading(id).title}”"
    return f"The quotation “{library.article(id).text[quotation.start : quotation.end]}”"


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
