"""The log: where the details of an internal error go instead of the screen."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader import __version__

if TYPE_CHECKING:
    from pathlib import Path


def log_error(file: Path) -> str:
    """Append the exception being handled to `file`; where it went, in words."""
    details = traceback.format_exc()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat()} reader {__version__}\n{details}\n")
    except OSError as error:
        return f"no file, since {file} cannot be written ({error.strerror})"
    return str(file)
