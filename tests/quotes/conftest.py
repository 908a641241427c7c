"""The annotated articles are read by the benchmark's own reader, so that both mean the same."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
