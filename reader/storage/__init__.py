"""The library's files: articles and the user's own data, kept durably in TinyDB.

    articles.jsonl        articles, their headings and quotations; can be imported again
    articles.jsonl.index  where each of them stands, so that opening need not read them
    state.jsonl           bookmarks, corrections, places in articles, removed articles, settings
    backups/              a copy of the user's data of each of the last seven days it was used,
                          numbered, so that no clock decides which is the newest
    *.lock                held by who is writing

A change is appended to its file as lines with a checksum and synced; who is killed leaves at most
a line without one, which the next writer takes off. Writers take turns by a lock that ends with its
holder; who only reads follows the files as they grow, and waits for nobody. A file that has become
mostly garbage is written anew beside the old one and takes its name.

From the bottom up:

    engine/             documents kept durably; knows no news
    codec               dataclasses as documents and back; fields of newer versions are kept
    kinds, merge        the table of kinds of user data, a row each; how two of a kind are merged
    undo                what can be taken back, as documents
    moving              what is kept of articles that get other ids, as documents
    articles, tables    the documents of articles, and of each kind, as dataclasses
    documents           whether a document can be what it stands for
    salvage, backups    what can be read of a damaged file; copies of the user's data
    privacy             closing what is kept to everybody else
    user_data           changes to the user's data, undo, backup and restore
    recovery, doctor    opening a library whatever state it is in; checking and repairing it
    store               what others use: the articles and the user's data of one library

Add a kind of user data: its dataclass in `reader.model` and its row in `kinds`.
"""

from reader.storage.kinds import (
    BOOKMARKS,
    CORRECTIONS,
    READINGS,
    REMEMBERED,
    REMOVED,
    Change,
)
from reader.storage.records import Entry, Remembered, Removal
from reader.storage.store import Store

__all__ = [
    "BOOKMARKS",
    "CORRECTIONS",
    "READINGS",
    "REMEMBERED",
    "REMOVED",
    "Change",
    "Entry",
    "Remembered",
    "Removal",
    "Store",
]
