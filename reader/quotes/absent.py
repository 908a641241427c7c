"""What speaks for nobody, and for those who are not in the paragraph of a quotation.

As in `evidence`; what speaks for nobody begins with "0".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.features import bucket, fold, is_cue
from reader.quotes.traits import sameness, sort_of, type_of

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story


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


def earlier_at_a_glance(
    story: Story, scene: Scene, mention: Mention, line: int, local: bool
) -> list[str]:
    """For a mention in an earlier paragraph, what tells most; `local` if this one has mentions."""
    tags = story.parsed.lines[line].tags
    back, whole, first = scene.quote.line - line, len(scene.line.tags) == 1, mention.first == 0
    cue = scene.before >= 0 or scene.after >= 0
    return [
        "earlier",
        f"earlier {back} {type_of(mention, tags)} v{story.verb(line, mention)[0]} {whole}",
        f"earlier {back} first{first} local{local} {cue}",
        f"earlier {back} whole{whole} end{tags[-1]} first{first}",
    ]


def for_earlier(story: Story, scene: Scene, mention: Mention, line: int) -> list[str]:
    """All the rest."""
    end, back, whole = (
        story.parsed.lines[line].tags[-1],
        scene.quote.line - line,
        len(scene.line.tags) == 1,
    )
    cue = scene.before >= 0 or scene.after >= 0
    return [
        f"earlier {back} end{end} {scene.edge} {whole}",
        f"earlier {back} {scene.shape.context} {cue}",
        f"earlier {back} quote{bool(story.parsed.lines[line].quotes)} {whole}",
        f"earlier {back} {sort_of(story, line, mention)} {whole}",
        f"earlier {sameness(story, scene, line, mention)} {whole}",
    ]
