"""Where the shared benchmark data lies, which is no part of the repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def bench_folder(arguments: list[str], name: str) -> Path:
    """The folder named on the command line, or `name` under $READER_BENCH or ../shared/bench."""
    beside = Path(__file__).parents[3] / "shared" / "bench"
    folder = (
        Path(arguments[0]) if arguments else Path(os.environ.get("READER_BENCH", beside)) / name
    )
    if not folder.is_dir():
        sys.exit(f"no benchmark data in {folder}; name its folder or set READER_BENCH")
    return folder
