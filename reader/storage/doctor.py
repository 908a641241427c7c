"""Is everything on the disk as it should be, and putting it right."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import DamagedError, ForeignFileError, ReaderError
from reader.storage.articles import HEADINGS, TEXTS, read_document
from reader.storage.backups import Backups
from reader.storage.documents import is_valid, right_key
from reader.storage.engine import offsets
from reader.storage.engine.files import TEMPORARY
from reader.storage.engine.image import Image
from reader.storage.engine.lock import path_of as lock_path
from reader.storage.engine.log import Log, NotOursError, OldFormatError
from reader.storage.kinds import ARTICLES, BACKUPS, BOOKMARKS, FILES, USER_DATA
from reader.storage.recovery import Opening, aside_name, make_importable_again, set_aside
from reader.storage.salvage import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from reader.storage.engine.database import JournalDB


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    where: Path
    """The file it is in."""
    what: str
    repairable: bool = True
    """Whether `repair` does something about it; if not, it does no harm."""


def check(directory: Path) -> list[Finding]:
    """Read every file of the library in `directory`, whether it can be opened or not.

    Takes about 0.2 ms an article.
    """
    findings: list[Finding] = []
    articles = _read(Opening(directory, ARTICLES), findings)
    state = _read(Opening(directory, USER_DATA), findings)
    if articles:
        findings += _check_articles(directory / FILES[ARTICLES], articles)
        findings += _check_index(articles)
    if state:
        findings += _check_user_data(directory / FILES[USER_DATA], state.read())
    if articles and state:
        findings += _check_references(directory / FILES[USER_DATA], state.read(), articles.read())
    return findings + _check_directory(directory)


def repair(directory: Path, articles: JournalDB, state: JournalDB) -> list[str]:
    """Put right what `check` finds; what was done, in sentences.

    Raises WriteError, LibraryLockedError.
    """
    done = [
        f"{path} is not a file and was renamed {path.rename(aside_name(path, 'damaged')).name}."
        for path in _not_files(directory)
    ]
    articles.storage.forget_index()
    for kind in FILES:
        opening = Opening(directory, kind)
        opening.to_write().close()
        done += opening.notices
    with articles.storage.changing(), state.storage.changing():
        for path in _leftovers(directory):
            path.unlink()
            done.append(f"{path} was removed: nothing needs it.")
    for copy in _damaged_backups(directory):
        copy.rename(copy.with_suffix(".damaged"))
        done.append(f"{copy} is damaged and was renamed {copy.with_suffix('.damaged').name}.")
    done += _mend_user_data(state)
    with articles.storage.changing():
        broken = [key for key, _ in _broken_articles(articles.storage.read())]
        if broken:
            make_importable_again(articles, broken)
            done.append(f"{len(broken)} articles were taken out; importing brings them back.")
    return done


def _read(opening: Opening, findings: list[Finding]) -> Image | None:
    """The whole file, every checksum tested; None, and a finding, when it cannot be trusted."""
    try:
        opening.to_read()
        image = Image(
            Log(opening.path, opening.kind, writable=False), lazy=opening.kind == ARTICLES
        )
        image.advance()
    except FileNotFoundError:
        return None
    except (ReaderError, OSError) as error:
        findings.append(Finding(opening.path, str(error)))
        return None
    return image


def _check_articles(path: Path, image: Image) -> Iterator[Finding]:
    for key, what in _broken_articles(image.read()):
        yield Finding(path, f"the article {key} {what}")


def _broken_articles(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Ids of articles that cannot be shown, and why."""
    headings, articles = tables.get(HEADINGS, {}), tables.get(TEXTS, {})
    for key in headings:
        if key not in articles:
            yield key, "has no text"
            continue
        try:
            kept, heading = (
                read_document(TEXTS, articles[key]),
                read_document(HEADINGS, headings[key]),
            )
        except DamagedError:
            yield key, "cannot be read"
            continue
        article, ends = kept.article, [quotation.end for quotation in kept.quotations]
        if article.id != key or heading.id != key:
            yield key, "is kept under another's id"
        elif max(ends, default=0) > len(article.text):
            yield key, "has quotations beyond its end"
    yield from ((key, "has no heading") for key in articles if key not in headings)


