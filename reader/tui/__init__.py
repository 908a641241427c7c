"""The screen: the only room that knows Textual.

- start, app, terminal, garbage: from the first frame to the way out
- commands, keymap, key_names, palette: what can be done, by which key, once for all screens
- widgets: what draws; knows nothing of the library
- reader_screen: what every screen is; picker: a list one can search, the base of most
- dialogs: what a user is asked before something is done
- actions: what the user does, the same on every screen
- background: what happens behind the screen, and is reported to it
- panes: the parts of the main screen, each with a state of its own
- screens: the places a user can be
- article_layout, article_position, wrapping, formatting, excerpt: words to lines, without a screen
- textual_internals: what Reader needs of Textual that Textual does not document

A command is a row in `commands` and a line in the `commands` method of its screen.
"""
