"""Progress and cancelling, in one object."""

from __future__ import annotations

import pytest

from reader.job import UNWATCHED, CancelledError, Job, Progress


def test_what_is_reported_is_told():
    told: list[Progress] = []
    Job(told.append).report("news.txt", 3, 10)
    assert told == [Progress(what="news.txt", done=3, total=10)]


def test_it_is_asked_anew_each_time_whether_it_is_cancelled():
    answers = iter([False, True, True])
    job = Job(is_cancelled=lambda: next(answers))
    job.check()
    assert job.is_cancelled
    with pytest.raises(CancelledError):
        job.check()


def test_reporting_goes_on_after_cancelling():
    told: list[Progress] = []
    Job(told.append, lambda: True).report("quotations", 1, 1)
    assert told


def test_a_job_nobody_watches_is_never_cancelled():
    UNWATCHED.report("search index", 1, 2)
    UNWATCHED.check()
    assert not UNWATCHED.is_cancelled
