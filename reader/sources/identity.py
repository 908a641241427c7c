"""By what an article is known, whatever file it came in."""

from __future__ import annotations

from reader.text import normal_form, paragraphs


def article_id(text: str) -> str:
    """Sixteen hexadecimal digits made from the paragraphs of a text in its normal form.

    Line endings, soft hyphens, kinds of spaces and of accents make no other article of it.
    """
    return older_article_id(normal_form(text))


def older_article_id(text: str) -> str:
    """The id that Readers gave which did not bring texts into their normal form."""
    import hashlib  # only when articles come in, not at every start

    body = "\n".join(span.of(text) for span in paragraphs(text))
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]
