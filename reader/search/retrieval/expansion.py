"""The expansion of a term: which words it may stand for, and how likely."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reader.search.words import edit_model
from reader.search.words.aliases import synonyms
from reader.search.words.tokens import gram_size, is_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.search.retrieval.terms import Term
    from reader.search.segments.lexicon import Lexicon

_MOST = 120
"""How many words and prefixes a term is expanded to."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The words a term may stand for, each with the chance that it was typed for that word."""

    words: Mapping[str, float]
    prefixes: Mapping[str, float]
    """Beginnings of words: the chance holds for every word that begins so."""

    @property
    def best(self) -> float:
        """The chance of the likeliest word, 0 where there is none."""
        return max([*self.words.values(), *self.prefixes.values()], default=0.0)

    def expected(self, lexicon: Lexicon) -> float:
        """How many passages are expected to hold what was meant: chances times frequencies."""
        return math.fsum(
            [chance * lexicon.frequency(word) for word, chance in self.words.items()]
            + [chance * lexicon.frequency_from(start) for start, chance in self.prefixes.items()]
        )


def expand(term: Term, lexicon: Lexicon, aliases: Mapping[str, Sequence[str]]) -> Expansion:
    """The likeliest words a term may stand for, among those of a collection."""
    typed = term.word
    if gram_size(typed[0]):
        same = {typed: edit_model.SAME}
        return Expansion({}, same) if is_fragment(typed) else Expansion(same, {})
    found = [*_misspelt(typed, lexicon), *_forms(typed, lexicon)]
    others = [(typed, edit_model.SAME), (edit_model.NUMBERS.get(typed, ""), edit_model.NUMBER)]
    others += [(word, edit_model.ALIAS) for word in aliases.get(typed, ())]
    others += [(word, edit_model.JOINED) for word in term.joined]
    found += [(word, chance) for word, chance in others if lexicon.frequency(word)]
    best: dict[str, float] = {}
    for word, chance in chain(found, _synonyms(typed, lexicon)):
        if chance:
            best[word] = max(best.get(word, 0.0), chance)
    return _likeliest(best, _prefixes(term, lexicon))


def _misspelt(typed: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    figures = edit_model.figures(typed)
    for word, distance in lexicon.near(typed, edit_model.edits_allowed(typed)):
        if edit_model.figures(word) == figures:
            yield word, edit_model.misspelling(typed, word, distance)


def _forms(typed: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The words that are other forms of the one typed, or have it as a part."""
    figures = edit_model.figures(typed)
    for begun in {typed, edit_model.stem(typed), edit_model.root(typed)}:
        longest = len(typed) + edit_model.LONGEST_ENDING
        for word in lexicon.extensions(begun, longest):
            if not figures or figures == edit_model.figures(word):
                yield word, edit_model.form_chance(typed, word)
    if len(typed) >= edit_model.SHORTEST_PART and not figures:
        for word in lexicon.with_part(typed):
            yield word, edit_model.part_chance(typed, word)


def _synonyms(typed: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    for synonym in synonyms(typed):
        if lexicon.frequency(synonym):
            yield synonym, edit_model.SYNONYM
        for word in lexicon.extensions(synonym, len(synonym) + edit_model.LONGEST_ENDING):
            yield word, edit_model.INFLECTED_SYNONYM


def _prefixes(term: Term, lexicon: Lexicon) -> dict[str, float]:
    """What a term may be the beginning of: itself, and, where it is no known word, nearly."""
    typed = term.word
    begun = edit_model.UNFINISHED if term.typing else edit_model.STUB
    found: dict[str, float] = {}
    if edit_model.figures(typed) and not term.typing:
        return found
    if (term.typing or len(typed) >= edit_model.SHORTEST_STUB) and lexicon.frequency_from(typed):
        found[typed] = begun
    if term.typing or not lexicon.frequency(typed):
        for size in edit_model.prefix_lengths(typed):
            near = lexicon.prefixes_near(typed, size, edit_model.edits_allowed_in_prefix(typed))
            found |= {
                start: begun * edit_model.misspelling(typed, start, far) for start, far in near
            }
    return found


def _likeliest(words: Mapping[str, float], prefixes: Mapping[str, float]) -> Expansion:
    ranked = sorted(
        [(-chance, word, False) for word, chance in words.items()]
        + [(-chance, start, True) for start, chance in prefixes.items()]
    )[:_MOST]
    return Expansion(
        {word: -chance for chance, word, is_prefix in ranked if not is_prefix},
        {start: -chance for chance, start, is_prefix in ranked if is_prefix},
    )