def _check_index(image: Image) -> Iterator[Finding]:
    path = offsets.path_of(image.log.path)
    try:
        log = Log(image.log.path, ARTICLES, writable=False)
        kept = offsets.load(path, log)
    except (ReaderError, OSError) as error:
        yield Finding(path, str(error))
        return
    if kept is None:
        if path.is_file():
            yield Finding(path, "the index does not fit the articles; reading them takes longer")
        return
    indexed = Image(log, lazy=True, offsets=kept)
    indexed.advance()
    image.advance()  # as far, if somebody is writing
    if indexed.tables != image.tables:
        yield Finding(path, "the index does not agree with the articles")


def _check_user_data(path: Path, tables: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    for name, key, right in _misplaced(tables):
        what = "cannot be read" if right is None else "is kept under another's name"
        yield Finding(path, f"{key} in {name} {what}")


def _misplaced(
    tables: Mapping[str, Mapping[str, Any]],
) -> Iterator[tuple[str, str, str | None]]:
    """Table and key of what nobody would find, and the key it belongs under if it can be read."""
    for name, documents in tables.items():
        for key, document in documents.items():
            right = right_key(name, key, document) if is_valid(USER_DATA, name, document) else None
            if right != key:
                yield name, key, right


def _mend_user_data(state: JournalDB) -> list[str]:
    with state.storage.changing():
        tables = state.storage.read()
        changes: dict[str, dict[str, Any]] = {}
        strange = list(_misplaced(tables))
        for name, key, right in strange:
            changes.setdefault(name, {})[key] = None
            if right is not None:
                changes[name].setdefault(right, tables[name].get(right, tables[name][key]))
        if not strange:
            return []
        aside = set_aside(state.storage.path, "damaged")
        state.storage.append(changes)
    told = f"{len(strange)} entries were put right or taken out"
    return [f"{told}; the file as it was is {aside.name}."]


def _check_references(
    path: Path,
    state: Mapping[str, Mapping[str, Any]],
    articles: Mapping[str, Mapping[str, Any]],
) -> Iterator[Finding]:
    headings = articles.get(HEADINGS, {})
    for key, bookmark in state.get(BOOKMARKS.table, {}).items():
        if bookmark.get("article") not in headings:
            what = f"the bookmark {key} is of an article that is not in the library; its words are"
            yield Finding(path, f"{what} kept", repairable=False)


def _check_directory(directory: Path) -> list[Finding]:
    return [
        *(Finding(copy, "the backup is damaged") for copy in _damaged_backups(directory)),
        *(
            Finding(path, "left behind by a write that was interrupted")
            for path in _leftovers(directory)
        ),
        *(Finding(path, "is not a file") for path in _not_files(directory)),
        *(
            Finding(path, "kept aside when it was put right; delete it when you like", False)
            for path in sorted(directory.glob("*.damaged-*")) + sorted(directory.glob("*.old-*"))
        ),
    ]


def _leftovers(directory: Path) -> list[Path]:
    return [
        *sorted(directory.glob(f"*.jsonl*{TEMPORARY}")),
        *sorted((directory / BACKUPS).glob(f"*{TEMPORARY}")),
    ]


def _not_files(directory: Path) -> list[Path]:
    """What is in the place of a lock or an index and cannot be used as one."""
    logs = [directory / name for name in FILES.values()]
    places = [*map(lock_path, logs), *map(offsets.path_of, logs)]
    return [
        path
        for path in places
        if os.path.lexists(path) and (path.is_symlink() or not path.is_file())
    ]


def _damaged_backups(directory: Path) -> list[Path]:
    copies = Backups(directory / BACKUPS).files()
    return [c for c in copies if mark_of(c, USER_DATA) is None and not _is_of_another_reader(c)]


def _is_of_another_reader(copy: Path) -> bool:
    """Whether an older or a newer reader wrote it: that is no damage."""
    try:
        Log(copy, USER_DATA, writable=False)
    except (OldFormatError, ForeignFileError) as error:
        return not isinstance(error, NotOursError)
    except (OSError, DamagedError):
        pass
    return False
