"""The words of an article: text and quoted segments in, tokens and mentions out.

In the order data flows:

    inflection        plurals and verb forms by rule
    lexicon           the word lists in `data/`
    tags              the tags of a word: which parts it may play
    disambiguation    which tag it has, by the words around it
    tokens            the tagged tokens of a paragraph, a quoted segment being one of them
    mentions          names, pronouns and descriptions, which may name a speaker; their heads
    syntax            sentences, chunks, the verb of a mention
    parsing           an article with its tokens, mentions and quotations
"""
