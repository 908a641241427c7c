"""What the user does with articles, quotations and bookmarks, the same on every screen.

Each action takes the screen it is done on, makes its change with `library.later`, so that no key
waits for the disk, and tells on that screen what came of it.

- bookmarks: keep or stop keeping, annotate, remove
- corrections: say who said a quotation
- copies: to the clipboard
- articles: read marks, removal
- history: undo
- finding: search, and the lists that lead to a place in an article
"""
