"""The first stage of a search: which passages a query may mean, out of all.

terms         the query's words as terms, those run together taken apart
expansion     which words a term may stand for, and how likely
evidence      what each of those is worth, by how rare it is
filters       which passages meet the query's conditions
weights       what each feature of a passage is worth, and what follows from it alone
collection    the passages of all segments as one row, with what is known of each before
candidates    the passages with the most evidence
"""
