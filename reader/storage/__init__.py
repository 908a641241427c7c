"""The door to the library's files: articles and the user's own things, kept durably in TinyDB.

    articles.jsonl        articles, their headings and quotations; can be imported again
    articles.jsonl.index  where each of them stands, so that opening need not read them
    state.jsonl           bookmarks, corrections, places in articles, removed articles, settings
    backups/              a copy of the state of each of the last seven days it was used
    *.lock                held by who is writing

A change is appended to its file as lines with a checksum and synced; who is killed leaves at most
a line without one, which the next writer takes off. Writers take turns by a lock that ends with its
holder; who only reads follows the files as they grow, and waits for nobody. A file that has become
mostly garbage is written anew beside the old one and takes its name.

From the top down:

    store, mine           what others use: articles; the user's own things
    views                 a table as dataclasses, made when they are looked at
    recovery, doctor      opening a library whatever state it is in; checking and repairing it
    backups, merge        copies of the user's things, and bringing two libraries together
    salvage               what can be read of a damaged file
    database, journal     TinyDB's table and storage on such a file
    image, index          what the file holds, in memory and kept beside it
    log                   the format of the file
    files, lock           the disk
    schema, codec, records    what the documents stand for
"""

from reader.storage.records import Change, Entry
from reader.storage.store import Store

__all__ = ["Change", "Entry", "Store"]
