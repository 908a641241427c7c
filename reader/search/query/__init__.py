"""What is typed: the query language.

operators     `speaker:`, `before:` and the others, what they mean and which values they take
dates         days as people write them
parser        a line as a `Query`: words to look for, conditions, problems
completion    how a line may go on
"""
