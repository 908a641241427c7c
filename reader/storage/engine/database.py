"""TinyDB's database and tables on a `JournalStorage`.

What TinyDB is here: a database of tables of documents by id, which reads and writes as TinyDB does,
on a storage of our own. The store reads by TinyDB's tables; it writes by the storage's `append`,
because a change of several tables has to be one, which TinyDB's tables cannot do.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.table import Table

from reader.storage.engine.journal import JournalStorage

if TYPE_CHECKING:
    from collections.abc import Callable


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
            before = self._read_table()
            after = deepcopy(dict(before))  # TinyDB updates documents in place
            updater(after)
            changed: dict[str, Any] = {
                key: new for key, new in after.items() if new != before.get(key)
            }
            changed |= dict.fromkeys(key for key in before if key not in after)
            self._storage.append({self.name: changed})


class JournalDB(TinyDB):
    """A TinyDB database on a `JournalStorage`."""

    table_class = JournalTable  # type: ignore[assignment]
    default_storage_class = JournalStorage  # type: ignore[assignment]

    @property
    def storage(self) -> JournalStorage:
        """The storage, for changes to several tables at once."""
        return cast("JournalStorage", super().storage)

    def document(self, table: str, key: str) -> dict[str, Any] | None:
        """The document of a table with this id, not to be changed; None where there is none."""
        return self.storage.table(table).get(key)
