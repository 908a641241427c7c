"""CSL-JSON, which Zotero, Pandoc and other citation processors read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.export.bibliography import by_article, keywords, remarks
from reader.export.safe_json import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.citation import Citation


def write(citations: Iterable[Citation]) -> Iterator[str]:
    """An array with an item for each article, in the order of their first citation."""
    items = [to_json(_item(group)) for group in by_article(citations)]
    yield "[\n" + ",\n".join(items) + "\n]\n" if items else "[]\n"


def _item(group: Sequence[Citation]) -> dict[str, Any]:
    first = group[0]
    item: dict[str, Any] = {
        "id": first.article,
        "type": "article-newspaper",
        "title": first.title,
        "container-title": first.source,
        "author": [{"literal": first.author}] if first.author else [],
        "issued": _date(first.published),
        "URL": first.url,
        "keyword": ", ".join(keywords(group)),
        "note": "\n".join(remarks(group)),
    }
    return {name: value for name, value in item.items() if value}


def _date(iso: str) -> dict[str, Any]:
    parts = iso[:10].split("-")
    if not all(part.isdecimal() for part in parts):
        return {}
    return {"date-parts": [[int(part) for part in parts]]}
