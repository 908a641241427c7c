"""The door to the library's files: articles and the user's own things, kept durably in TinyDB.

    articles.jsonl        articles, their headings and quotations; can be imported again
    articles.jsonl.index  where each of them stands, so that opening need not read them
    state.jsonl           bookmarks, corrections, places in articles, removed articles, settings
    backups/              a copy of the state of each of the last seven days it was used
    *.lock                held by who is writing

`store` is what others use. Below it: `database` and `journal` (TinyDB's table and storage),
`image` (what is in memory), `log` (the format of the files), `files` and `lock` (the disk);
`recovery`, `salvage`, `backups`, `merge` and `doctor` for bad days; `schema` and `codec` for what
the documents stand for.
"""

from reader.storage.records import Change, Entry
from reader.storage.store import Store

__all__ = ["Change", "Entry", "Store"]
