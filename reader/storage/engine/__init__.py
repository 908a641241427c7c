"""Documents kept durably in files that only grow; knows nothing of news.

From the bottom up:

    files       writing so that a crash leaves the old content or the new
    lock        one writer at a time, among processes
    log         the format of a file of changes
    image       what a log holds, in memory; `offsets` keeps beside it where each document stands
    mending     a change of which one byte is wrong, as it was
    journal     TinyDB's storage on such a log
    database    TinyDB's database and tables on that storage
"""
