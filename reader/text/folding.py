"""What is compared of a text: without case, accents and differences between marks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reader.model import Span

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char.translate(_QUOTES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def fold(text: str) -> str:
    """`text` without case, accents and differences between quote marks or dashes."""
    if text.isascii():
        return text.translate(_QUOTES).casefold()
    return "".join(map(_fold_char, text))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: `offsets[i]` is where in the original `text[i]` came from."""

    text: str
    offsets: tuple[int, ...]

    def source(self, span: Span) -> Span:
        """The span of the original text that became `span`, which must not be empty."""
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


def fold_with_offsets(text: str) -> Folded:
    """Fold `text` and remember where each character came from."""
    pieces, offsets = [], []
    for index, char in enumerate(text):
        folded = _fold_char(char)
        pieces.append(folded)
        offsets += [index] * len(folded)
    return Folded("".join(pieces), tuple(offsets))
