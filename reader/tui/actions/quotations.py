"""What is done with a quotation: saying who said it, where the program is wrong, and copying it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.tui.formatting import brief, citation

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article, Quotation
    from reader.tui.dialogs.correcting import Verdict
    from reader.tui.reader_screen import ReaderScreen


def correct_speaker(screen: ReaderScreen[Any], id: str, quotation: Quotation) -> None:
    """Let the user say who said a quotation of an article."""
    from reader.tui.dialogs.correcting import CorrectingScreen

    article, quotations = screen.library.articles.quoted(id)

    def keep(verdict: Verdict | None) -> None:
        if verdict is not None:
            _correct(screen, article, quotation, verdict)

    asking = CorrectingScreen(article, quotations, quotation)
    screen.app.push_screen(asking, keep)


def _correct(
    screen: ReaderScreen[Any], article: Article, quotation: Quotation, verdict: Verdict
) -> None:
    def change(library: Library) -> None:
        if verdict.as_extracted:
            library.corrections.uncorrect(article, quotation)
        else:
            library.corrections.correct(article, quotation, verdict.speaker)

    who = brief(verdict.speaker) if verdict.speaker else "Nobody"
    said = "As extracted again" if verdict.as_extracted else f"{who} said it, by your word"
    screen.change(
        change,
        lambda _: f"{said}. u takes it back.",
        lambda: screen.article_changed(article.id, quotations=True),
    )


def copy_quotation(
    screen: ReaderScreen[Any],
    words: str,
    speaker: str,
    *,
    title: str,
    source: str,
    said: str = "Copied, with speaker and source.",
) -> None:
    """Copy exact words, who said them, and where they stand."""
    screen.app.copy_to_clipboard(citation(words, speaker, title, source))
    screen.tell(said)
