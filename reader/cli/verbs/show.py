"""`reader show`: one article."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import add_article, add_json
from reader.cli.exit_codes import Exit
from reader.cli.opening import open_library, paths_of
from reader.cli.output import NO_HEADLINE, Line
from reader.cli.quotations import quotation_record, quotations_of
from reader.model import Span
from reader.settings import load_settings
from reader.text import minutes_to_read, paragraphs

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reader.cli.output import Output, Piece
    from reader.library import Library
    from reader.model import Article, Quotation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader show` takes."""
    add_article(parser)
    add_json(parser, "write a JSON object")


def run(args: argparse.Namespace, output: Output) -> int:
    """Show an article; on a terminal its quotations are set off."""
    with open_library(args) as library:
        id = library.articles.resolve(args.article)
        article, quotations = library.articles.quoted(id)
        if args.json:
            output.json(_record(library, article, quotations))
        elif output.is_terminal:
            output.narrow_to(load_settings(paths_of(args).config).measure)
            _draw(output, library, article, quotations)
        else:
            for span in paragraphs(article.text):
                output.row([span.of(article.text)])
    return Exit.DONE


def _record(library: Library, article: Article, quotations: Sequence[Quotation]) -> dict[str, Any]:
    heading = library.articles.heading(article.id)
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "origin": asdict(article.origin) if article.origin else None,
        "url": article.url,
        "author": article.author,
        "published": article.published,
        "words": heading.words,
        "read": library.reading.is_read(article.id),
        "bookmarked": library.bookmarks.any_in(article.id),
        "text": article.text,
        "quotations": [quotation_record(one) for one in quotations_of(article, quotations)],
    }


def _draw(
    output: Output, library: Library, article: Article, quotations: Sequence[Quotation]
) -> None:
    heading = library.articles.heading(article.id)
    title, *body = paragraphs(article.text) or [Span(0, 0)]
    output.line(Line([(title.of(article.text) or NO_HEADLINE, "bold")]))
    facts = [article.id, article.source, article.author, article.published[:10]]
    facts.append(f"{minutes_to_read(heading.words)} min")
    output.line(Line([(" · ".join(filter(None, facts)), "dim")]))
    for paragraph in body:
        output.line(Line([""]))
        output.line(Line(_pieces(article.text, paragraph, quotations)))


def _pieces(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> list[Piece]:
    """The paragraph with its quotations in colour; the marks are theirs, with or without it."""
    pieces: list[Piece] = []
    position = paragraph.start
    for quotation in quotations:
        start, end = max(quotation.start, position), min(quotation.end, paragraph.end)
        if start < end:
            pieces += [text[position:start], (text[start:end], "cyan")]
            position = end
    return [*pieces, text[position : paragraph.end]]
