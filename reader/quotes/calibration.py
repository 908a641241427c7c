"""What a confidence means, and the extractor's version, told without loading the extractor."""

VERSION = "7"
"""The extractor's version; it changes whenever the same text may give other quotations."""
CERTAIN = 0.92
"""At or above this confidence an attribution is certain: 98 in 100 of them are right."""
UNCERTAIN = 0.6
"""Below this confidence the speaker is to be shown as uncertain."""
