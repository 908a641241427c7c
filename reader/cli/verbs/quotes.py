"""`reader quotes`: what was said, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import add_article, add_json, add_speaker, describe_row
from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import open_library
from reader.cli.output import NO_HEADLINE, SHORT, Line, View
from reader.cli.quotations import (
    articles_with_quotations,
    quotation_record,
    quotations_of,
    speaker_pieces,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.cli.output import Output
    from reader.cli.quotations import ListedQuotation
    from reader.model import Article, Quotation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader quotes` takes."""
    describe_row(parser, "article, number, speaker, words")
    add_article(parser, nargs="?")
    add_speaker(parser)
    add_json(parser)


def run(args: argparse.Namespace, output: Output) -> int:
    """List the quotations of one article or of all, those of one speaker if asked."""
    with open_library(args) as library:
        articles: Iterable[tuple[Article, Sequence[Quotation]]]
        if args.article:
            articles = [library.articles.quoted(library.articles.resolve(args.article))]
        else:
            articles = articles_with_quotations(library)
        listed = (one for each in articles for one in quotations_of(*each))
        if args.speaker:
            from reader.library.speakers import speaker_like

            is_meant = speaker_like(args.speaker)
            listed = (one for one in listed if is_meant(one.quotation.speaker))
        view = View(quotation_record, _row, _by_article())
        if output.present(listed, view, as_json=args.json):
            return Exit.DONE
    write_message(
        f"There is no quotation of {args.speaker}." if args.speaker else "There is no quotation."
    )
    return Exit.NOTHING


def _row(listed: ListedQuotation) -> list[object]:
    return [listed.article, listed.number, listed.quotation.speaker or "", listed.text]


def _by_article() -> Callable[[ListedQuotation], Iterator[Line]]:
    """The lines of quotations in order, each article's headline above its first one."""
    above = ""

    def lines(listed: ListedQuotation) -> Iterator[Line]:
        nonlocal above
        if listed.article != above:
            above = listed.article
            yield Line([(listed.title or NO_HEADLINE, "bold")], SHORT + 1, (above[:SHORT], "cyan"))
            yield Line([""])
        yield Line([f"“{listed.text}”"], 5, (f"{listed.number:>3}", "cyan"))
        yield Line(["— ", *speaker_pieces(listed.quotation)], 5)
        yield Line([""])

    return lines
