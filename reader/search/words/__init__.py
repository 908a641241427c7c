"""The words of a text, and which words a typed one may stand for.

From a text to its words, and from a word to those near it:

    folding       text without case, accents, variants of letters, and what is not seen
    tokens        a text, or a query, as the words that are compared
    phrases       exact words, with the signs that are heeded in them
    vocabulary    the distinct words of a collection, found by themselves, by a prefix or nearly
    edit_model    how likely it is that one word was typed where another was meant
    aliases       other spellings of names, synonyms, and words that tell nothing, from files
                  anyone may edit
    names         whether a name is the one that was meant
"""
