"""Who said each quotation, how sure that is, and why.

In the order data flows:

    quotation_shape      what a quotation looks like
    governors            the reporting verbs it depends on
    quotation_context    its sentence, its cues, its shape
    mention_traits       what a mention is, for features to be made of
    nearby_mention       how a mention in the same paragraph stands to the quotation
    features/            what speaks for and against each candidate, to be weighed
    candidates           who may have said it, pruned by a few of the features
    unattributed         names, titles and inscriptions, which nobody said
    patterns             layouts that leave no doubt who speaks
    decision             the likeliest speaker, and how sure that is
    headlines            speakers of headlines, from the text below
    kinds                direct or mixed
    utterances           which quotations are pieces of one utterance
    reasons              why, in words
"""
