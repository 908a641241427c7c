"""What part a word plays, roughly: from the data files, its ending and its neighbours.

Tags are those of `data/closed_class.txt`, a cue's class ("say", "write", "tell", "call", "think",
"talk"; with "G" for an -ing form and "0" for a bare one), and
    verb ing   other verbs, and -ing forms
    cap        part of a name
    role thing speech   nouns for people, for bodies and texts that speak, for acts of speech
    adj        what stands before a role
    adv num w  adverbs, numbers, any other word
    quote      a quoted segment
or the punctuation mark itself, with "." for all that ends a sentence and "-" for all dashes.
"""

from __future__ import annotations

from functools import cache

from reader.quotes import lexicon

_STOPS = {
    **dict.fromkeys((".", "?", "!", "…", "..."), "."),
    **dict.fromkeys(("-", "–", "—", "―", "--"), "-"),
    **dict.fromkeys(("'s", "’s", "'", "’"), "'s"),
    "[": "(",
    "]": ")",
}
_CUES = frozenset({"say", "write", "tell", "call", "think", "talk"})
_VERB_OR_NOUN = _CUES | {cue + "0" for cue in _CUES} | {"verb"}
_SHOUTED = frozenset({"us", "it", "who"})
"""Words that in capitals are names: US, IT, WHO."""
_BEFORE_CAPITAL = frozenset({".", "quote", ":", "("})
_AFTER_SUBJECT = _CUES | {"verb", "be", "have", "do"}
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


@cache
def never_names() -> frozenset[str]:
    """Tags of words that are no name, whatever their first letter. (Will and May are names.)"""
    return frozenset(lexicon.sections("closed_class.txt")) - {"do"}


@cache
def tag_table() -> dict[str, str]:
    """Tags of lower-case words and of punctuation."""
    table: dict[str, str] = dict.fromkeys(lexicon.words("role_modifiers.txt"), "adj")
    table |= dict.fromkeys(lexicon.words("irregular_verbs.txt"), "verb")
    table |= dict.fromkeys(lexicon.words("verbs_present.txt"), "verb")
    for form, (kind, lemma) in lexicon.cues().items():
        ending = "G" if form.endswith("ing") and lemma != form else "0" if form == lemma else ""
        table[form] = kind + ending
    table["read"] = "write"
    table |= dict.fromkeys(lexicon.speaking_things(), "thing")
    table |= dict.fromkeys(lexicon.roles(), "role")
    for form in lexicon.words("plural_or_verb.txt"):
        table[form] = lexicon.cues()[form][0]
    for noun in lexicon.speech_nouns():
        if noun not in table:
            table[noun] = "speech"
    for tag, rows in lexicon.sections("closed_class.txt").items():
        table |= dict.fromkeys((word for row in rows for word in row.split()), tag)
    return table | _STOPS


def tag_of(word: str, tags: dict[str, str]) -> str:
    """The tag of a word that is not in the table as it stands."""
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
    """A compound takes the tag of its last part if that is a noun for speakers."""
    last = tags.get(word.rpartition("-")[2], "w") if "-" in word else "w"
    return last if last in ("role", "thing") else "w"


def settle(words: list[str], tags: list[str], names: frozenset[str]) -> None:
    """Decide what only the neighbours can tell; `names` always have a capital."""
    for index, tag in enumerate(tags):
        if tag == "cap":
            before = tags[index - 1] if index else "."
            if before in _BEFORE_CAPITAL or (before == "-" and index == 1):
                tags[index] = _initial_tag(words, tags, index, names)
            elif words[index] == "I":
                tags[index] = "me"
            elif words[index].lower() in _times() or _is_may(words, tags, index):
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
    _settle_offices(words, tags)


def _settle_offices(words: list[str], tags: list[str]) -> None:
    """Read "the Prime Minister" as "the prime minister", a description; with a name behind it, it
    stays a part of that."""
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


def _is_may(words: list[str], tags: list[str], index: int) -> bool:
    """Whether a name is the month: "in May", "last May", "12 May", "May 2016"."""
    if words[index] != "May" or tags[index + 1 : index + 2] == ["cap"]:
        return False
    dated = tags[index - 1] == "num" or tags[index + 1 : index + 2] == ["num"]
    return dated or words[index - 1].lower() in _BEFORE_MAY


def _is_inverted(words: list[str], tags: list[str], index: int) -> bool:
    """Whether a verb right behind a quotation reports it: "“Never!” came a voice"."""
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
    """Whether what may be a verb is a noun, by what stands before."""
    tag, before = tags[index], tags[index - 1]
    if before == "time" and index > 1:
        before = tags[index - 2]
    either = tag in _VERB_OR_NOUN and (tag[-1] == "0" or words[index][-1] == "s")
    named = tag[-1] == "G" and words[index] in lexicon.speech_nouns()
    return (either or named) and before in _NOUN_BEFORE


def _noun_tag(word: str) -> str:
    if word in lexicon.speaking_things():
        return "thing"
    return "speech" if word in lexicon.speech_nouns() else "w"


def _initial_tag(words: list[str], tags: list[str], index: int, names: frozenset[str]) -> str:
    """The tag of a word with a capital that any word would have there."""
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
    """Nouns for one person who holds an office, none of them the name of a paper or a body."""
    return lexicon.words("roles.txt") - lexicon.bodies()


@cache
def _before_office(*, with_roles: bool) -> frozenset[str]:
    """Words that belong to the office behind them: "Prime", "Deputy"."""
    return lexicon.words("role_modifiers.txt") | (_offices() if with_roles else frozenset())


@cache
def _times() -> frozenset[str]:
    return frozenset(w for row in lexicon.sections("closed_class.txt")["time"] for w in row.split())
