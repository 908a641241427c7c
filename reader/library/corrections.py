"""Who said what by the user's own word, and how that is laid over what was extracted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.library.anchors import anchor, held
from reader.model import ArticleCorrections, Correction, Kind, Quotation, Span
from reader.storage import CORRECTIONS, Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.user_state import UserState
    from reader.model import Article
    from reader.storage import Store

REASON = "by your own correction"


class Corrections:
    """The user's corrections, kept whatever is extracted later. Each is durable when the method
    returns, and raises WriteError if it cannot be written."""

    def __init__(self, store: Store, state: UserState) -> None:
        self._made = store.user_data[CORRECTIONS]
        self._state = state

    def correct(self, article: Article, quotation: Quotation, speaker: str | None) -> None:
        """Keep that `speaker`, or nobody, said a quotation."""
        after = correct(article.text, quotation, speaker, self._made.get(article.id))
        self._state.change([Change(CORRECTIONS, article.id, after)])

    def uncorrect(self, article: Article, quotation: Quotation) -> bool:
        """Leave a quotation to what is extracted; whether it was corrected."""
        before = self._made.get(article.id)
        after = uncorrect(article.text, quotation, before)
        if before == after:
            return False
        self._state.change([Change(CORRECTIONS, article.id, after)])
        return True


def corrected(
    text: str, quotations: Sequence[Quotation], corrections: ArticleCorrections | None
) -> tuple[Quotation, ...]:
    """The quotations of `text` with the corrections made to them, the last one of each."""
    by_start = {quotation.start: quotation for quotation in quotations}
    for correction in corrections.made if corrections else ():
        quotation = held(correction.anchor, text, quotations)
        if quotation is not None:
            by_start[quotation.start] = _spoken_by(correction.speaker, quotation, quotations)
    return tuple(by_start.values())


def correct(
    text: str, quotation: Quotation, speaker: str | None, before: ArticleCorrections | None
) -> ArticleCorrections:
    """What is corrected once `speaker` said the quotation; None is nobody."""
    made = datetime.now(UTC).isoformat(timespec="microseconds")
    place = anchor(text, Span(quotation.start, quotation.end))
    others = _others(text, quotation, before)
    return ArticleCorrections((*others, Correction(place, speaker, made)))


def uncorrect(
    text: str, quotation: Quotation, before: ArticleCorrections | None
) -> ArticleCorrections | None:
    """What is corrected once the quotation is as it was extracted; None where nothing is."""
    others = _others(text, quotation, before)
    return ArticleCorrections(others) if others else None


def _others(
    text: str, quotation: Quotation, before: ArticleCorrections | None
) -> tuple[Correction, ...]:
    made = before.made if before else ()
    return tuple(each for each in made if held(each.anchor, text, [quotation]) is None)


def _spoken_by(
    speaker: str | None, quotation: Quotation, quotations: Sequence[Quotation]
) -> Quotation:
    """The quotation with another speaker, whose role is the one the article gives elsewhere."""
    said = quotation.kind if quotation.kind is not Kind.UNATTRIBUTED else Kind.DIRECT
    return replace(
        quotation,
        kind=Kind.UNATTRIBUTED if speaker is None else said,
        speaker=speaker,
        mention=None,
        cue=None,
        role=next((q.role for q in quotations if speaker and q.speaker == speaker), ""),
        confidence=1.0,
        reason=REASON,
    )
