"""The places a user can be: the main screen, a note, and the pickers over it.

- reader_screen: what all of them are
- main, main_commands: the list and the article, and what each command does there
- picker: a list one can search; search (query), bookmarks, quotations, speakers, in_article,
  correcting and help are pickers
- note: a note and tags on a bookmark
"""
