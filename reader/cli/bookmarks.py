"""`reader bookmarks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli.codes import Exit
from reader.cli.messages import say
from reader.cli.opening import opened
from reader.cli.output import Line, View
from reader.cli.words import NO_HEADLINE, NOBODY, SHORT
from reader.errors import NotFoundError, UsageError
from reader.text import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output
    from reader.library import Library
    from reader.model import Bookmark, Quotation


def list_bookmarks(args: argparse.Namespace, output: Output) -> int:
    """What the user keeps, newest first."""
    with opened(args) as library:
        if output.present(library.bookmarks(), View(_record, _row, _lines), as_json=args.json):
            return Exit.DONE
    say("There are no bookmarks.", "`reader bookmarks add ARTICLE` makes one.")
    return Exit.NOTHING


def add_bookmark(args: argparse.Namespace, _: Output) -> int:
    """Keep an article, or a quotation in it, with a note and tags; once is enough."""
    with opened(args, writing=True) as library:
        id = library.resolve(args.article)
        quotation = numbered(library, id, args.quotation)
        there_before = library.bookmark_on(id, quotation)
        bookmark = library.bookmark_to_annotate(id, quotation)
        note = bookmark.note if args.note is None else args.note
        kept = library.things.annotate(bookmark, note, (*bookmark.tags, *args.tag))
        if not kept:
            say(f"{named(library, id, quotation)} is bookmarked already.")
        elif there_before:
            say(f"{named(library, id, quotation)} was bookmarked; it has the note and tags now.")
        else:
            say(f"{named(library, id, quotation)} is bookmarked.")
    return Exit.DONE


def remove_bookmark(args: argparse.Namespace, _: Output) -> int:
    """Stop keeping an article, or a quotation in it, whether or not the article is still there."""
    with opened(args, writing=True) as library:
        if args.quotation is None:
            bookmark = _kept(library, args.bookmark)
        else:
            id = library.resolve(args.bookmark)
            quotation = numbered(library, id, args.quotation)
            found = library.bookmark_on(id, quotation)
            if found is None:
                raise NotFoundError(f"{named(library, id, quotation)} is not bookmarked.")
            bookmark = found
        library.things.remove_bookmark(bookmark)
        words = bookmark.anchor.exact if bookmark.anchor else bookmark.title
        say(f"“{words}” is no longer bookmarked.")
    return Exit.DONE


def _kept(library: Library, name: str) -> Bookmark:
    """The bookmark with this key, or the beginning of one; of an article before its quotations.

    Raises NotFoundError, and UsageError where several begin so.
    """
    prefix, colon, start = name.partition(":")
    begin_so = [b for b in library.bookmarks() if prefix and b.article.startswith(prefix)]
    found = [b for b in begin_so if b.key == b.article + colon + start]
    if len(found) == 1:
        return found[0]
    hint = f"It is one of: {', '.join(b.key for b in found or begin_so)}" if begin_so else ""
    if len(found) > 1:
        raise UsageError(f"{len(found)} bookmarks have a name that starts with {name}.", hint)
    raise NotFoundError(
        f"There is no bookmark {name!r}.", hint or "`reader bookmarks` lists what is kept."
    )


def numbered(library: Library, id: str, number: int | None) -> Quotation | None:
    """The quotation of an article with this number, from 1. Raises NotFoundError."""
    if number is None:
        return None
    quotations = library.quotations(id)
    if number > len(quotations):
        raise NotFoundError(
            f"The article {id[:SHORT]} has {counted(len(quotations), 'quotation')}.",
            f"`reader quotes {id[:SHORT]}` lists them.",
        )
    return quotations[number - 1]


def named(library: Library, id: str, quotation: Quotation | None) -> str:
    """An article or a quotation in it, to speak of."""
    if quotation is None:
        return f"“{library.heading(id).title}”"
    return f"The quotation “{library.article(id).text[quotation.start : quotation.end]}”"


def _record(bookmark: Bookmark) -> dict[str, Any]:
    anchor = bookmark.anchor
    return {
        "id": bookmark.key,
        "article": bookmark.article,
        "title": bookmark.title,
        "text": anchor.exact if anchor else None,
        "start": anchor.start if anchor else None,
        "speaker": bookmark.speaker or None,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "created": bookmark.created,
    }


def _row(bookmark: Bookmark) -> list[object]:
    text = bookmark.anchor.exact if bookmark.anchor else ""
    return [bookmark.key, bookmark.created, bookmark.speaker, text, bookmark.title]


def _lines(bookmark: Bookmark) -> Iterator[Line]:
    day = bookmark.created[:10]
    if bookmark.anchor:
        yield Line([f"“{bookmark.anchor.exact}”"], 12, (day, "cyan"))
        by = bookmark.speaker or NOBODY
        place = f"{bookmark.article[:SHORT]}:{bookmark.anchor.start}"
        facts = f" · {place} {bookmark.title}"
        yield Line(["— ", (by, "bold" if bookmark.speaker else "dim"), (facts, "dim")], 12)
    else:
        yield Line([(bookmark.title or NO_HEADLINE, "bold")], 12, (day, "cyan"))
        yield Line([(bookmark.article[:SHORT], "dim")], 12)
    if bookmark.note:
        yield Line([bookmark.note], 12)
    if bookmark.tags:
        yield Line([" ".join(f"#{tag}" for tag in bookmark.tags)], 12)
    yield Line([""])
