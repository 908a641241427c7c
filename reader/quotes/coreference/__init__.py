"""Whom a mention stands for, among the people of the article.

In the order data flows:

    discourse         what is known up to a quotation: the article, its people, who has spoken
    appositions       who is named right behind a description or an office
    role_holders      who has the role that a description names
    organisations     which organisation a description names
    descriptions      whom a description means, by all of these and by who is near
    subjects          the subjects of a paragraph, which a pronoun may take up
    pronouns          whom "he" and "she" mean
    group_pronouns    whom "it" and "they" mean
    resolution        whom any mention means
"""
