"""Features of nobody as the speaker of a quotation; all but the first begin with "0"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.attribution.quotation_shape import bucket
from reader.quotes.words import lexicon
from reader.quotes.words.syntax import chunked
from reader.quotes.words.tags import is_cue

if TYPE_CHECKING:
    from reader.quotes.attribution.quotation_context import QuotationContext


def nobody_features(context: QuotationContext) -> list[str]:
    """Features of a quotation that tell a title, a term or a scare quote from speech."""
    quotation, tokens, shape = context.quotation, context.tokens, context.shape
    tags, token = tokens.tags, quotation.token
    cues = " ".join(sorted({tag for tag in tags[context.start : context.end] if is_cue(tag)}))
    any_cue = bool(cues)
    title, count = shape.title, bucket(shape.words)
    earlier = tokens.words[token - 2].lower() if token > 1 else "^"
    after = tokens.words[token + 1].lower() if token + 1 < len(tags) else "$"
    previous = context.previous + ("N" if context.index and context.last_mention is None else "S")
    near = chunked(tags, context.before + 1, token) if context.before >= 0 else "no"
    mentions = context.discourse.article.mentions[quotation.paragraph]
    alone = "a" if context.alone else "-"
    mark = "1" if context.discourse.article.text[quotation.segment.opening] in "‘'" else "2"
    naming_words = lexicon.naming_words()
    named = naming_words.get(context.word_before, "-")
    return [
        "nobody",
        f"0 naming {named} {naming_words.get(earlier, '-')} {naming_words.get(after, '-')} {title}",
        f"0 naming {named} {any_cue}",
        f"0 naming {named} {tags[token - 2] if token > 1 else '^'}",
        f"0 {shape.neighbours} {alone}",
        f"0 {shape.form} {alone}",
        f"0 {shape.form} {shape.neighbours}",
        f"0 {title} {count} {any_cue}",
        f"0 {title} {shape.neighbours}",
        f"0 b {context.word_before}",
        f"0 b {context.word_before} {title}",
        f"0 b2 {earlier} {context.word_before}",
        f"0 a {after}",
        f"0 cues {cues}",
        f"0 cues {cues} {context.edge}{title}",
        f"0 prev {previous} {title}",
        f"0 prev {previous} {context.edge} {any_cue}",
        f"0 {'H' if quotation.paragraph == 0 else '-'} {title} {context.edge}",
        f"0 {mark} {title}",
        f"0 final{context.final} {context.edge}",
        f"0 final{context.final} {context.before >= 0} {count}",
        f"0 near {near}",
        f"0 near {near} {count}",
        f"0 says {shape.finite} {shape.neighbours}",
        f"0 says {shape.finite} {count} {title}",
        f"0 says {shape.finite} {any_cue} {named}",
        f"0 self {shape.person} {count}",
        f"0 first {shape.first} {title}",
        f"0 last {shape.last} {title}",
        f"0 mentions {bucket(len(mentions))} {context.edge}",
    ]
