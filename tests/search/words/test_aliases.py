"""Other spellings of names."""

from __future__ import annotations

from reader.search.words.aliases import read_aliases, shipped_aliases


def test_aliases_are_read_from_lines() -> None:
    assert read_aliases("Kiev Kyiv # a city\n\n# nothing\nTürkiye turkey") == {
        "kiev": ("kyiv",),
        "kyiv": ("kiev",),
        "turkiye": ("turkey",),
        "turkey": ("turkiye",),
    }


def test_shipped_aliases_know_the_names_of_the_day() -> None:
    assert "zelenskyy" in shipped_aliases()["zelensky"]
    assert "kyiv" in shipped_aliases()["kiev"]
