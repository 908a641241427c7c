"""Words and lengths that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.cli.output import Piece
    from reader.model import Quotation

SHORT = 8
"""Characters of an id that are shown to a person."""
NO_HEADLINE = "(no headline)"
NOBODY = "nobody is named"


def speaker(quotation: Quotation) -> list[Piece]:
    """Who said it; a question mark says that it is doubtful."""
    if quotation.speaker is None:
        return [(NOBODY, "dim")]
    from reader.quotes import UNCERTAIN

    doubt = "?" if quotation.confidence < UNCERTAIN else ""
    role = f", {quotation.role}" if quotation.role else ""
    return [(f"{quotation.speaker}{doubt}", "bold"), role]
