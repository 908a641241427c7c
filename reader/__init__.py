"""Reader: a terminal news reader that finds again who said what."""

__version__ = "0.1.0"
