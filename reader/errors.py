"""Everything that can go wrong and be told to the user in a sentence.

ReaderError                 what happened, to what; `hint` says what to do next
├── UsageError              the command line or the settings ask for something that cannot be
├── NotFoundError           no article, bookmark or file by that name
├── SourceError             a file or feed that cannot be read as articles
└── StorageError            the library on disk
    ├── LibraryLockedError  another process is writing, and did not let go in time
    ├── DamagedError        a file of the library cannot be read
    ├── ForeignFileError    a file in the library's place is not ours, or from a newer version
    └── WriteError          a change could not be written; the old state stands
"""


class ReaderError(Exception):
    """A failure the user can understand: what happened and to what, then what to do next."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ReaderError):
    """The command line or the settings ask for something that cannot be."""


class NotFoundError(ReaderError):
    """No article, bookmark or file by that name."""

    exit_code = 1


class SourceError(ReaderError):
    """A file or feed that cannot be read as articles."""


class StorageError(ReaderError):
    """The library on disk cannot do what was asked."""


class LibraryLockedError(StorageError):
    """Another process is writing to the library and did not let go in time."""


class DamagedError(StorageError):
    """A file of the library cannot be read."""


class ForeignFileError(StorageError):
    """A file in the library's place is not ours, or was written by a newer version."""


class WriteError(StorageError):
    """A change could not be written; the old state stands."""
