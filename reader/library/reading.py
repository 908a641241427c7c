"""What the user has read, and how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import ReadingState
from reader.storage import READINGS, Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.user_state import UserState
    from reader.storage import Store


class Reading:
    """Read marks, and the place in each article. Each change is durable when the method returns."""

    def __init__(self, store: Store, state: UserState) -> None:
        self._store = store
        self._state = state

    def is_read(self, id: str) -> bool:
        """Whether an article has been read."""
        return id in self._state.read

    def of(self, id: str) -> ReadingState:
        """How far the user is with an article."""
        return self._store.user_data[READINGS].get(id) or ReadingState()

    def mark(self, ids: Iterable[str], read: bool, *, quietly: bool = False) -> int:
        """Mark articles as read or unread; how many changed. `quietly` keeps it out of undo.

        Raises WriteError.
        """
        if quietly and self._store.read_only:
            return 0
        changes = []
        for id in ids:
            before = self.of(id)
            if before.read != read:
                changes.append(Change(READINGS, id, ReadingState(read, before.offset)))
        if changes:
            self._state.change(changes, undoable=not quietly)
        return len(changes)

    def toggle(self, id: str) -> bool:
        """Mark an article as read, or as unread if it was read; whether it is read now.

        Raises WriteError.
        """
        read = not self.of(id).read
        self.mark([id], read)
        return read

    def leave_at(self, id: str, offset: int) -> None:
        """Remember the place in an article; may reach the disk a little later."""
        before = self.of(id)
        if before.offset != offset and not self._store.read_only:
            change = Change(READINGS, id, ReadingState(before.read, offset))
            self._store.user_data.change([change], undoable=False, durable=False)
