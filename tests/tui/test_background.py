"""What happens behind the screen is reported, whether or not there is a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import Library
from reader.library.importing import Importing
from reader.tui.background import Background, Report
from tests.tui.fixed import CHOIR_ID, HARBOUR_ID

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from reader.job import Job
    from reader.paths import Paths


def never() -> bool:
    return False


def brought_up_to_date(paths: Paths, cancelled: Callable[[], bool] = never) -> list[Report]:
    """The reports of one start on the library in `paths`."""
    reports: list[Report] = []
    with Library.open(paths) as library:
        Background(library, reports.append).bring_up_to_date(cancelled)
    return reports


def test_new_articles_are_reported_and_how_far_the_reading_is(empty: Paths) -> None:
    (empty.seeds / "good.txt").write_text("A headline\nA sentence.\n", encoding="utf-8")
    *progress, done = brought_up_to_date(empty)
    assert all(report.waiting.startswith("Reading good.txt: line ") for report in progress)
    assert (done.said, done.articles, done.problems) == ("1 new article.", True, ())
    assert brought_up_to_date(empty) == []


def test_a_file_that_cannot_be_read_is_reported(empty: Paths) -> None:
    (empty.seeds / "bad.txt").write_bytes(b"A headline\n\xff\xfe broken.\n")
    (report,) = brought_up_to_date(empty)
    assert not report.articles
    assert report.said == ""
    assert "bad.txt" in report.problems[0]


def test_better_extraction_is_reported(coast: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def find_quotations(_: Importing, job: Job, **__: object) -> int:
        job.report("quotations", 2, 4)
        job.report("quotations", 4, 4)
        return 4

    monkeypatch.setattr(Importing, "find_quotations", find_quotations)
    progress, done = brought_up_to_date(coast)
    assert progress.said == "Finding quotations: 2 of 4 articles…"
    assert (done.said, done.quotations) == ("Quotations found in 4 articles.", True)


def test_nothing_is_reported_after_it_was_cancelled(empty: Paths) -> None:
    (empty.seeds / "good.txt").write_text("A headline\nA sentence.\n", encoding="utf-8")
    assert not any(report.articles for report in brought_up_to_date(empty, lambda: True))


def test_what_another_process_writes_is_reported_once(coast: Paths) -> None:
    reports: list[Report] = []
    with Library.open(coast) as library:
        behind = Background(library, reports.append)
        assert behind.look_outside() is None
        with Library.open(coast) as other:
            other.reading.mark([CHOIR_ID, HARBOUR_ID], read=True)
        change = behind.look_outside()
        assert change is not None
        change.result()
        assert [(report.articles, report.quotations) for report in reports] == [(True, True)]
        assert behind.look_outside() is None
