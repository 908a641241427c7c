"""The parts of the main screen, each with a state of its own.

Messages go up, to the screen; what is to be shown comes down.

- sidebar: which articles are listed, and which is under the cursor
- article_pane: the article that is shown, and the quotation or hit in it one is at
- panes: the two beside each other, and the room each has
"""
