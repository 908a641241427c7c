"""Fourth stage: for each quotation, who may have said it, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes.features import Shape, bucket, path, shape_of, verb_of
from reader.quotes.mentions import NAME, PHRASE, PRONOUN, Mention

if TYPE_CHECKING:
    from reader.quotes.parsed import Parsed
    from reader.quotes.people import People

Choice = tuple[int, Mention | None]
"""The line and mention of a speaker; None for nobody."""

_NEAR = 9
"""Mentions on each side of a quotation that are considered."""
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


@dataclass(slots=True)
class Story:
    """What has been decided so far, quotation by quotation."""

    parsed: Parsed
    people: People
    verbs: dict[tuple[int, int], tuple[str, int]] = field(default_factory=dict)
    speakers: list[Choice] = field(default_factory=list)
    """(line, mention) of each quotation decided."""


def candidates(story: Story, index: int) -> list[Candidate]:
    """Everyone who may have said quotation `index`, nobody first."""
    parsed = story.parsed
    quote = parsed.quotes[index]
    shape = shape_of(parsed, quote)
    mentions = parsed.mentions[quote.line]
    before = [m for m in mentions if m.last < quote.token][-_NEAR:]
    after = [m for m in mentions if m.first > quote.token][:_NEAR]
    last: Choice = story.speakers[index - 1] if index else (-1, None)
    found = [Candidate(None, quote.line, _nobody(story, index, shape))]
    for rank, mention in enumerate(reversed(before)):
        found.append(_near(story, index, mention, "B", rank, shape, last))
    for rank, mention in enumerate(after):
        found.append(_near(story, index, mention, "A", rank, shape, last))
    local = bool(before or after)
    seen = {(last[0], last[1].start)} if last[1] is not None else set()
    if last[1] is not None and last[0] != quote.line:
        found.append(_carried(story, index, (last[0], last[1]), shape, local))
    for back in range(1, _BACK + 1):
        line = quote.line - back
        if line < 0:
            break
        chosen = [
            m for m in parsed.mentions[line] if m.kind != PHRASE or (line, m.start) in story.verbs
        ]
        starters = [m for m in parsed.mentions[line] if m.first <= 3][:1]
        for mention in starters + chosen[-2:]:
            if (line, mention.start) not in seen:
                seen.add((line, mention.start))
                found.append(_earlier(story, index, mention, line, shape, local))
    return found


def _type(mention: Mention, tags: list[str]) -> str:
    if mention.kind == NAME:
        return "N"
    return tags[mention.last] if mention.kind == PRONOUN else "P" + tags[mention.last][0]


def _verb(story: Story, line: int, mention: Mention) -> tuple[str, int]:
    key = (line, mention.start)
    if key not in story.verbs:
        story.verbs[key] = verb_of(story.parsed.lines[line], mention)
    return story.verbs[key]


def _same(story: Story, line: int, mention: Mention, other: Choice) -> str:
    """Whether a mention can be the speaker of another quotation."""
    if other[1] is None:
        return "?"
    if other[0] == line and other[1] == mention:
        return "="
    if mention.kind == NAME and other[1].kind == NAME:
        here, there = story.people.of(line, mention), story.people.of(other[0], other[1])
        return "same" if here is there else "other"
    if mention.kind == PRONOUN and other[1].kind == PRONOUN:
        return "samep" if mention.words[0].lower() == other[1].words[0].lower() else "otherp"
    return mention.kind[:2] + other[1].kind[:2]


def _near(
    story: Story, index: int, mention: Mention, side: str, rank: int, shape: Shape, last: Choice
) -> Candidate:
    quote = story.parsed.quotes[index]
    line = story.parsed.lines[quote.line]
    tags = line.tags
    first, end = (
        (mention.last + 1, quote.token) if side == "B" else (quote.token + 1, mention.first)
    )
    way = path(tags, first, end)
    between = tags[first:end]
    kind = _type(mention, tags)
    verb, at = _verb(story, quote.line, mention)
    before = tags[mention.first - 1] if mention.first else "^"
    behind = tags[mention.last + 1] if mention.last + 1 < len(tags) else "$"
    stops = between.count(".")
    quotes = between.count("quote")
    same = _same(story, quote.line, mention, last)
    previous = "P" if index and story.parsed.quotes[index - 1].line == quote.line else "-"
    cut = way.split(" ")
    short = " ".join(cut[:3])
    tail = " ".join(cut[-3:])
    position = f"{side}{bucket(rank)}"
    features = [
        f"{side} {way}",
        f"{side} {kind} {way}",
        f"{side} {shape.form[:2]} {way}",
        f"{position} {kind}",
        f"{side} d{bucket(end - first)} {kind}",
        f"{side} .{min(stops, 3)} q{min(quotes, 3)} {shape.form[:2]}",
        f"{side} .{min(stops, 3)} q{min(quotes, 3)} v{verb}",
        f"{side} v{verb} {kind} {shape.context}",
        f"{side} v{verb} {shape.form}",
        f"{side} start {short} v{verb}",
        f"{side} end {tail}",
        f"{side} b{before} a{behind} {kind}",
        f"{side} b{before} .{min(stops, 2)} {shape.context}",
        f"{side} a{behind} .{min(stops, 2)} {shape.context}",
        f"{side} {same} {previous} {kind}",
        f"{side} {same} {previous} .{min(stops, 3)} q{min(quotes, 3)}",
        f"{side} {same} {previous} {shape.form[:2]} v{verb}",
        f"{side} ^{mention.first == 0} .{min(stops, 2)} q{min(quotes, 2)}",
        f"{side} {kind} {shape.context}",
        f"{position} v{verb} .{min(stops, 2)}",
    ]
    if mention.kind == PHRASE:
        features.append(f"head {mention.words[-1].lower()}")
    if at >= 0:
        features.append(f"{side} V {line.words[at].lower()} .{min(stops, 2)}")
    elif mention.first:
        features.append(f"{side} W {line.words[mention.first - 1].lower()} {before}")
    return Candidate(mention, quote.line, features, at)


def _nobody(story: Story, index: int, shape: Shape) -> list[str]:
    quote = story.parsed.quotes[index]
    line = story.parsed.lines[quote.line]
    tags = line.tags
    words = story.parsed.text[quote.segment.start : quote.segment.end].split()
    start = quote.token
    while start and tags[start - 1] != ".":
        start -= 1
    end = quote.token
    while end < len(tags) and tags[end] != ".":
        end += 1
    sentence = tags[start:end]
    cues = sorted(
        {tag for tag in sentence if tag.rstrip("0G") in ("say", "write", "tell", "call", "think")}
    )
    capital = sum(word[:1].isupper() for word in words)
    title = "T" if len(words) > 1 and capital * 3 >= len(words) * 2 else "c" if capital else "l"
    before = line.words[quote.token - 1].lower() if quote.token else "^"
    earlier = line.words[quote.token - 2].lower() if quote.token > 1 else "^"
    after = line.words[quote.token + 1].lower() if quote.token + 1 < len(tags) else "$"
    previous = "-"
    if index and story.parsed.quotes[index - 1].line == quote.line:
        previous = "N" if story.speakers[index - 1][1] is None else "S"
    head = "H" if quote.line == 0 else ""
    return [
        "nobody",
        f"0 {shape.context}",
        f"0 {shape.form}",
        f"0 {shape.form} {shape.context}",
        f"0 {title} {bucket(len(words))}",
        f"0 {title} {shape.context}",
        f"0 b {before}",
        f"0 b2 {earlier} {before}",
        f"0 a {after}",
        f"0 cues {' '.join(cues)}",
        f"0 cues {' '.join(cues)} {shape.form[:2]}{title}",
        f"0 prev {previous} {title}",
        f"0 prev {previous} {shape.form[:2]}",
        f"0 {head} {title} {shape.form[:2]}",
        f"0 mentions {bucket(len(story.parsed.mentions[quote.line]))} {shape.form[:2]}",
    ]


def _carried(
    story: Story, index: int, last: tuple[int, Mention], shape: Shape, local: bool
) -> Candidate:
    quote = story.parsed.quotes[index]
    gap = quote.line - last[0]
    quoted = quote.line - story.parsed.quotes[index - 1].line
    kind = last[1].kind
    alone = len(story.parsed.lines[quote.line].tags) == 1
    earlier = story.parsed.quotes[index - 1].line != quote.line
    return Candidate(
        last[1],
        last[0],
        [
            "carried",
            f"carried {shape.form[:2]} {shape.context}",
            f"carried {kind} g{min(gap, 4)}",
            f"carried local{local} g{min(gap, 4)} {earlier}",
            f"carried alone{alone} q{min(quoted, 3)}",
            f"carried cont{quote.segment.continues}",
            f"carried {shape.form} alone{alone}",
        ],
    )


def _earlier(
    story: Story, index: int, mention: Mention, line: int, shape: Shape, local: bool
) -> Candidate:
    quote = story.parsed.quotes[index]
    tags = story.parsed.lines[line].tags
    kind = _type(mention, tags)
    verb, at = _verb(story, line, mention)
    end = "$" if not tags else tags[-1]
    back = quote.line - line
    alone = len(story.parsed.lines[quote.line].tags) == 1
    features = [
        "earlier",
        f"earlier {back} {kind} v{verb}",
        f"earlier {back} end{end} {shape.form[:2]}",
        f"earlier {back} first{mention.first == 0} local{local}",
        f"earlier {back} alone{alone} end{end}",
        f"earlier {back} {shape.context}",
        f"earlier {back} quote{'quote' in tags}",
    ]
    return Candidate(mention, line, features, at)
