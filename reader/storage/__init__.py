"""The door to the library's files: articles and the user's own things, kept durably in TinyDB."""

from reader.storage.records import Change, Entry
from reader.storage.store import Store

__all__ = ["Change", "Entry", "Store"]
