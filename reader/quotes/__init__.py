"""Quotations and who said them: text in, `reader.model.Quotation`s out, offline.

In the order data flows; each package imports only from those before it:

    weights         the trained weights of features, from `data/`, where the word lists are as well
    marks/          where quotations begin and end
    words/          the tagged words, and the mentions among them that may name a speaker
    people/         who is named, under which names and in which roles
    coreference/    whom a mention stands for: a name, a pronoun, a description
    attribution/    which mention names the speaker of a quotation, how sure that is, and why
    extraction      all of it, from a text to its quotations
    calibration     what a confidence means

The calibration is cheap to import; the extractor is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.quotes.calibration import CERTAIN, UNCERTAIN, VERSION

if TYPE_CHECKING:
    from reader.quotes.extraction import as_json, extract, named_people

__all__ = ["CERTAIN", "UNCERTAIN", "VERSION", "as_json", "extract", "named_people"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("reader.quotes.extraction"), name)
