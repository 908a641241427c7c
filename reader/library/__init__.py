"""What a user can do with the library, without a screen."""

from reader.library.library import Library
from reader.library.progress import Filled, Progress
from reader.library.views import Counts, Show, Sort

__all__ = ["Counts", "Filled", "Library", "Progress", "Show", "Sort"]
