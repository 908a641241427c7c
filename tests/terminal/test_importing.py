"""A large import at a terminal, on several cores: it can be interrupted, and goes on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.library import Library
from reader.paths import Paths
from tests.terminal.session import Session, command
from tests.test_extraction_pool import wait_for_end

pytestmark = pytest.mark.slow

STORIES = 800


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Seed files with many articles, and no library yet."""
    (tmp_path / "seeds").mkdir()
    stories = (
        f"Story {n} of the pier\n“We saw {n} ships,” said Ann Lee, the mayor. “All {n},” she said."
        for n in range(STORIES)
    )
    (tmp_path / "seeds" / "many.txt").write_text("\n".join(stories), encoding="utf-8")
    data = tmp_path / "data"
    return Paths(data, data / "cache", data / "toml", data / "log", tmp_path / "seeds")


def children(session: Session) -> list[int]:
    """The processes that the program has started."""
    tasks = Path(f"/proc/{session.pid}/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


def test_leaving_amid_an_article_that_takes_seconds(paths: Paths) -> None:
    line = "“We saw {0} ships,” said Ann Lee, the mayor. “All of the {0}, and more,” she said.\n"
    story = "A very long story\n" + "".join(map(line.format, range(25_000)))
    (paths.seeds / "many.txt").write_text(story, encoding="utf-8")
    with Session(command(paths.data, paths.seeds)) as session:
        session.wait("A very long story")
        session.press("q")
        assert session.end(patience=5) == 0
        assert session.is_restored, session.modes_left
    with Library.open(paths) as library:
        (id,) = library.listing.ids()
        assert library.articles.get(id).text == story.rstrip()
        assert library.articles.quotations(id) == ()  # nobody has waited for them


def check_half_done_then_finish(paths: Paths) -> None:
    """What was done when it was interrupted is kept, and not done again."""
    with Library.open(paths) as library:
        ids = [id for id in library.listing.ids() if library.articles.heading(id).source == "many"]
        assert len(ids) == STORIES
        done = sum(bool(library.articles.quotations(id)) for id in ids)
        assert 0 < done < STORIES
        assert library.importing.find_quotations() == STORIES - done
        assert all(len(library.articles.quotations(id)) == 2 for id in ids)


def test_a_command_that_is_interrupted(paths: Paths) -> None:
    file = str(paths.seeds / "many.txt")
    start = [sys.executable, "-m", "reader", "import", "--data-dir", str(paths.data), file]
    with Session(start, env={"READER_CONFIG": str(paths.config)}) as session:
        session.wait(r"quotations: [1-9]\d\d of 8\d\d")
        processes = children(session)
        session.press("\x03")
        assert session.end(patience=5) == 130
        assert b"Traceback" not in session.raw
    for pid in processes:
        wait_for_end(pid)
    check_half_done_then_finish(paths)


def test_leaving_the_screen(paths: Paths) -> None:
    with Session(command(paths.data, paths.seeds)) as session:
        session.wait(r"Finding quotations: [1-9]\d\d of 8\d\d")
        processes = children(session)
        session.press("q")
        assert session.end(patience=5) == 0
        assert session.is_restored, session.modes_left
    for pid in processes:
        wait_for_end(pid)
    check_half_done_then_finish(paths)
