"""The places a user can be: the main screen, and the pickers over it.

- help, speakers, quotations, in_article, bookmarks, search (query): pickers
- main: the list and the article
- finding: the pickers, opened from there, and going where they lead
- main_commands: what each command does there
"""
