"""Features of mentions that are not in the paragraph of the quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.attribution.mention_traits import form_of, referent_of, speaker_continuity

if TYPE_CHECKING:
    from reader.quotes.attribution.quotation_context import QuotationContext
    from reader.quotes.words.mentions import Mention


def last_speaker_features(context: QuotationContext, mention: Mention, local: bool) -> list[str]:
    """Features of the last speaker's mention; `local` if this paragraph has mentions too."""
    quotation, shape = context.quotation, context.shape
    gap = min(quotation.paragraph - mention.paragraph, 4)
    before = context.discourse.article.quotations[context.index - 1]
    quoted = min(quotation.paragraph - before.paragraph, 3)
    whole, cue = _is_whole(context), _has_cue(context)
    return [
        "carried",
        f"carried {context.edge} {shape.neighbours} {cue}",
        f"carried {mention.kind} g{gap} q{quoted}",
        f"carried local{local} g{gap} {cue}",
        f"carried whole{whole} q{quoted} {context.alone}",
        f"carried goes on {quotation.segment.continues}",
        f"carried {shape.form} whole{whole} {context.alone}",
        f"carried known{context.last_speaker is not None} whole{whole}",
    ]


def earlier_pruning_features(context: QuotationContext, mention: Mention, local: bool) -> list[str]:
    """Features for pruning of an earlier mention; `local` if this paragraph has mentions too."""
    tags, verb = mention.tokens.tags, context.discourse.verb(mention)[0]
    back, first = context.quotation.paragraph - mention.paragraph, mention.first == 0
    whole = _is_whole(context)
    return [
        "earlier",
        f"earlier {back} {form_of(mention)} v{verb} {whole}",
        f"earlier {back} first{first} local{local} {_has_cue(context)}",
        f"earlier {back} whole{whole} end{tags[-1]} first{first}",
    ]


def earlier_features(context: QuotationContext, mention: Mention) -> list[str]:
    """The features of an earlier mention beyond those for pruning."""
    tokens, whole = mention.tokens, _is_whole(context)
    back = context.quotation.paragraph - mention.paragraph
    return [
        f"earlier {back} end{tokens.tags[-1]} {context.edge} {whole}",
        f"earlier {back} {context.shape.neighbours} {_has_cue(context)}",
        f"earlier {back} quote{bool(tokens.quoted)} {whole}",
        f"earlier {back} {referent_of(context.discourse, mention)} {whole}",
        f"earlier {speaker_continuity(context, mention)} {whole}",
    ]


def _is_whole(context: QuotationContext) -> bool:
    """Whether the quotation is its whole paragraph."""
    return len(context.tokens.tags) == 1


def _has_cue(context: QuotationContext) -> bool:
    """Whether the sentence of the quotation has a cue."""
    return context.before >= 0 or context.after >= 0
