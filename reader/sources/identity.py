"""By what an article is known, whatever file it came in."""

from __future__ import annotations

from reader.text import paragraphs


def article_id(text: str) -> str:
    """Sixteen hexadecimal digits made from the paragraphs alone, whatever the line endings."""
    import hashlib  # only when articles come in, not at every start

    body = "\n".join(span.of(text) for span in paragraphs(text))
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]
