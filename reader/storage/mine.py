"""The user's own things: kept, changed, taken back, carried to another machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.model import Reading
from reader.storage.backups import read_copy, write_copy
from reader.storage.merge import changes_to_merge
from reader.storage.records import Change, Step
from reader.storage.schema import state_document, step_document
from reader.storage.views import Decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model import Bookmark, Corrections
    from reader.storage.database import JournalDB

NOT_WORTH_MORE = 0.3
"""Seconds to wait for another process with what is no loss: a place in an article, a backup."""
UNDO_STEPS = 100
"""Changes that can be taken back; a bulk change is one."""


class Mine:
    """The database of the user's own things, which no import touches."""

    def __init__(self, state: JournalDB) -> None:
        self.notices: list[str] = []
        """What was found damaged and what was done about it, in sentences."""
        self._state = state
        self._mine = {
            "bookmarks": Decoded(state.storage, "bookmarks", order="created"),
            "corrections": Decoded(state.storage, "corrections"),
            "readings": Decoded(state.storage, "readings"),
            "removed": Decoded(state.storage, "removed"),
            "undo": Decoded(state.storage, "undo"),
            "values": Decoded(state.storage, "values"),
        }
        self.bookmarks: Mapping[str, Bookmark] = self._mine["bookmarks"]
        """By `Bookmark.key`, in the order of creation."""
        self.corrections: Mapping[str, Corrections] = self._mine["corrections"]
        """By article id."""
        self.readings: Mapping[str, Reading] = self._mine["readings"]
        """By article id."""
        self.removed: Collection[str] = self._mine["removed"]
        """Ids of the articles that the user removed."""
        self.values: Mapping[str, object] = self._mine["values"]
        """Small settings that the screen keeps; JSON values."""

    def change(
        self, changes: Sequence[Change], what: str = "", *, durable: bool = True
    ) -> tuple[Change, ...]:
        """Make changes to the user's things, all or none; the changes that undo them.

        With `what`, in words, `undo` can take them back; the last UNDO_STEPS are remembered.
        Without `durable` they survive the program being killed, but a power cut may take the last
        seconds of them, and no other process is waited for: for the place in an article.
        """
        with self._state.storage.changing(None if durable else NOT_WORTH_MORE):
            keys = {(c.table, c.key): self._mine[c.table].get(c.key) for c in changes}
            inverse = tuple(Change(table, key, value) for (table, key), value in keys.items())
            documents = _documents(changes)
            if what and changes:
                steps = self._steps
                number = int(steps[-1]) + 1 if steps else 0
                documents["undo"] = dict.fromkeys(steps[: -UNDO_STEPS + 1])
                documents["undo"][f"{number:09}"] = step_document(Step(what, inverse))
            self._state.storage.append(documents, durable=durable)
        return inverse

    def undo(self) -> str | None:
        """Take back the last change that has not been taken back yet, whichever process made it;
        what it was, in words, or None where there is none.

        The place in an article stays: the user has read on since.
        """
        with self._state.storage.changing():
            for key in reversed(self._steps):
                step: Step | None = self._mine["undo"].get(key)
                if step:
                    documents = _documents(map(self._as_of_now, step.inverse))
                    self._state.storage.append({**documents, "undo": {key: None}})
                    return step.what
        return None

    @property
    def _steps(self) -> list[str]:
        """Keys of what can be taken back, the last one last."""
        return sorted(key for key in self._mine["undo"].documents if key.isdecimal())

    def _as_of_now(self, change: Change) -> Change:
        if change.table != "readings":
            return change
        read = change.new is not None and change.new.read
        now = self.readings.get(change.key) or Reading()
        return Change.reading(change.key, replace(now, read=read))

    def read_ids(self) -> set[str]:
        """The ids of the articles that have been read."""
        readings = list(self._mine["readings"].documents.items())
        return {key for key, document in readings if document.get("read") is True}

    def backup(self, file: Path) -> None:
        """Write all of the user's things into one file that `restore` takes on any machine.

        Raises StorageError when `file` exists and is not such a backup, WriteError.
        """
        write_copy(file, self._state.storage)

    def restore(self, file: Path) -> tuple[Change, ...]:
        """Add the user's things in a backup to those here; the changes that undo it.

        Nothing here is lost and nothing comes double: notes and tags of the same bookmark are
        joined. What cannot be read of a damaged backup is told in `notices`.

        Raises StorageError, ForeignFileError, DamagedError when nothing can be read of it.
        """
        copy = read_copy(file)
        if copy.lost:
            self.notices.append(f"{file} is damaged: {copy.lost} entries could not be read.")
        with self._state.storage.changing():
            changes = list(changes_to_merge(self._state.storage.read(), copy.tables))
            return self.change(changes, f"restoring {file.name}")


def _documents(changes: Iterable[Change]) -> dict[str, dict[str, Any]]:
    """What changes put into the tables."""
    documents: dict[str, dict[str, Any]] = {}
    for change in changes:
        documents.setdefault(change.table, {})[change.key] = state_document(change)
    return documents
