"""What a user can do with a library, without a screen.

library         the library: its rooms, and the store they share
articles        articles, headings and quotations, as the user sees them
listing         the articles of a view; `ordering`: in what order
reading         read marks, and the place in each article
bookmarks       what is kept, with notes and tags; `anchors`: how a place is held by its words
corrections     who said what by the user's own word
search          finding; `search_index`, `search_cache`, `passages`: what it looks in
importing       files into articles; `extraction`: their quotations
citing          articles, quotations and bookmarks as citations
health          checking and repairing
user_state      what lists ask of the user's data; `writer`: changes no screen waits for
"""

from reader.library.library import Library
from reader.library.listing import ALL, BOOKMARKED, UNREAD, View, ViewKind
from reader.library.ordering import Sort

__all__ = ["ALL", "BOOKMARKED", "UNREAD", "Library", "Sort", "View", "ViewKind"]
