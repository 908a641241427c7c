"""The start of the screen, as quick as it can be."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.paths import Paths
    from reader.settings import Settings


def start(paths: Paths, settings: Settings) -> int:
    """Run Reader on this terminal until the user leaves; the exit code.

    The garbage collector rests since `cli.run`, and what is imported here is frozen: the collector
    shall never look at it. The app lets it go on once the first frame is drawn.

    What a search finds is ready moments after the letter has been drawn, and then waits for the
    next frame: Textual's frames are made to come twice as often as usual.

    Raises:
        StorageError: the library cannot be opened.
        UsageError: the settings' keys clash.
    """
    os.environ.setdefault("TEXTUAL_FPS", "120")
    for name in ("COLUMNS", "LINES"):  # as the terminal was once: its size is asked for
        os.environ.pop(name, None)
    from reader.tui.app import run_app

    gc.freeze()
    return run_app(paths, settings)
