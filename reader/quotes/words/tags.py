"""The tags of words: what part each plays, by the word lists and its ending.

Tags are those of `data/closed_class.txt`, a cue's class ("say", "write", "tell", "call", "think",
"talk"; with "G" for an -ing form and "0" for a bare one), and
    verb ing   other verbs, and -ing forms
    cap        part of a name
    role thing speech   nouns for people, for organisations and texts that speak, for acts of speech
    adj        what stands before a role
    adv num w  adverbs, numbers, any other word
    quote      a quoted segment
or the punctuation mark itself, with "." for all that ends a sentence and "-" for all dashes.
"""

from __future__ import annotations

from functools import cache

from reader.quotes.words import lexicon

CUES = frozenset({"say", "write", "tell", "call", "think", "talk"})
"""Tags of reporting verbs, neither bare nor with -ing."""
BARE_CUES = frozenset(cue + "0" for cue in CUES)
CUE_FORMS = CUES | BARE_CUES | {cue + "G" for cue in CUES}
"""Tags of reporting verbs in any form."""
_VERBS = CUES | BARE_CUES | {"verb", "be", "have", "do"}
_PUNCTUATION = {
    **dict.fromkeys((".", "?", "!", "…", "..."), "."),
    **dict.fromkeys(("-", "–", "—", "―", "--"), "-"),
    **dict.fromkeys(("'s", "’s", "'", "’"), "'s"),
    "[": "(",
    "]": ")",
}


def is_cue(tag: str) -> bool:
    """Whether a tag is that of a reporting verb in any form."""
    return tag in CUE_FORMS


def is_verb(tag: str) -> bool:
    """Whether a tag is that of any verb but an -ing form."""
    return tag in _VERBS


@cache
def never_names() -> frozenset[str]:
    """Tags of words that are no name, whatever their first letter. (Will and May are names.)"""
    return frozenset(lexicon.sections("closed_class.txt")) - {"do"}


@cache
def tag_table() -> dict[str, str]:
    """The tag of each known lower-case word and punctuation mark."""
    table: dict[str, str] = dict.fromkeys(lexicon.words("role_modifiers.txt"), "adj")
    table |= dict.fromkeys(lexicon.words("irregular_verbs.txt"), "verb")
    table |= dict.fromkeys(lexicon.words("verbs_present.txt"), "verb")
    for form, (kind, lemma) in lexicon.cues().items():
        ending = "G" if form.endswith("ing") and lemma != form else "0" if form == lemma else ""
        table[form] = kind + ending
    table["read"] = "write"
    table |= dict.fromkeys(lexicon.speaking_things(), "thing")
    table |= dict.fromkeys(lexicon.roles(), "role")
    for form in lexicon.words("cue_or_plural.txt"):
        table[form] = lexicon.cues()[form][0]
    for noun in lexicon.speech_nouns():
        if noun not in table:
            table[noun] = "speech"
    for tag in lexicon.sections("closed_class.txt"):
        table |= dict.fromkeys(lexicon.section("closed_class.txt", tag), tag)
    return table | _PUNCTUATION


def tag_of(word: str, tags: dict[str, str]) -> str:
    """The tag of a word that is not as it stands in `tags`, the table."""
    first = word[0]
    if first.isupper():
        return "cap"
    if word in ("nothing", "something", "everything", "anything"):
        return "w"
    if word.endswith(("-old", "-olds")):
        return "role"
    if not first.isalpha():
        if first.isdigit() or first in "$£€":
            return "num"
        return "cap" if first in "@#" and len(word) > 1 else word
    if word.endswith("ly"):
        return "adv"
    if word.endswith("ed") and len(word) > 4:
        return "verb"
    if word.endswith("ing") and len(word) > 5:
        return "ing"
    return tags.get(word.replace("’", "'"), "w") if "’" in word else _by_last_part(word, tags)


def _by_last_part(word: str, tags: dict[str, str]) -> str:
    """The tag of a compound: that of its last part if this is a noun for speakers."""
    last = tags.get(word.rpartition("-")[2], "w") if "-" in word else "w"
    return last if last in ("role", "thing") else "w"
