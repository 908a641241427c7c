"""What the user does, the same on every screen.

Each action takes the screen it is done on, makes its change in the library's own thread, so that no
key waits for the disk, and tells on that screen what came of it.

- bookmarks: keep an article or a quotation, or stop keeping it; notes and tags
- quotations: say who said one, copy it
- articles: read marks, removal, and taking any change back
"""
