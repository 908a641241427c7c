"""The words of an article: text and quoted segments in, tokens and mentions out.

inflection        plurals and verb forms by rule
lexicon           the word lists in `data/`
tags              the tag of a word: what part it plays
disambiguation    which of its tags a word has, by the words around it
tokens            the tagged tokens of a paragraph, a quoted segment being one of them
mentions          names, pronouns and descriptions, which may name a speaker
noun_phrases      which mentions head a noun phrase, and where it ends
syntax            sentences, chunks, the verb of a mention
parsing           an article with all of these
"""
