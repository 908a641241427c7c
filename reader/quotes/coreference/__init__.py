"""Whom a mention stands for, among the people of the article.

discourse         what is known up to a quotation: the article, its people, who has spoken
appositions       who is named right behind a description or an office
role_holders      who has the role that a description names
organisations     which organisation a description names
descriptions      whom "the German chancellor" means, by all of these
subjects          the subjects of a paragraph, which a pronoun may take up
pronouns          whom "he" and "she" mean
group_pronouns    whom "it" and "they" mean
resolution        whom any mention means
"""
