"""Which of its possible tags a word has, by the words around it."""

from __future__ import annotations

from functools import cache

from reader.quotes.words import lexicon
from reader.quotes.words.tags import BARE_CUES, CUES, never_names, tag_of, tag_table

_VERB_OR_NOUN = CUES | BARE_CUES | {"verb"}
_SHOUTED = frozenset({"us", "it", "who"})
"""Words that in capitals are names: US, IT, WHO."""
_BEFORE_CAPITAL = frozenset({".", "quote", ":", "("})
_AFTER_SUBJECT = CUES | {"verb", "be", "have", "do"}
_SUBJECT_PRONOUNS = frozenset({"pron", "they", "me", "do"})
_NOUNS = frozenset({"role", "thing", "speech"})
_AFTER_VERB = frozenset(
    ["det", "a", "poss", "cap", "that", "obj", "quant", "quote", "adv", "to", "dem", "pron", "not"]
)
_ARTICLES = frozenset({"det", "a", "quant", "poss", "dem"})
_BEFORE_MAY = frozenset(
    {"in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "during", "of"}
)
"""Words before the month. (Before somebody called May they are rare.)"""
_NOUN_BEFORE = frozenset(
    ["poss", "det", "a", "adj", "dem", "quant", "num", "of", "'s", "prep", "for"]
)


def disambiguate(words: list[str], tags: list[str], names: frozenset[str]) -> None:
    """Correct the tags that only neighbouring words can tell; `names` always have a capital."""
    for index, tag in enumerate(tags):
        if tag == "cap":
            before = tags[index - 1] if index else "."
            if before in _BEFORE_CAPITAL or (before == "-" and index == 1):
                tags[index] = _initial_tag(words, tags, index, names)
            elif words[index] == "I":
                tags[index] = "me"
            elif _is_time(words, tags, index):
                tags[index] = "time"
        elif tag in _NOUNS and index and tags[index - 1] in _SUBJECT_PRONOUNS:
            kind, _ = lexicon.cues().get(words[index], ("", ""))
            tags[index] = kind or tag
        elif index and tags[index - 1] == "quote" and _is_inverted(words, tags, index):
            tags[index] = "say"
        elif tag[-1:] == "0" and index and tags[index - 1] == "be":
            tags[index] = "w"
        elif tag in ("adv", "verb", "role") and index and _is_adjective(words, tags, index):
            tags[index] = "adj"
        elif tag == "w" and index and _is_verb(words, tags, index):
            tags[index] = "verb"
        elif index and _is_noun(words, tags, index):
            tags[index] = _noun_tag(words[index])
    _retag_offices(words, tags)


def _retag_offices(words: list[str], tags: list[str]) -> None:
    """Tag "the Prime Minister" as "the prime minister", a description; with a name behind it, it
    stays a part of that name."""
    end = 0
    while end < len(tags):
        start, end = end, end + 1
        if tags[start] != "cap":
            continue
        while end < len(tags) and tags[end] == "cap":
            end += 1
        *others, office = (word.lower() for word in words[start:end])
        known = tags[start - 1] in ("det", "poss") if start else False
        if office not in _offices() or not (known or others):
            continue
        if all(word in _before_office(with_roles=known) for word in others):
            tags[start:end] = ["adj"] * len(others) + ["role"]


def _is_time(words: list[str], tags: list[str], index: int) -> bool:
    """Whether a word with a capital is a day or a month; "May" only in "in May" or "May 2016"."""
    if words[index].lower() in lexicon.section("closed_class.txt", "time"):
        return True
    if words[index] != "May" or tags[index + 1 : index + 2] == ["cap"]:
        return False
    dated = tags[index - 1] == "num" or tags[index + 1 : index + 2] == ["num"]
    return dated or words[index - 1].lower() in _BEFORE_MAY


def _is_inverted(words: list[str], tags: list[str], index: int) -> bool:
    """Whether a verb right behind a quotation is its cue: "“Never!” came a voice"."""
    verb = tags[index] == "talk" or words[index] in ("came", "assures", "assured")
    return verb and tags[index + 1 : index + 2] in (["det"], ["a"], ["cap"])


def _is_adjective(words: list[str], tags: list[str], index: int) -> bool:
    """Whether a word belongs to the noun behind it: "an elderly man", "the general public"."""
    before, behind = tags[index - 1], tags[index + 1 : index + 2]
    if words[index] == "general":
        return before == "in" or behind in (["w"], ["role"], ["thing"], ["speech"], ["adj"])
    return before in _ARTICLES and behind == ["role"] and words[index].endswith(("ly", "ed"))


def _is_verb(words: list[str], tags: list[str], index: int) -> bool:
    """Whether an unknown word is a verb, by what stands around it."""
    word, before = words[index], tags[index - 1]
    if before == "to":
        return word in lexicon.words("verbs_bare.txt")
    if before in _SUBJECT_PRONOUNS:
        return True
    if before not in ("cap", "who", "and") or word[-1] != "s" or word.endswith("ss"):
        return False
    following = tags[index + 1] if index + 1 < len(tags) else "."
    return following in _AFTER_VERB


def _is_noun(words: list[str], tags: list[str], index: int) -> bool:
    """Whether a word that may be a verb is a noun, by what stands before."""
    tag, before = tags[index], tags[index - 1]
    if before == "time" and index > 1:
        before = tags[index - 2]
    either = tag in _VERB_OR_NOUN and (tag[-1] == "0" or words[index][-1] == "s")
    named = tag[-1] == "G" and words[index] in lexicon.speech_nouns()
    return (either or named) and before in _NOUN_BEFORE


def _noun_tag(word: str) -> str:
    """The tag of a word that is known to be a noun."""
    if word in lexicon.speaking_things():
        return "thing"
    return "speech" if word in lexicon.speech_nouns() else "w"


def _initial_tag(words: list[str], tags: list[str], index: int, names: frozenset[str]) -> str:
    """The tag of a word with a capital where every word would have one."""
    word = words[index]
    lower = word.lower()
    if len(word) > 1 and word.isupper() and lower in _SHOUTED:
        return "cap"
    known = tag_table().get(lower)
    following = tags[index + 1] if index + 1 < len(tags) else "."
    if known is None:
        guess = tag_of(lower, tag_table())
        if word in names or lower in lexicon.first_names():
            return "cap"
        if guess == "w":
            return "adj" if following == "role" and lower not in lexicon.nations() else "cap"
        return "cap" if guess in ("adv", "ing", "verb") and following in _AFTER_SUBJECT else guess
    if known in never_names():
        return known
    if word in names or (following == "cap" and known in ("role", "adj", "thing")):
        return "cap"
    return "cap" if lower in lexicon.first_names() and following not in ("det", "a") else known


@cache
def _offices() -> frozenset[str]:
    """Nouns for holders of an office, none of them in the name of a paper or an organisation."""
    return lexicon.words("roles.txt") - lexicon.organisations()


@cache
def _before_office(*, with_roles: bool) -> frozenset[str]:
    """Words that belong to the noun for an office behind them: "Prime", "Deputy"."""
    return lexicon.words("role_modifiers.txt") | (_offices() if with_roles else frozenset())
