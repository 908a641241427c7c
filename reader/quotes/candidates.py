"""Fourth stage: for each quotation, who may have said it, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.features import (
    Shape,
    bucket,
    fold,
    is_cue,
    path,
    sentence_bounds,
    shape_of,
)
from reader.quotes.mentions import NAME, PHRASE, PRONOUN, Mention

if TYPE_CHECKING:
    from reader.quotes.parsed import Quote
    from reader.quotes.people import Person
    from reader.quotes.story import Choice, Story
    from reader.quotes.tokens import Line

_NEAR = 9
"""Mentions on each side of a quotation that are considered."""
_MODIFIERS = frozenset({"role", "adj", "thing", "'s", "w"})
_OWNED = frozenset({"speech", "thing", "role", "w", "verb", "call0", "say0"})
_BACK = 3
"""Paragraphs back in which a speaker is looked for."""


@dataclass(slots=True)
class Candidate:
    """Someone who may be the speaker; nobody, if `mention` is None."""

    mention: Mention | None
    line: int
    features: list[str]
    cue: int = -1
    """Token of its verb, in its line."""
    carried: bool = False
    """The speaker of the last quotation, carried on."""


@dataclass(slots=True)
class Scene:
    """What the candidates for one quotation have in common."""

    index: int
    quote: Quote
    line: Line
    shape: Shape
    last: Choice
    person: Person | None
    """The last speaker."""
    start: int
    end: int
    """The tokens of the sentence."""
    before: int
    after: int
    """The nearest cue on each side in the sentence, or -1."""
    alone: bool
    """The sentence is nothing but quotation."""
    outer: int
    """The first cue of the sentence, or -1."""
    joined: bool
    """The cue before it has no subject of its own: it shares that of an earlier verb."""
    word: str
    """The word before the quotation."""
    previous: str
    """Whether a quotation stands before it in the paragraph, and in the sentence."""


def candidates(story: Story, index: int) -> list[Candidate]:
    """Everyone who may have said quotation `index`, nobody first."""
    scene = _scene(story, index)
    token = scene.quote.token
    mentions = _heads(scene.line, story.parsed.mentions[scene.quote.line])
    before = [m for m in mentions if m.last < token][-_NEAR:]
    after = [m for m in mentions if m.first > token][:_NEAR]
    found = [Candidate(None, scene.quote.line, _nobody(story, scene))]
    for rank, mention in enumerate(reversed(before)):
        found.append(_near(story, scene, mention, "B", rank))
    for rank, mention in enumerate(after):
        found.append(_near(story, scene, mention, "A", rank))
    return found + _elsewhere(story, scene, bool(before or after))


def _heads(line: Line, mentions: list[Mention]) -> list[Mention]:
    """The mentions without the names that only modify another one.

    In "Clinton campaign spokesman Brian Fallon" Clinton says nothing, nor in "the Clinton campaign".
    """
    found: list[Mention] = []
    for mention in mentions:
        while found and found[-1].kind == NAME and _modifies(line, found[-1], mention):
            found.pop()
        found.append(mention)
    return found


def _modifies(line: Line, name: Mention, head: Mention) -> bool:
    if head.kind == PHRASE:
        return head.first <= name.first and line.tags[head.last] in ("role", "thing")
    between = line.tags[name.last + 1 : head.first]
    return head.kind == NAME and "role" in between and all(tag in _MODIFIERS for tag in between)


def _scene(story: Story, index: int) -> Scene:
    quote = story.parsed.quotes[index]
    line = story.parsed.lines[quote.line]
    start, end = sentence_bounds(line.tags, quote.token)
    before = next((i for i in range(quote.token - 1, start - 1, -1) if is_cue(line.tags[i])), -1)
    after = next((i for i in range(quote.token + 1, end) if is_cue(line.tags[i])), -1)
    alone = all(tag == "quote" for tag in line.tags[start:end])
    outer = next((i for i in range(start, end) if is_cue(line.tags[i])), -1)
    joined = before > 0 and (
        line.tags[before][-1] == "G" or line.tags[before - 1] in ("and", "but", "or", ",", "to")
    )
    previous = "-"
    if index and story.parsed.quotes[index - 1].line == quote.line:
        previous = "s" if story.parsed.quotes[index - 1].token >= start else "p"
    last: Choice = story.speakers[index - 1] if index else (-1, None)
    return Scene(
        index,
        quote,
        line,
        shape_of(story.parsed, quote),
        last,
        story.persons[index - 1] if index else None,
        start,
        end,
        before,
        after,
        alone,
        outer,
        joined,
        line.words[quote.token - 1].lower() if quote.token else "^",
        previous,
    )


def _type(mention: Mention, tags: list[str]) -> str:
    if mention.kind == NAME:
        return "N"
    return tags[mention.last] if mention.kind == PRONOUN else "P" + tags[mention.last][0]


def _sort(story: Story, line: int, mention: Mention) -> str:
    """What sort of thing a mention names, as far as the article shows."""
    if mention.kind != NAME:
        return mention.words[-1].lower() if mention.kind == PRONOUN else "-"
    person = story.people.of(line, mention)
    if person is None:
        return "?"
    if person.human < 0:
        return "G"
    known = person.human > 0
    kind = "P" if known else "M" if len(person.words) > 1 else "A" if person.name.isupper() else "S"
    return kind + ("s" if person in story.persons else "")


def _same(story: Story, scene: Scene, line: int, mention: Mention) -> str:
    """Whether a mention can be the last speaker."""
    other = scene.last[1]
    if other is None:
        return "?"
    if scene.last[0] == line and other == mention:
        return "="
    if mention.kind == NAME:
        if scene.person is None:
            return "N" + other.kind[:2]
        return "same" if story.people.of(line, mention) is scene.person else "other"
    if mention.kind == PRONOUN:
        if other.kind == PRONOUN:
            return "samep" if mention.words[0].lower() == other.words[0].lower() else "otherp"
        if scene.person is not None and scene.person.sex:
            sex = {"he": "m", "she": "f"}.get(mention.words[0].lower(), "")
            return "fits" if sex == scene.person.sex else "unfit" if sex else "x"
    return mention.kind[:2] + other.kind[:2]


def _bond(scene: Scene, mention: Mention, at: int, side: str) -> str:
    """How a mention stands to the cues nearest to the quotation."""
    tags = scene.line.tags
    if at >= 0 and at == scene.before:
        return "gb"
    if at >= 0 and at == scene.after:
        return "ga"
    if scene.joined and scene.start <= mention.first < scene.before and at >= 0:
        return "co"
    for cue, name in ((scene.after, "ia"), (scene.before, "ob")):
        if 0 <= cue < mention.first and mention.first - cue < 12:
            if path(tags, cue + 1, mention.first) in ("", "n", "n ,"):
                return name
    if side == "B" and 0 <= scene.before < mention.first:
        return "between"
    if side == "B" and mention.first < scene.before:
        return "left" if mention.first >= scene.start else "out"
    return "-"


def _between(story: Story, scene: Scene, mention: Mention) -> str:
    """How many other subjects of cues stand between a mention and the quotation."""
    count = 0
    for other in story.parsed.mentions[scene.quote.line]:
        if mention.last < other.first < scene.quote.token and scene.start <= other.first:
            count += is_cue(story.verb(scene.quote.line, other)[0])
    return str(min(count, 3))


def _near(story: Story, scene: Scene, mention: Mention, side: str, rank: int) -> Candidate:
    quote, line, shape = scene.quote, scene.line, scene.shape
    tags = line.tags
    first, end = (
        (mention.last + 1, quote.token) if side == "B" else (quote.token + 1, mention.first)
    )
    way = path(tags, first, end)
    between = tags[first:end]
    kind = _type(mention, tags)
    verb, at = story.verb(quote.line, mention)
    before = tags[mention.first - 1] if mention.first else "^"
    behind = tags[mention.last + 1] if mention.last + 1 < len(tags) else "$"
    stops = min(between.count("."), 3)
    quotes = min(between.count("quote"), 3)
    gap = f"{side}.{stops}q{quotes}"
    same = _same(story, scene, quote.line, mention)
    sort = _sort(story, quote.line, mention)
    bond = _bond(scene, mention, at, side)
    steps = way.split(" ")
    leads = (
        "L"
        if before in (".", "^", ",", "and", "but", "quote", "while", "that", "when", "as")
        else "-"
    )
    edge = shape.form[:2]
    alone = "a" if scene.alone else "-"
    outer = "O" if at >= 0 and at == scene.outer else "-"
    owner = ""
    if behind == "'s" or mention.words[-1].lower() in ("his", "her", "their"):
        owner = next((t for t in tags[mention.last + 1 : mention.last + 5] if t in _OWNED), "")
    features = [
        f"{side} {way}",
        f"{side} {kind} {way}",
        f"{side} {edge} {way}",
        f"{side} {kind} {sort} r{bucket(rank)}",
        f"{side} d{bucket(end - first)} {kind} {edge}",
        f"{gap} {edge} {alone}",
        f"{gap} v{verb} {alone}",
        f"{gap} {kind} {alone} {leads}",
        f"{side} v{verb} {kind} {shape.context}",
        f"{side} v{verb} {shape.form}",
        f"{side} start {' '.join(steps[:3])} v{verb}",
        f"{side} end {' '.join(steps[-3:])} {kind}",
        f"{side} b{before} a{behind} {kind}",
        f"{gap} b{before} {shape.context}",
        f"{gap} a{behind} {shape.context}",
        f"{side} {same} {scene.previous} {kind} {alone}",
        f"{gap} {same} {scene.previous}",
        f"{side} {same} {scene.previous} {edge} v{verb}",
        f"{gap} {leads} ^{mention.first == 0}",
        f"{side} {kind} {shape.context} {alone}",
        f"{gap} v{verb} r{bucket(rank)}",
        f"{gap} {bond} {kind} {edge}",
        f"{bond} {shape.context} {shape.form}",
        f"{bond} {leads} {sort} {alone}",
        f"{gap} {sort} {leads} {alone}",
        f"{gap} {outer} {bond} {verb}",
        f"{outer} {bond} {_between(story, scene, mention)}",
        f"{gap} own{owner} {edge}",
        f"{bond} q {scene.word} {edge}",
        f"{side} {outer} q {scene.word}",
    ]
    if bond == "gb":
        features.append(f"gb {path(tags, at + 1, quote.token)} {tags[at]} {edge}")
    elif bond == "ga":
        features.append(f"ga {path(tags, quote.token + 1, mention.first)} {edge}")
    elif bond in ("ia", "ob", "between"):
        cue = scene.after if bond == "ia" else scene.before
        features.append(f"{bond} {tags[cue]} {line.words[cue].lower()} {edge}")
        features.append(f"{bond} {way} {tags[cue]}")
    if mention.kind == PHRASE:
        features.append(f"head {mention.words[-1].lower()}")
    if at >= 0:
        features.append(f"{gap} V {line.words[at].lower()}")
    elif mention.first:
        features.append(f"{side} W {line.words[mention.first - 1].lower()} {before}")
    return Candidate(mention, quote.line, features, at)


def _nobody(story: Story, scene: Scene) -> list[str]:
    quote, line, shape = scene.quote, scene.line, scene.shape
    tags = line.tags
    words = story.parsed.text[quote.segment.start : quote.segment.end].split()
    sentence = tags[scene.start : scene.end]
    cues = " ".join(sorted({tag for tag in sentence if is_cue(tag)}))
    capital = sum(word[:1].isupper() for word in words)
    title = "T" if len(words) > 1 and capital * 3 >= len(words) * 2 else "c" if capital else "l"
    before = line.words[quote.token - 1].lower() if quote.token else "^"
    earlier = line.words[quote.token - 2].lower() if quote.token > 1 else "^"
    after = line.words[quote.token + 1].lower() if quote.token + 1 < len(tags) else "$"
    previous = scene.previous + ("N" if scene.index and scene.last[1] is None else "S")
    head = "H" if quote.line == 0 else "-"
    near = f"{fold(tags, scene.before + 1, quote.token)}" if scene.before >= 0 else "no"
    alone = "a" if scene.alone else "-"
    single = "1" if story.parsed.text[quote.segment.opening] in "‘'" else "2"
    naming = lexicon.naming()
    named = f"{naming.get(before, '-')} {naming.get(earlier, '-')} {naming.get(after, '-')}"
    return [
        "nobody",
        f"0 naming {named} {title}",
        f"0 naming {naming.get(before, '-')} {bool(cues)}",
        f"0 naming {naming.get(before, '-')} {tags[quote.token - 2] if quote.token > 1 else '^'}",
        f"0 {shape.context} {alone}",
        f"0 {shape.form} {alone}",
        f"0 {shape.form} {shape.context}",
        f"0 {title} {bucket(len(words))} {bool(cues)}",
        f"0 {title} {shape.context}",
        f"0 b {before}",
        f"0 b {before} {title}",
        f"0 b2 {earlier} {before}",
        f"0 a {after}",
        f"0 cues {cues}",
        f"0 cues {cues} {shape.form[:2]}{title}",
        f"0 prev {previous} {title}",
        f"0 prev {previous} {shape.form[:2]} {bool(cues)}",
        f"0 {head} {title} {shape.form[:2]}",
        f"0 {single} {title}",
        f"0 near {near}",
        f"0 near {near} {bucket(len(words))}",
        f"0 mentions {bucket(len(story.parsed.mentions[quote.line]))} {shape.form[:2]}",
    ]


def _elsewhere(story: Story, scene: Scene, local: bool) -> list[Candidate]:
    """Speakers who are not in the paragraph: the last one, and those named just before."""
    found = []
    last, quote = scene.last, scene.quote
    seen = set()
    if last[1] is not None and last[0] != quote.line:
        seen.add((last[0], last[1].start))
        found.append(_carried(story, scene, last[0], last[1], local))
    for back in range(1, min(_BACK, quote.line) + 1):
        line = quote.line - back
        mentions = story.parsed.mentions[line]
        chosen = [m for m in mentions if m.kind != PHRASE or (line, m.start) in story.verbs]
        for mention in [m for m in mentions if m.first <= 3][:1] + chosen[-2:]:
            if (line, mention.start) not in seen:
                seen.add((line, mention.start))
                found.append(_earlier(story, scene, mention, line, local))
    return found


def _carried(story: Story, scene: Scene, line: int, mention: Mention, local: bool) -> Candidate:
    quote, shape = scene.quote, scene.shape
    gap = min(quote.line - line, 4)
    quoted = min(quote.line - story.parsed.quotes[scene.index - 1].line, 3)
    alone = len(scene.line.tags) == 1
    cue = scene.before >= 0 or scene.after >= 0
    features = [
        "carried",
        f"carried {shape.form[:2]} {shape.context} {cue}",
        f"carried {mention.kind} g{gap} q{quoted}",
        f"carried local{local} g{gap} {cue}",
        f"carried alone{alone} q{quoted} {scene.alone}",
        f"carried cont{quote.segment.continues}",
        f"carried {shape.form} alone{alone} {scene.alone}",
        f"carried known{scene.person is not None} alone{alone}",
    ]
    return Candidate(mention, line, features, carried=True)


def _earlier(story: Story, scene: Scene, mention: Mention, line: int, local: bool) -> Candidate:
    shape = scene.shape
    tags = story.parsed.lines[line].tags
    kind = _type(mention, tags)
    verb, at = story.verb(line, mention)
    end = tags[-1] if tags else "$"
    back = scene.quote.line - line
    alone = len(scene.line.tags) == 1
    cue = scene.before >= 0 or scene.after >= 0
    sort = _sort(story, line, mention)
    same = _same(story, scene, line, mention)
    features = [
        "earlier",
        f"earlier {back} {kind} v{verb} {alone}",
        f"earlier {back} end{end} {shape.form[:2]} {alone}",
        f"earlier {back} first{mention.first == 0} local{local} {cue}",
        f"earlier {back} alone{alone} end{end} first{mention.first == 0}",
        f"earlier {back} {shape.context} {cue}",
        f"earlier {back} quote{'quote' in tags} {alone}",
        f"earlier {back} {sort} {alone}",
        f"earlier {same} {alone}",
    ]
    return Candidate(mention, line, features, at)
