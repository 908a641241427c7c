"""`reader bookmarks`: list, add and remove bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli.arguments import (
    QUOTATION_NUMBER,
    add_article,
    add_command,
    add_json,
    describe_row,
    positive,
    tag,
)
from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import open_library
from reader.cli.output import NO_HEADLINE, SHORT, Line, View
from reader.cli.quotations import NOBODY, describe, numbered_quotation
from reader.errors import NotFoundError, UsageError
from reader.times import local

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output
    from reader.library import Library
    from reader.library.bookmarks import ShownBookmark
    from reader.model import Bookmark


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader bookmarks` and its actions take."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action")
    for listing in (parser, add_command(actions, "list", "list them (the default)")):
        describe_row(listing, "bookmark, time, speaker, words, headline")
        add_json(listing)
    add = add_command(actions, "add", "keep an article, or a quotation in it")
    add_article(add)
    remove = add_command(actions, "remove", "stop keeping it")
    remove.add_argument(
        "bookmark",
        metavar="BOOKMARK",
        help="as `reader bookmarks` names it, or an article, which may be gone",
    )
    for action in (add, remove):
        action.add_argument("--quotation", metavar="N", type=positive, help=QUOTATION_NUMBER)
    add.add_argument("--note", metavar="TEXT", help="what you have to say of it")
    add.add_argument(
        "--tag", metavar="TAG", type=tag, action="append", default=[], help="one more tag"
    )


def run(args: argparse.Namespace, output: Output) -> int:
    """Do the action that is asked for; list the bookmarks where none is."""
    if args.action == "add":
        return _add(args)
    if args.action == "remove":
        return _remove(args)
    return _list(args, output)


def _list(args: argparse.Namespace, output: Output) -> int:
    """List what the user keeps, newest first."""
    with open_library(args) as library:
        bookmarks = library.bookmarks.all_shown()
        if output.present(bookmarks, View(_record, _row, _lines), as_json=args.json):
            return Exit.DONE
    write_message("There are no bookmarks.", "`reader bookmarks add ARTICLE` makes one.")
    return Exit.NOTHING


def _add(args: argparse.Namespace) -> int:
    """Keep an article, or a quotation in it, with a note and tags; once is enough."""
    with open_library(args, writing=True) as library:
        id = library.articles.resolve(args.article)
        quotation = None
        if args.quotation is not None:
            quotation = numbered_quotation(library, id, args.quotation)
        there_before = library.bookmarks.on(id, quotation)
        bookmark = library.bookmarks.on_or_new(id, quotation)
        note = bookmark.note if args.note is None else args.note
        changed = library.bookmarks.annotate(bookmark, note, (*bookmark.tags, *args.tag))
        if not changed:
            write_message(f"{describe(library, id, quotation)} is bookmarked already.")
        elif there_before:
            write_message(
                f"{describe(library, id, quotation)} was bookmarked; it has the note and tags now."
            )
        else:
            write_message(f"{describe(library, id, quotation)} is bookmarked.")
    return Exit.DONE


def _remove(args: argparse.Namespace) -> int:
    """Stop keeping an article, or a quotation in it, whether or not the article is still there."""
    with open_library(args, writing=True) as library:
        if args.quotation is None:
            bookmark = _bookmark_named(library, args.bookmark)
        else:
            id = library.articles.resolve(args.bookmark)
            quotation = numbered_quotation(library, id, args.quotation)
            found = library.bookmarks.on(id, quotation)
            if found is None:
                raise NotFoundError(f"{describe(library, id, quotation)} is not bookmarked.")
            bookmark = found
        library.bookmarks.remove(bookmark)
        words = bookmark.anchor.exact if bookmark.anchor else bookmark.title
        write_message(f"“{words}” is no longer bookmarked.")
    return Exit.DONE


def _bookmark_named(library: Library, name: str) -> Bookmark:
    """The bookmark with this key, or the beginning of one; of an article before its quotations.

    Raises NotFoundError, and UsageError where several begin so.
    """
    prefix, colon, start = name.partition(":")
    candidates = [b for b in library.bookmarks.all() if prefix and b.article.startswith(prefix)]
    found = [b for b in candidates if b.key == b.article + colon + start]
    if len(found) == 1:
        return found[0]
    hint = f"It is one of: {', '.join(b.key for b in found or candidates)}" if candidates else ""
    if len(found) > 1:
        raise UsageError(f"{len(found)} bookmarks have a name that starts with {name}.", hint)
    raise NotFoundError(
        f"There is no bookmark {name!r}.", hint or "`reader bookmarks` lists what is kept."
    )


def _record(shown: ShownBookmark) -> dict[str, Any]:
    bookmark, anchor = shown.bookmark, shown.bookmark.anchor
    return {
        "id": bookmark.key,
        "article": bookmark.article,
        "title": shown.title,
        "text": anchor.exact if anchor else None,
        "start": anchor.start if anchor else None,
        "speaker": shown.speaker or None,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "created": local(bookmark.created),
    }


def _row(shown: ShownBookmark) -> list[object]:
    bookmark = shown.bookmark
    text = bookmark.anchor.exact if bookmark.anchor else ""
    return [bookmark.key, local(bookmark.created), shown.speaker, text, shown.title]


def _lines(shown: ShownBookmark) -> Iterator[Line]:
    bookmark, speaker, title = shown.bookmark, shown.speaker, shown.title
    day = local(bookmark.created)[:10]
    if bookmark.anchor:
        yield Line([f"“{bookmark.anchor.exact}”"], 12, (day, "cyan"))
        place = f"{bookmark.article[:SHORT]}:{bookmark.anchor.start}"
        facts = f" · {place} {title}"
        by = (speaker or NOBODY, "bold" if speaker else "dim")
        yield Line(["— ", by, (facts, "dim")], 12)
    else:
        yield Line([(title or NO_HEADLINE, "bold")], 12, (day, "cyan"))
        yield Line([(bookmark.article[:SHORT], "dim")], 12)
    if bookmark.note:
        yield Line([bookmark.note], 12)
    if bookmark.tags:
        yield Line([" ".join(f"#{tag}" for tag in bookmark.tags)], 12)
    yield Line([""])
