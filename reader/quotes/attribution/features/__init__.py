"""Features of the candidates for a speaker: readable strings, to which training gives weights.

cues       of a nearby mention and the reporting verbs of the sentence
nearby     of a nearby mention otherwise; all of them together
distant    of a mention in another paragraph
nobody     of nobody: a title, a term, a scare quote
"""
