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
    tags = context.tokens.tags[context.start : context.end]
    cues = " ".join(sorted({tag for tag in tags if is_cue(tag)}))
    named = lexicon.naming_words().get(context.word_before, "-")
    return ["nobody", *_of_words(context, cues, named), *_of_shape(context, bool(cues), named)]


def _of_words(context: QuotationContext, cues: str, named: str) -> list[str]:
    """The words and tags around the quotation, `named` the class of the one before it."""
    tokens, shape, token = context.tokens, context.shape, context.quotation.token
    title, count, any_cue = shape.title, bucket(shape.words), bool(cues)
    earlier = tokens.words[token - 2].lower() if token > 1 else "^"
    after = tokens.words[token + 1].lower() if token + 1 < len(tokens.words) else "$"
    previous = context.previous + ("N" if context.index and context.last_mention is None else "S")
    alone, naming = "a" if context.alone else "-", lexicon.naming_words()
    return [
        f"0 naming {named} {naming.get(earlier, '-')} {naming.get(after, '-')} {title}",
        f"0 naming {named} {any_cue}",
        f"0 naming {named} {tokens.tags[token - 2] if token > 1 else '^'}",
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
    ]


def _of_shape(context: QuotationContext, any_cue: bool, named: str) -> list[str]:
    """The shape of the quotation and its place, `named` the class of the word before it."""
    quotation, shape, edge = context.quotation, context.shape, context.edge
    article, title, count = context.discourse.article, shape.title, bucket(shape.words)
    mark = "1" if article.text[quotation.segment.opening] in "‘'" else "2"
    near = "no"
    if context.before >= 0:
        near = chunked(context.tokens.tags, context.before + 1, quotation.token)
    return [
        f"0 {'H' if quotation.paragraph == 0 else '-'} {title} {edge}",
        f"0 {mark} {title}",
        f"0 final{context.final} {edge}",
        f"0 final{context.final} {context.before >= 0} {count}",
        f"0 near {near}",
        f"0 near {near} {count}",
        f"0 says {shape.finite} {shape.neighbours}",
        f"0 says {shape.finite} {count} {title}",
        f"0 says {shape.finite} {any_cue} {named}",
        f"0 self {shape.person} {count}",
        f"0 first {shape.first} {title}",
        f"0 last {shape.last} {title}",
        f"0 mentions {bucket(len(article.mentions[quotation.paragraph]))} {edge}",
    ]
