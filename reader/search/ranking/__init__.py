"""The second stage of a search: the candidates in order, and why.

grid          where in the candidates the terms stand
features      what speaks for each candidate: what it holds, how close together, in what order
confidence    how sure it is that a candidate is the passage meant
highlight     the words to mark, and why a candidate is a hit
"""
