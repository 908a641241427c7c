"""A process beside the tests."""

from __future__ import annotations

import subprocess


class Process(subprocess.Popen[bytes]):
    """Nothing of it stays where the test ends that uses it as a context.

    What a failed test left open would make another fail: whichever is at it when that is noticed.
    """

    def __exit__(self, *error: object) -> None:
        self.kill()
        super().__exit__(*error)
