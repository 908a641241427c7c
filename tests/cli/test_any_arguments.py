"""No arguments at all make a traceback, and none make a control reach the terminal."""

from __future__ import annotations

import io
import re
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cli.exit_codes import Exit
from reader.cli.main import main

WORDS = re.findall(
    r"\S+",
    """list show search quotes bookmarks add remove extract import export doctor paths keys
    undo correct
    --json --jsonl --limit 3 --in quotes --speaker brown --quotation 1 --format csv -o -- -""",
)
ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

arguments = st.lists(
    st.sampled_from(WORDS)
    | st.text(st.characters(exclude_characters="\0/"), min_size=1, max_size=8),
    min_size=1,
    max_size=5,
)


def stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def written(to: io.TextIOWrapper) -> str:
    to.flush()
    return to.buffer.getvalue().decode()


@settings(max_examples=40)
@given(arguments=arguments)
def test_any_arguments(library, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        for name in ("stdin", "stdout", "stderr"):
            patch.setattr(sys, name, stream())
        code = main(arguments)
        out, err = written(sys.stdout), written(sys.stderr)
    assert code in (Exit.DONE, Exit.NOTHING, Exit.TROUBLE), err
    assert not ACTING.search(out + err)
    assert code != Exit.TROUBLE or err.startswith("reader: ")
