"""The inverted index on its own: passages, the words in them, and where each word is.

From passages to a file:

    columns       passages kept column by column
    segment       passages that were indexed together, with the postings of their words
    merge         two segments as one
    lexicon       the words of all segments together, and how many passages hold them
    container     named arrays in one file, whole or not at all
    disk          segments in such a file, and back
"""
