"""What speaks for each candidate, as readable strings; training gives each its weight.

Every string joins a few facts that mean something together. Of a mention near the quotation they
begin with its side ("B" before, "A" after) or, as a gap ("B.1q0"), with the sentences and
quotations between as well; what speaks for nobody begins with "0".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.features import bucket, fold, is_cue, is_verb, path, voice
from reader.quotes.mentions import NAME, PHRASE, PRONOUN
from reader.quotes.names import surname

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story

_OWNED = frozenset({"speech", "thing", "role", "w", "verb", "call0", "say0"})
_LEADS = frozenset({".", "^", ",", "and", "but", "quote", "while", "that", "when", "as"})
_OWNERS = frozenset({"his", "her", "their"})
_CLAUSES = frozenset({"that", "which", "who", "if", "because", "when", "while", "as"})
_TOUCHING = frozenset({"", "n", "n ,"})
_REACH = 12
"""Tokens from a cue within which its inverted subject or its object stands."""
_RIVALS = 3
"""Rivals that are counted."""
_WINDOW = 200
"""Tokens between a mention and the quotation that are looked at."""


def for_near(story: Story, scene: Scene, mention: Mention, rank: int) -> list[str]:
    """For a mention in the paragraph of the quotation, the `rank`th on its side."""
    line, shape, token = scene.line, scene.shape, scene.quote.token
    tags = line.tags
    side = "B" if mention.last < token else "A"
    first, end = (mention.last + 1, token) if side == "B" else (token + 1, mention.first)
    between = tags[first : min(end, first + _WINDOW)]
    stops, quotes = min(between.count("."), 3), min(between.count("quote"), 3)
    gap = f"{side}.{stops}q{quotes}"
    way = path(tags, first, end)
    kind, sort = _type(mention, tags), _sort(story, scene.quote.line, mention)
    verb, at = story.verb(scene.quote.line, mention)
    verb += voice(tags, at)
    before = tags[mention.first - 1] if mention.first else "^"
    behind = tags[mention.last + 1] if mention.last + 1 < len(tags) else "$"
    same = _same(story, scene, scene.quote.line, mention)
    leads = "L" if before in _LEADS else "-"
    edge, alone = scene.edge, "a" if scene.alone else "-"
    steps = way.split(" ")
    return [
        f"{side} {way}",
        f"{side} {kind} {way}",
        f"{side} {edge} {way}",
        f"{side} {kind} {sort} r{bucket(rank)}",
        f"b{before} w{min(len(mention.words), 3)} {kind}",
        f"b{before}",
        f"a{behind} {' '.join(steps[:2])}",
        f"a{behind} {gap}",
        f"b{before} {between.count(',')}",
        f"v{verb}",
        kind,
        gap,
        f"{side} {same}",
        f"{side} r{bucket(rank)}",
        f"{sort} {kind}",
        f"end {' '.join(steps[-2:])} {side}",
        f"b{before} {side} {edge}",
        f"words{min(len(mention.words), 3)} {kind} {leads}",
        *(f"{side} has {tag}" for tag in sorted(_CLAUSES.intersection(between))),
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
        f"{gap} {sort} {leads} {alone}",
        *_for_bond(story, scene, mention, side, gap, f"{leads} {sort} {alone}"),
        *_for_words(story, scene, mention, side, gap),
        *_for_governing(scene, mention, side, kind),
        *_for_content(story, scene, mention, side, kind, sort),
    ]


def _for_bond(
    story: Story, scene: Scene, mention: Mention, side: str, gap: str, sort: str
) -> list[str]:
    """What the cues of the sentence say about a mention near the quotation."""
    line, shape, edge = scene.line, scene.shape, scene.edge
    tags, token = line.tags, scene.quote.token
    verb, at = story.verb(scene.quote.line, mention)
    verb += voice(tags, at)
    bond = _bond(scene, mention, at, side)
    outer = "O" if at >= 0 and at == scene.outer else "-"
    found = [
        bond,
        f"{outer} {bond} {edge}",
        f"{gap} {bond} {_type(mention, tags)} {edge}",
        f"{bond} {shape.context} {shape.form}",
        f"{bond} {sort}",
        f"{gap} {outer} {bond} {verb}",
        f"{outer} {bond} {_rivals(story, scene, mention)}",
        f"{bond} q {scene.word} {edge}",
        f"{side} {outer} q {scene.word}",
        f"{side} {outer} {bond} into{scene.clause} {tags[scene.before]}",
    ]
    if bond == "gb":
        found.append(f"gb {verb} d{bucket(token - at)} {edge}")
    if bond in ("ga", "ia"):
        found.append(f"{bond} final{scene.final} {edge} {_type(mention, tags)}")
    if bond == "ga":
        found.append(f"ga {path(tags, token + 1, mention.first)} {edge}")
    elif bond in ("ia", "ob", "between"):
        cue = scene.after if bond == "ia" else scene.before
        found.append(f"{bond} {tags[cue]} {line.words[cue].lower()} {edge}")
        found.append(f"{bond} {path(tags, min(cue, token), max(cue, token))} {tags[cue]}")
    elif side == "B" and 0 <= at < token:
        way = path(tags, at + 1, token)
        verbs = sum(map(is_verb, tags[at + 1 : min(token, at + _WINDOW)]))
        found.append(f"vp {bond} {verb} {way}")
        found.append(f"vn {bond} {verb} {bucket(verbs)} {outer}")
    return found


def _for_words(story: Story, scene: Scene, mention: Mention, side: str, gap: str) -> list[str]:
    """What single words say: the verb, the noun, what a mention owns."""
    line = scene.line
    tags = line.tags
    at = story.verb(scene.quote.line, mention)[1]
    behind = tags[mention.last + 1 : mention.last + 5]
    found = [f"{side} b {line.words[mention.first - 1].lower() if mention.first else '^'}"]
    owned = ""
    if behind[:1] == ["'s"] or mention.words[-1].lower() in _OWNERS:
        owned = next((tag for tag in behind if tag in _OWNED), "")
        if owned:
            word = line.words[mention.last + 1 + behind.index(owned)].lower()
            found.append(f"{side} owns {word}")
    found.append(f"{gap} own{owned} {scene.edge}")
    if mention.kind == PHRASE:
        found.append(f"head {mention.words[-1].lower()}")
    if at >= 0:
        word = line.words[at].lower()
        lemma = lexicon.cues().get(word, ("", word))[1] + voice(tags, at)
        found.append(f"{gap} V {word}")
        found.append(f"V {lemma} {_bond(scene, mention, at, side)} {scene.edge}")
    elif mention.first:
        found.append(f"{side} W {line.words[mention.first - 1].lower()} {tags[mention.first - 1]}")
    return found


def _for_governing(scene: Scene, mention: Mention, side: str, kind: str) -> list[str]:
    """How far out the verb stands that a mention before the quotation is the subject of."""
    chain, tags = scene.governors, scene.line.tags
    if side == "A" or not chain:
        return []
    depth = next((d for d, each in enumerate(chain) if each.subject == mention), -1)
    inner = chain[0]
    near = path(tags, inner.cue + 1, scene.quote.token)
    links = "|".join(each.link for each in chain[: max(depth, 1)])
    own = chain[depth].own if depth >= 0 else mention.first >= scene.start
    verbs = " ".join(tags[each.cue] + voice(tags, each.cue) for each in chain[: depth + 1])
    word = scene.line.words[inner.cue].lower()
    return [
        f"gov {depth} {own} {len(chain)} {scene.edge}",
        f"gov {depth} {own} {kind} {tags[inner.cue]}",
        f"gov {depth} {own} by {links}",
        f"gov {depth} {own} {verbs}",
        f"gov {depth} {own} {verbs} near {near}",
        f"gov {depth} {links} {verbs}",
        f"gov {depth} {own} W {word}",
    ]


def _for_content(
    story: Story, scene: Scene, mention: Mention, side: str, kind: str, sort: str
) -> list[str]:
    """What the quoted words say: nobody speaks of themselves by name, bodies rarely as "I"."""
    shape = scene.shape
    person = story.people.of(scene.quote.line, mention) if mention.kind == NAME else None
    inside = person is not None and surname(person.key) in shape.vocabulary
    return [
        f"self {shape.person} {kind} {sort}",
        f"inside {inside} {shape.person} {shape.title}",
        f"{side} inside {inside} {scene.edge}",
    ]


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
    return kind + ("s" if person in story.spoken else "")


def _same(story: Story, scene: Scene, line: int, mention: Mention) -> str:
    """Whether a mention can be the last speaker."""
    last_line, other = scene.last
    if other is None:
        return "?"
    if last_line == line and other == mention:
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
    """How a mention with its verb `at` stands to the cues nearest to the quotation.

    "gb", "ga": the subject of the one before, after; "co": shares the one before, "cs": shares it
    from within a clause; "ia": follows the one after ("said X"); "ob": follows the one before
    ("told X"); "between", "left", "out": elsewhere between the cue and the quotation, in the
    sentence, in the paragraph.
    """
    tags = scene.line.tags
    if at >= 0 and at in (scene.before, scene.after):
        return "gb" if at == scene.before else "ga"
    if scene.joined and scene.start <= mention.first < scene.before and at >= 0:
        return "cs" if mention.first and tags[mention.first - 1] in _CLAUSES else "co"
    for cue, name in ((scene.after, "ia"), (scene.before, "ob")):
        near = 0 <= cue < mention.first < cue + _REACH
        if near and path(tags, cue + 1, mention.first) in _TOUCHING:
            return name
    if side == "B" and 0 <= scene.before < mention.first:
        return "between"
    if side == "B" and mention.first < scene.before:
        return "left" if mention.first >= scene.start else "out"
    return "-"


def _rivals(story: Story, scene: Scene, mention: Mention) -> str:
    """How many other subjects of cues stand between a mention and the quotation."""
    count = 0
    for other in story.heads_between(scene.quote.line, mention.last + 1, scene.quote.token):
        if other.first >= scene.start:
            count += is_cue(story.verb(scene.quote.line, other)[0])
            if count == _RIVALS:
                break
    return str(count)


def for_nobody(story: Story, scene: Scene) -> list[str]:
    """For a title, a term, a scare quote."""
    quote, line, shape = scene.quote, scene.line, scene.shape
    tags, token = line.tags, quote.token
    cues = " ".join(sorted({tag for tag in tags[scene.start : scene.end] if is_cue(tag)}))
    any_cue = bool(cues)
    title, count = shape.title, bucket(shape.words)
    earlier = line.words[token - 2].lower() if token > 1 else "^"
    after = line.words[token + 1].lower() if token + 1 < len(tags) else "$"
    previous = scene.previous + ("N" if scene.index and scene.last[1] is None else "S")
    near = fold(tags, scene.before + 1, token) if scene.before >= 0 else "no"
    alone = "a" if scene.alone else "-"
    mark = "1" if story.parsed.text[quote.segment.opening] in "‘'" else "2"
    naming = lexicon.naming()
    named = naming.get(scene.word, "-")
    return [
        "nobody",
        f"0 naming {named} {naming.get(earlier, '-')} {naming.get(after, '-')} {title}",
        f"0 naming {named} {any_cue}",
        f"0 naming {named} {tags[token - 2] if token > 1 else '^'}",
        f"0 {shape.context} {alone}",
        f"0 {shape.form} {alone}",
        f"0 {shape.form} {shape.context}",
        f"0 {title} {count} {any_cue}",
        f"0 {title} {shape.context}",
        f"0 b {scene.word}",
        f"0 b {scene.word} {title}",
        f"0 b2 {earlier} {scene.word}",
        f"0 a {after}",
        f"0 cues {cues}",
        f"0 cues {cues} {scene.edge}{title}",
        f"0 prev {previous} {title}",
        f"0 prev {previous} {scene.edge} {any_cue}",
        f"0 {'H' if quote.line == 0 else '-'} {title} {scene.edge}",
        f"0 {mark} {title}",
        f"0 final{scene.final} {scene.edge}",
        f"0 final{scene.final} {scene.before >= 0} {count}",
        f"0 near {near}",
        f"0 near {near} {count}",
        f"0 says {shape.finite} {shape.context}",
        f"0 says {shape.finite} {count} {title}",
        f"0 says {shape.finite} {any_cue} {named}",
        f"0 self {shape.person} {count}",
        f"0 first {shape.first} {title}",
        f"0 last {shape.last} {title}",
        f"0 mentions {bucket(len(story.parsed.mentions[quote.line]))} {scene.edge}",
    ]


def for_carried(story: Story, scene: Scene, line: int, mention: Mention, local: bool) -> list[str]:
    """For the last speaker, in another paragraph; `local` if this one has mentions."""
    quote, shape = scene.quote, scene.shape
    gap = min(quote.line - line, 4)
    quoted = min(quote.line - story.parsed.quotes[scene.index - 1].line, 3)
    whole = len(scene.line.tags) == 1
    cue = scene.before >= 0 or scene.after >= 0
    return [
        "carried",
        f"carried {scene.edge} {shape.context} {cue}",
        f"carried {mention.kind} g{gap} q{quoted}",
        f"carried local{local} g{gap} {cue}",
        f"carried whole{whole} q{quoted} {scene.alone}",
        f"carried goes on {quote.segment.continues}",
        f"carried {shape.form} whole{whole} {scene.alone}",
        f"carried known{scene.person is not None} whole{whole}",
    ]


def for_earlier(story: Story, scene: Scene, mention: Mention, line: int, local: bool) -> list[str]:
    """For a mention in an earlier paragraph; `local` if this one has mentions."""
    tags = story.parsed.lines[line].tags
    back = scene.quote.line - line
    whole = len(scene.line.tags) == 1
    cue = scene.before >= 0 or scene.after >= 0
    first = mention.first == 0
    return [
        "earlier",
        f"earlier {back} {_type(mention, tags)} v{story.verb(line, mention)[0]} {whole}",
        f"earlier {back} end{tags[-1]} {scene.edge} {whole}",
        f"earlier {back} first{first} local{local} {cue}",
        f"earlier {back} whole{whole} end{tags[-1]} first{first}",
        f"earlier {back} {scene.shape.context} {cue}",
        f"earlier {back} quote{bool(story.parsed.lines[line].quotes)} {whole}",
        f"earlier {back} {_sort(story, line, mention)} {whole}",
        f"earlier {_same(story, scene, line, mention)} {whole}",
    ]
