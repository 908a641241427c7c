"""The articles, their headings and quotations, as the user sees them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.errors import DamagedError, NotFoundError
from reader.library.corrections import corrected
from reader.model import Heading
from reader.storage import CORRECTIONS, REMOVED, Change, Removal
from reader.text import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library.user_state import UserState
    from reader.model import Article, Quotation
    from reader.storage import Store

_NOT_A_NAME = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "one"})
"""A speaker the article does not name is not told in a list."""


class Articles:
    """Articles by id. What the user corrected is laid over what was extracted here, and here only:
    lists, the reading pane, search, exports and the command line all go by it."""

    def __init__(self, store: Store, state: UserState) -> None:
        self._store = store
        self._state = state
        self._headings = lru_cache(maxsize=4096)(store.articles.heading)

    def __len__(self) -> int:
        return len(self._store.articles.ids)

    def __contains__(self, id: object) -> bool:
        return id in self._store.articles

    def get(self, id: str) -> Article:
        """One article, whole. Raises NotFoundError, DamagedError."""
        return self._store.articles.article(id)

    def heading(self, id: str) -> Heading:
        """What a list shows of one article; of a damaged one, that it is. Raises NotFoundError."""
        heading = self._headings(id)
        if id not in self._store.user_data[CORRECTIONS]:
            return heading
        try:
            return replace(heading, speaker=most_quoted(self.quotations(id)))
        except DamagedError:
            return heading

    def quotations(self, id: str) -> tuple[Quotation, ...]:
        """The quotations of one article, in the order they stand there, as the user corrected.

        Raises NotFoundError, DamagedError.
        """
        found = self._store.articles.quotations(id)
        corrections = self._store.user_data[CORRECTIONS].get(id)
        return corrected(self.get(id).text, found, corrections) if corrections else found

    def quoted(self, id: str) -> tuple[Article, tuple[Quotation, ...]]:
        """One article with its quotations, as the user corrected.

        Raises NotFoundError, DamagedError.
        """
        whole = self._store.articles.whole(id)
        corrections = self._store.user_data[CORRECTIONS].get(id)
        article = whole.article
        return article, corrected(article.text, whole.quotations, corrections)

    def readable(self, ids: Iterable[str]) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
        """Each article with its quotations; one that is damaged is told in the library's notices
        and leaves the others alone, one that is gone meanwhile is passed over."""
        for id in ids:
            try:
                yield self.quoted(id)
            except NotFoundError:
                continue
            except DamagedError as error:
                self._store.notices.append(f"{error.message}. {error.hint}")

    def resolve(self, prefix: str) -> str:
        """The id that begins with `prefix`.

        Raises:
            NotFoundError: no article's id does.
            UsageError: several do.
        """
        id = self._store.articles.resolve(prefix)
        if id in self._state.removed:
            raise NotFoundError(f"The article {prefix} was removed.")
        return id

    def remove(self, ids: Sequence[str]) -> None:
        """Take articles out of the library for good: no import brings them back, undo does."""
        self._state.change([Change(REMOVED, id, Removal()) for id in ids])

    def forget(self) -> None:
        """Read headings again when they are asked for: some have changed."""
        self._headings.cache_clear()


def heading_of(article: Article, quotations: Sequence[Quotation]) -> Heading:
    """What a list shows of an article with these quotations."""
    return Heading(
        id=article.id,
        title=article.title,
        source=article.source,
        words=count_words(article.text),
        quotations=len(quotations),
        speaker=most_quoted(quotations),
        published=article.published,
        feed=article.feed,
    )


def most_quoted(quotations: Iterable[Quotation]) -> str:
    """Who said most of them, by name; empty where no name is given."""
    speakers = Counter(
        q.speaker for q in quotations if q.speaker and q.speaker.casefold() not in _NOT_A_NAME
    )
    return speakers.most_common(1)[0][0] if speakers else ""
