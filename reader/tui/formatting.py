"""The model as styled text. Pure; nothing is parsed as markup, everything passes `show`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from reader.quotes import CERTAIN, UNCERTAIN
from reader.text import counted, minutes_to_read, show
from reader.tui.wrapping import wrap

if TYPE_CHECKING:
    from reader.model import Article, Bookmark, Heading, Quotation

TITLE_LINES = 6
"""A headline longer than this is cut in the list."""
LONGEST = 400
"""Code points of a name; an article may claim that its speaker's is a megabyte."""
UNREAD, BOOKMARKED = "●", "★"
MUTED = "$foreground-muted"


def short_count(count: int) -> str:
    """A number for where there is little room: from ten thousand on in thousands."""
    return f"{count}" if count < 10_000 else f"{count // 1000}k"


def brief(text: str) -> str:
    """What may be drawn of a name or a reason, and so much of it as a line could ever hold."""
    return show(text[:LONGEST])


def title_lines(title: str, width: int, most: int = TITLE_LINES) -> list[str]:
    """A headline broken into lines; the last says with an ellipsis that there was more."""
    text = show(title[: width * (most + 1)])
    lines = [line.of(text) for line in wrap(text, width)]
    if len(lines) > most:
        last = lines[most - 1]
        lines = [*lines[: most - 1], wrap(last, width - 1)[0].of(last) + "…"]
    return lines or ["(no headline)"]


def heading_row(heading: Heading, width: int, *, read: bool, bookmarked: bool) -> list[Content]:
    """A row of the article list: the headline, and below it what there is to know of the article,
    its source only where that fits whole.

    Unread is a dot, bookmarked a star, read is dimmed: none of it rests on colour alone.
    """
    signs = Content.assemble(
        (" ", "") if read else (UNREAD, "$text-accent"),
        " ",
    )
    style = MUTED if read else ""
    lines = [
        Content.assemble(signs if n == 0 else "  ", (line, style))
        for n, line in enumerate(title_lines(heading.title, max(8, width - 3)))
    ]
    star = (BOOKMARKED, "$text-warning") if bookmarked else (" ", "")
    facts = [f"{minutes_to_read(heading.words)} min"]
    if heading.quotations:
        facts.append(f"❝ {heading.quotations}")
    if heading.speaker:
        facts.append(brief(heading.speaker))
    room = max(1, width - 3)
    told = Content(" · ".join(facts))
    whole = Content(" · ".join([*facts, brief(heading.source)]))
    text = whole if whole.cell_length <= room else told.truncate(room, ellipsis=True)
    return [*lines, Content.assemble(star, " ", text.stylize(MUTED))]


def provenance(article: Article, heading: Heading) -> str:
    """Where an article is from and how long it is, in a line."""
    parts = [article.source]
    if article.origin:
        origin = article.origin
        parts = [f"{origin.file}, lines {origin.first_line}\u2013{origin.last_line}"]
    parts += [part for part in (article.author, article.published[:10]) if part]
    parts += [
        f"{minutes_to_read(heading.words)} min",
        counted(heading.quotations, "quotation"),
    ]
    return " · ".join(parts)


def attribution(quotation: Quotation) -> Content:
    """Who said it, how sure that is, and why."""
    if quotation.speaker is None:
        why = f" · {brief(quotation.reason)}" if quotation.reason else ""
        return Content.assemble(("❝ nobody is named as the speaker", "bold"), (why, MUTED))
    sure = (
        ("certain", "$text-success")
        if quotation.confidence >= CERTAIN
        else ("likely", "$text-accent")
        if quotation.confidence >= UNCERTAIN
        else ("uncertain", "$text-warning")
    )
    doubt = "" if quotation.confidence >= UNCERTAIN else "?"
    role = f", {brief(quotation.role)}" if quotation.role else ""
    return Content.assemble(
        ("❝ ", ""),
        (brief(quotation.speaker) + doubt, "bold"),
        role,
        " · ",
        sure,
        (f" · {brief(quotation.reason)}", MUTED) if quotation.reason else "",
    )


def citation(words: str, speaker: str, title: str, source: str) -> str:
    """A quotation as it is copied: the exact words, who said them, where they stood."""
    who = f"\n\u2014 {speaker}" if speaker else "\n\u2014 speaker not named"
    return f"“{words}”{who}, in: {title} ({source})"


def local_day(moment: str) -> str:
    """The day of a stored moment, where the user is."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except (ValueError, OverflowError):  # written by something else
        return brief(moment[:10])


def bookmark_row(bookmark: Bookmark, width: int, *, title: str, speaker: str) -> list[Content]:
    """A row of the bookmarks: the quotation and its speaker, or the headline."""
    if bookmark.anchor is None:
        lines = title_lines(title, max(8, width - 3), 3)
        below = "article"
    else:
        lines = title_lines(f"“{bookmark.anchor.exact}”", max(8, width - 3), 3)
        below = brief(speaker) or "speaker not named"
    sign = "❝" if bookmark.anchor else BOOKMARKED
    facts = [below, local_day(bookmark.created), *(f"#{brief(tag)}" for tag in bookmark.tags)]
    if bookmark.note:
        facts.append(brief(bookmark.note))
    return [
        *(
            Content.assemble((f"{sign if n == 0 else ' '} ", "$text-warning"), line)
            for n, line in enumerate(lines)
        ),
        Content("  " + " · ".join(facts)).truncate(max(1, width - 1), ellipsis=True).stylize(MUTED),
    ]
