"""Features of the candidates for a speaker, to which training gives weights.

Each is a string that can be read. In the order data flows:

    cues       features of a nearby mention and the reporting verbs of the sentence
    nearby     features of a nearby mention: its place, its words, all in all
    distant    features of a mention in another paragraph
    nobody     features of nobody: a title, a term, a scare quote
"""
