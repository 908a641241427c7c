"""What a user is asked before something is done.

- note: a note and tags on a bookmark
- correcting: who said a quotation; a picker
"""
