"""The screen: the only room that knows Textual.

- start, app, terminal, garbage: from the first frame to the way out
- commands, keymap, key_names, palette: what can be done, by which key, once for all screens
- screens: the places a user can be; what all of them are is `screens.reader_screen`
- panes: the parts of the main screen, each with a state of its own
- actions: what the user does, the same on every screen
- background: what happens behind the screen, and is reported to it
- widgets: what draws; knows nothing of the library
- article_layout, article_position, wrapping, formatting, excerpt: words to lines, without a screen
- textual_internals: what Reader needs of Textual that Textual does not document

A command is a row in `commands` and a line in the `commands` method of its screen.
"""
