"""Whether a quotation is the speaker's own sentence or a fragment inside the writer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Kind

if TYPE_CHECKING:
    from reader.quotes.words.parsing import ParsedQuotation

_LEADS = frozenset({"say", "sayG", "write", "writeG", "tell", "that", "role", "thing"})
_ENDS = frozenset(".,?!…—–-")
_SENTENCE = 4
"""Words from which a fragment after "said" or "that" counts as a sentence."""


def kind_of(quotation: ParsedQuotation) -> Kind:
    """The kind of a quotation that has a speaker."""
    words, token = quotation.text, quotation.token
    before = quotation.tokens.tags[token - 1] if token else "."
    whole = words[0].isupper() or not words[0].isalpha()
    long = words.count(" ") + 1 >= _SENTENCE
    if before in (".", "quote"):
        direct = whole or words[-1] in _ENDS
    elif before in (",", ":", "-"):
        direct = whole or (long and words[-1] in _ENDS)
    else:
        direct = before in _LEADS and long and words[-1] in _ENDS
    return Kind.DIRECT if direct else Kind.MIXED
