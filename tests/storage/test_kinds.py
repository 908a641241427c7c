"""A kind of user data is a row and a dataclass: all that is done with user data is done with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from reader.storage import Change, Store, kinds
from reader.storage.doctor import check
from reader.storage.kinds import KINDS, Kind

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class SavedSearch:
    query: str
    looked_at: str = ""


SEARCHES = Kind(
    "searches",
    SavedSearch,
    lambda before, after: ("saving {}" if after else "dropping {}", "search"),
    lambda mine, theirs: replace(mine, looked_at=max(mine.looked_at, theirs.looked_at)),
)


@pytest.fixture(autouse=True)
def _one_more_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, SEARCHES.table, SEARCHES)  # type: ignore[arg-type]


def test_one_more_row_is_kept_undone_carried_merged_and_checked(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one") as one:
        data = one.user_data
        data.change([Change(SEARCHES, "peace", SavedSearch("peace talks", "2026-01-02"))])
        data.change([Change(SEARCHES, "peace", None), Change(SEARCHES, "war", SavedSearch("war"))])
        assert data.undo() == "dropping 2 searches"
        data.backup(tmp_path / "copy")
        one._databases[1].storage.append({"searches": {"bad": {"query": 7}}})
        assert [f.what for f in check(tmp_path / "one")] == ["bad in searches cannot be read"]
        one.repair()
        assert dict(data[SEARCHES]) == {"peace": SavedSearch("peace talks", "2026-01-02")}
    with Store.open(tmp_path / "two") as two:
        two.user_data.change([Change(SEARCHES, "peace", SavedSearch("peace", "2026-01-01"))])
        two.user_data.restore(tmp_path / "copy")
        assert dict(two.user_data[SEARCHES]) == {"peace": SavedSearch("peace", "2026-01-02")}


def test_every_kind_says_what_undo_takes_back_or_is_not_for_undo() -> None:
    for kind in KINDS.values():
        assert kind.undo is not None or kind in (kinds.REMEMBERED,)
        assert kind.table
