"""Articles into the library: once each, whatever happens in between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader import quotes
from reader.errors import WriteError
from reader.job import Job, Progress
from reader.library import Library, article_import, extraction
from reader.model import Quotation


def titles(library) -> list[str]:
    return [library.articles.heading(id).title for id in library.listing.ids()]


def test_a_new_library_is_filled_from_the_seed_files_in_order(open_library):
    library = open_library()
    assert library.is_empty
    filled = library.importing.seeds()
    assert (filled.added, filled.known, filled.problems) == (4, 0, [])
    assert titles(library)[:2] == [
        "A ferry company buys three electric ships",
        "The harbour will be rebuilt before winter",
    ]


def test_extraction_again_reads_nothing(library, monkeypatch):
    monkeypatch.setattr(article_import, "read_file", lambda _: pytest.fail("a file was read"))
    assert library.importing.seeds().added == 0


def test_a_changed_file_brings_what_is_new_in_it(library, paths):
    with (paths.seeds / "news.txt").open("a") as file:
        file.write("A bridge opens\nIt is long.\n")
    filled = library.importing.seeds()
    assert (filled.added, filled.known) == (1, 3)
    assert titles(library)[-1] == "A bridge opens"


def test_the_same_story_in_another_file_is_known(library, paths):
    text = (paths.seeds / "news.txt").read_text(encoding="utf-8")
    (paths.seeds / "zz.txt").write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    filled = library.importing.seeds()
    assert (filled.added, filled.known) == (0, 3)


def test_a_removed_article_does_not_come_back(library, ids, paths):
    library.articles.remove(ids[:1])
    (paths.seeds / "late.txt").touch()
    (paths.seeds / "again.txt").write_bytes((paths.seeds / "late.txt").read_bytes())
    assert library.importing.seeds().added == 0
    assert library.listing.ids() == ids[1:]


def test_a_file_that_cannot_be_read_is_told_and_tried_again(open_library, paths):
    (paths.seeds / "bad.txt").write_bytes(b"caf\xe9\n")
    library = open_library()
    for _ in range(2):
        (problem,) = library.importing.seeds().problems
        assert "bad.txt" in problem.message
    assert len(library.listing.ids()) == 4
    (paths.seeds / "bad.txt").write_bytes("café\n".encode())
    assert library.importing.seeds().added == 1


@pytest.fixture(params=["one file", "many files"])
def many(paths, request) -> None:
    """Seed files with 250 headlines, each with a line below it, after the ferry's."""
    stories = [f"Headline {n}\nA body.\n" for n in range(250)]
    if request.param == "one file":
        (paths.seeds / "news.txt").write_text("".join(stories), encoding="utf-8")
        return
    (paths.seeds / "news.txt").unlink()
    for number, story in enumerate(stories):
        (paths.seeds / f"news {number:03}.txt").write_text(story, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("looks", [0, 1, 100, 201, 252, 350, 450])
def test_what_is_cut_short_goes_on_next_time(open_library, looks):
    library = open_library()
    left = iter(range(looks))
    library.importing.seeds(Job(is_cancelled=lambda: next(left, None) is None))
    kept = len(library.listing.ids())
    assert kept < 251
    assert library.importing.seeds().added == 251 - kept
    assert titles(library)[1:] == [f"Headline {n}" for n in range(250)]
    assert library.importing.seeds().known == 0  # not read again


def test_each_durable_batch_is_told(open_library, paths):
    stories = "".join(f"Headline {n}\nA body.\n" for n in range(250))
    (paths.seeds / "news.txt").write_text(stories, encoding="utf-8")
    library = open_library()
    told = []
    library.importing.seeds(Job(lambda progress: told.append((progress, len(library.articles)))))
    assert told == [
        (Progress("news.txt", done, 500), there)
        for done, there in ((198, 100), (398, 200), (500, 251))
    ]


def test_a_heading_names_who_is_quoted_most(library, ids):
    heading = library.articles.heading(ids[1])
    assert (heading.quotations, heading.words) == (2, 31)
    assert library.articles.heading(ids[2]).speaker == "Anna Brown"
    assert library.articles.heading(ids[3]).speaker == ""


def test_files_by_name_are_taken_in(library, tmp_path):
    file = tmp_path / "more.txt"
    file.write_text("A bridge opens\nIt is long.\n", encoding="utf-8")
    assert library.importing.files([file]).added == 1
    filled = library.importing.files([tmp_path / "none.txt", file])
    assert (filled.added, filled.known) == (0, 1)
    assert "none.txt" in filled.problems[0].message


# -- another extractor ------------------------------------------------------------------------


@pytest.fixture
def newer(monkeypatch):
    """An extractor that finds the first letter of every text."""
    monkeypatch.setattr(quotes, "VERSION", "newer")
    monkeypatch.setattr(quotes, "extract", lambda _: [Quotation(0, 1, speaker="Initial")])


def test_a_newer_extractor_does_every_article_again_once(library, ids, newer):
    assert library.importing.find_quotations() == 4
    assert [library.articles.heading(id).speaker for id in ids] == ["Initial"] * 4
    assert [len(library.articles.quotations(id)) for id in ids] == [1] * 4
    assert library.importing.find_quotations() == 0
    assert library.listing.ids() == ids


def test_the_same_extractor_has_nothing_to_do(library):
    assert library.importing.find_quotations() == 0


def test_extracting_again_goes_on_where_it_was_stopped(library, newer, monkeypatch):
    monkeypatch.setattr(extraction, "BATCH", 1)
    told = []
    assert (
        library.importing.find_quotations(Job(told.append, lambda: bool(told and told[-1].done)))
        == 1
    )
    assert library.importing.find_quotations() == 3


def test_bookmarks_keep_their_hold_when_quotations_change(library, ids, monkeypatch):
    quotation = library.articles.quotations(ids[1])[1]
    library.bookmarks.toggle(ids[1], quotation)
    longer = Quotation(quotation.start - 4, quotation.end + 2, speaker="Peter Okafor")
    monkeypatch.setattr(quotes, "VERSION", "newer")
    monkeypatch.setattr(quotes, "extract", lambda _: [Quotation(0, 3), longer])
    library.importing.find_quotations()
    (bookmark,) = library.bookmarks.all()
    assert library.bookmarks.shown(bookmark).quotation == longer
    assert library.bookmarks.on(ids[1], longer) == bookmark


def test_a_disk_that_refuses_leaves_what_was_there(library, ids, newer, monkeypatch):
    before = library.articles.quotations(ids[0])

    def refuse(*_):
        raise WriteError("no room")

    monkeypatch.setattr(library._store.articles, "replace", refuse)
    with pytest.raises(WriteError):
        library.importing.find_quotations()
    assert library.articles.quotations(ids[0]) == before


def test_of_many_the_articles_come_first_and_their_quotations_after(open_library, monkeypatch):
    monkeypatch.setattr(extraction, "EXTRACTED_AT_ONCE", 2)
    monkeypatch.setattr(article_import, "EXTRACTED_AT_ONCE", 2)
    library = open_library()
    assert library.importing.seeds().added == 4
    harbour = library.listing.ids()[1]
    assert library.articles.quotations(harbour) == ()
    assert library.importing.find_quotations(Job(is_cancelled=lambda: True)) == 0
    library = open_library()  # interrupted, and started again
    assert library.importing.seeds().added == 0
    assert library.importing.find_quotations() == 4
    assert len(library.articles.quotations(harbour)) == 2
    assert library.articles.heading(harbour).quotations == 2
    assert library.importing.find_quotations() == 0


@pytest.mark.slow
def test_a_long_one_comes_first_too_and_its_quotations_from_a_process_beside(
    open_library, paths, monkeypatch
):
    line = "“We will finish the pier,” said Anna Brown, the mayor.\n"
    lines = extraction.LONG // len(line) + 1
    (paths.seeds / "long.txt").write_text("The pier\n" + line * lines, encoding="utf-8")
    monkeypatch.setattr(extraction, "cores", lambda: 1)
    monkeypatch.setattr(quotes, "extract", lambda _: pytest.fail("it was done here"))
    library = open_library()
    assert library.importing.seeds().added == 5
    (long,) = (
        id for id in library.listing.ids() if library.articles.heading(id).title == "The pier"
    )
    assert library.articles.quotations(long) == ()
    assert library.importing.find_quotations() == 5
    assert len(library.articles.quotations(long)) == lines


@pytest.fixture
def stories(paths) -> None:
    """A seed file of 250 stories of one or two quotations."""
    (paths.seeds / "late.txt").unlink()
    told = (
        f"Headline {n}\n“We will finish pier {n},” said Anna Brown, the mayor. She said “no”.\n"
        f"“Nobody has stopped for {n} days,” {'he' if n % 3 else 'Peter Okafor'} said.\n"
        for n in range(250)
    )
    (paths.seeds / "news.txt").write_text("".join(told), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("stories")
def test_on_several_cores_the_library_becomes_the_same(paths, monkeypatch):
    written = []
    for cores in (1, 2):
        monkeypatch.setattr(extraction, "cores", lambda n=cores: n)
        data = paths.data.with_name(f"of {cores}")
        with Library.open(replace(paths, data=data)) as library:
            library.importing.seeds()
            assert library.importing.find_quotations() == 250
            assert len(library.articles.quotations(library.listing.ids()[9])) == 3
        lines = (data / "articles.jsonl").read_bytes().splitlines()
        written.append([line for line in lines if line.startswith(b"[")])
    assert written[0] == written[1]


@pytest.mark.slow
@pytest.mark.usefixtures("stories")
def test_on_several_cores_it_goes_on_where_it_was_stopped(open_library, monkeypatch):
    monkeypatch.setattr(extraction, "cores", lambda: 2)
    library = open_library()
    library.importing.seeds()
    told = []
    done = library.importing.find_quotations(Job(told.append, lambda: bool(told and told[-1].done)))
    assert 100 <= done < 250
    library = open_library()
    assert library.importing.find_quotations(Job(told.append)) == 250 - done
    assert [each.total for each in told] == [250] * len(told)
    counts = [each.done for each in told]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1], done in counts) == (0, 250, True)
    assert all(library.articles.quotations(id) for id in library.listing.ids())
    assert library.importing.find_quotations() == 0
