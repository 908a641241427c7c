"""Reader's search engine, as the shared benchmark's runner wants it: `build`, `search`, `reset`."""

from __future__ import annotations

from reader.search import Index, Passage

_ARTICLE = "corpus"
_index = Index()


def build(passages: list[dict[str, str]]) -> None:
    """Index `{"text", "speaker"}`; a passage's place in the list stands for its offset."""
    global _index
    _index = Index.build(
        Passage(_ARTICLE, place, place + 1, "quotation", passage["text"], passage["speaker"])
        for place, passage in enumerate(passages)
    )


def search(query: str, limit: int) -> list[tuple[int, float]]:
    """The best passages by their place in the list, each with its score."""
    return [(hit.passage.start, hit.score) for hit in _index.search(query, limit).hits]
