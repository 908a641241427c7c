"""A table of user data as values, made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from reader.errors import DamagedError

if TYPE_CHECKING:
    from reader.storage.engine.journal import JournalStorage
    from reader.storage.kinds import Kind

T = TypeVar("T")


class KindTable(Mapping[str, T]):
    """The values of one kind by key, in the order of the kind.

    Iterating goes over the keys there were at its start. What cannot be read is passed over, and
    told of by the doctor.
    """

    def __init__(
        self, storage: JournalStorage, kind: Kind[T], present_key: Callable[[str], str]
    ) -> None:
        self._storage = storage
        self._present_key = present_key
        """The key of what was kept under another while its article had another id."""
        self._kind = kind
        self._read: dict[str, tuple[Any, T]] = {}
        """Documents and what was made of them; a document that changes is another object."""

    @property
    def documents(self) -> Mapping[str, Any]:
        """The same as JSON, unchecked: ten times as quick where there are many."""
        documents: Mapping[str, Any] = self._storage.read().get(self._kind.table, {})
        return documents

    def __getitem__(self, key: str) -> T:
        documents = self.documents
        if key not in documents:
            key = self._present_key(key)
        document = documents[key]
        known = self._read.get(key)
        if known and known[0] is document:
            return known[1]
        try:
            value = self._kind.read(document)
        except DamagedError:
            raise KeyError(key) from None
        self._read[key] = document, value
        return value

    def __contains__(self, key: object) -> bool:
        return key in self.documents

    def __iter__(self) -> Iterator[str]:
        keys = [key for key in list(self.documents) if self.get(key) is not None]
        if self._kind.order:
            keys.sort(key=lambda key: getattr(self.get(key), self._kind.order, ""))
        return iter(keys)

    def __len__(self) -> int:
        return len(self.documents)
