"""The garbage collector, and what is in memory for good."""

from __future__ import annotations

import gc


def freeze_loaded() -> None:
    """Let the garbage collector not look again through what is loaded by now.

    Looking through the ids of 100,000 articles and their search index takes it 50 ms, every few
    seconds, and whoever types waits for it. Only `start` begins with this: where many apps run one
    after another in a process, as in tests, the one before is garbage.
    """
    if gc.get_freeze_count():
        gc.freeze()
