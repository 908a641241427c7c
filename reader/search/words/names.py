"""Whether a name is the one that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.words.edit_model import is_plausible
from reader.search.words.tokens import query_words, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def name_matches(typed: str, name: str, aliases: Mapping[str, Sequence[str]]) -> bool:
    """Whether `typed` may mean `name`: each word typed is nearly one of the name's.

    `aliases` gives other spellings of words. The last word typed may be unfinished.
    """
    known = words(name)
    asked = query_words(typed)
    return bool(asked) and all(
        any(
            is_plausible(word, other, typing=place == len(asked) - 1)
            or other in aliases.get(word, ())
            for other in known
        )
        for place, word in enumerate(asked)
    )
