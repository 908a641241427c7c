"""Bytes in, articles out: one file a format.

    identity    by what an article is known, whatever file it came in
    format      what a format is: a protocol
    seeds       the format of the seed files
    registry    every format there is, and which one a file is of
    files       reading a file from the disk

Add a format: its file, with an object that does what `format.Format` says, and its row in
`registry`.
"""
