"""Saying who said a quotation, where the program is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.tui.formatting import brief

if TYPE_CHECKING:
    from reader.model import Article, Quotation
    from reader.tui.screens.correcting import Verdict
    from reader.tui.screens.reader_screen import ReaderScreen


def correct_speaker(screen: ReaderScreen[Any], id: str, quotation: Quotation) -> None:
    """Let the user say who said a quotation of an article."""
    from reader.tui.screens.correcting import CorrectingScreen

    article = screen.library.article(id)

    def keep(verdict: Verdict | None) -> None:
        if verdict is not None:
            _correct(screen, article, quotation, verdict)

    asking = CorrectingScreen(article, screen.library.quotations(id), quotation)
    screen.app.push_screen(asking, keep)


def _correct(
    screen: ReaderScreen[Any], article: Article, quotation: Quotation, verdict: Verdict
) -> None:
    library, things = screen.library, screen.library.things

    def change() -> None:
        if verdict.as_extracted:
            things.uncorrect(article, quotation)
        else:
            things.correct(article, quotation, verdict.speaker)

    def tell(_: None) -> None:
        who = brief(verdict.speaker) if verdict.speaker else "Nobody"
        said = "As extracted again" if verdict.as_extracted else f"{who} said it, by your word"
        screen.article_changed(article.id, quotations=True)
        screen.tell(f"{said}. u takes it back.")

    screen.when(library.later(change), tell)
