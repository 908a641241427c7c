"""`python -m reader`."""

import sys

from reader.cli import run

sys.exit(run())
