"""TinyDB's database and table on a `JournalStorage`: a table knows which documents changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.table import Table

from reader.storage.journal import JournalStorage

if TYPE_CHECKING:
    from collections.abc import Callable


class Draft(MutableMapping[str, Any]):
    """A table as it would be after some changes; the table itself is left alone."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self._new: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._new:  # a copy, because TinyDB updates documents in place
            self._new[key] = deepcopy(self._table[key])
        if self._new[key] is None:
            raise KeyError(key)
        return self._new[key]

    def __setitem__(self, key: str, document: Any) -> None:
        self._new[key] = document

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._new[key] = None

    def __contains__(self, key: object) -> bool:
        return self._new[key] is not None if key in self._new else key in self._table

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._table if key in self)
        yield from (key for key in list(self._new) if key not in self._table and key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self) -> dict[str, Any]:
        """What is different from the table, by id; None where a document is gone."""
        return {key: new for key, new in self._new.items() if new != self._table.get(key)}


class JournalTable(Table):
    """A TinyDB table whose documents have strings for ids and of which only changes are written.

    Inserted documents bring their id: `Document(fields, doc_id)`.
    """

    _storage: JournalStorage
    document_id_class = str  # type: ignore[assignment]

    def __init__(self, storage: JournalStorage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)  # others change the file too

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        with self._storage.changing():
            draft = Draft(self._read_table())
            updater(cast("dict[Any, Any]", draft))
            self._storage.append({self.name: draft.changes()})


class JournalDB(TinyDB):
    """A TinyDB database on a `JournalStorage`."""

    table_class = JournalTable  # type: ignore[assignment]
    default_storage_class = JournalStorage  # type: ignore[assignment]

    @property
    def storage(self) -> JournalStorage:
        """The storage, for changes to several tables at once."""
        return cast("JournalStorage", super().storage)
