"""Reading text, whatever its script. Every span returned counts code points of the text given.

normal      the one form in which words, names, search and ids read a text, and the way back
folding     what is compared: without case, accents and differences between marks
sentences   paragraphs and sentences
words       words, and how long they take to read
showing     what may be drawn on a screen
characters  kinds of characters that these ask about
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.text.folding import fold
from reader.text.sentences import (
    each_paragraph,
    ends_like_sentence,
    is_blank,
    paragraphs,
    sentences,
)
from reader.text.showing import Shown, after_pile, show, showable
from reader.text.words import count_words, counted, minutes_to_read, words

if TYPE_CHECKING:
    from reader.text.normal import Normalized, is_normal, normal_form, normalized

__all__ = [
    "Normalized",
    "Shown",
    "after_pile",
    "count_words",
    "counted",
    "each_paragraph",
    "ends_like_sentence",
    "fold",
    "is_blank",
    "is_normal",
    "minutes_to_read",
    "normal_form",
    "normalized",
    "paragraphs",
    "sentences",
    "show",
    "showable",
    "words",
]


def __getattr__(name: str) -> Any:
    """What the first frame does not need, loaded when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("reader.text.normal"), name)
