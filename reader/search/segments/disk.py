"""Segments to a file and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

from reader.search.segments.columns import Column, Columns
from reader.search.segments.container import Array, StaleIndexError, read, write
from reader.search.segments.segment import Segment
from reader.search.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "passages.index"
_ENCODING = ("utf-8", "surrogatepass")
_COLUMNS = ("articles", "speakers", "titles", "sources", "published")


class MappedTexts(Sequence[str]):
    """Strings in a mapped file, decoded when asked for."""

    def __init__(self, data: Array, ends: Array) -> None:
        self._data = data
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        start = int(self._ends[place - 1]) if place else 0
        return self._data[start : int(self._ends[place])].tobytes().decode(*_ENCODING)


def save(segments: Sequence[Segment], directory: Path) -> None:
    """Write segments into a directory, which is made where it is missing; raises `OSError`."""
    arrays: dict[str, Array] = {}
    for number, segment in enumerate(segments):
        arrays |= {f"{number}.{name}": array for name, array in _to_arrays(segment).items()}
    directory.mkdir(parents=True, exist_ok=True)
    write(arrays, directory / _FILE)


def load(directory: Path) -> list[Segment]:
    """Map the segments of a directory; raises `StaleIndexError` where they cannot be used."""
    arrays = read(directory / _FILE)
    numbers = {int(name.partition(".")[0]) for name in arrays}
    try:
        return [
            _from_arrays(
                {
                    name.partition(".")[2]: array
                    for name, array in arrays.items()
                    if name.startswith(f"{number}.")
                }
            )
            for number in sorted(numbers)
        ]
    except (KeyError, ValueError, IndexError) as error:
        raise StaleIndexError(f"The search index cannot be used: {error}") from error


def _to_arrays(segment: Segment) -> dict[str, Array]:
    passages = segment.passages
    arrays: dict[str, Array] = {
        "words": segment.words,
        "starts": segment.starts,
        "sizes": segment.sizes,
        "postings": segment.postings,
        "posting_starts": segment.posting_starts,
        "alive": segment.alive,
        "counts": segment.counts,
        "passages.starts": passages.starts,
        "passages.ends": passages.ends,
        "passages.kinds": passages.kinds,
        "passages.quotation_kinds": passages.quotation_kinds,
        "passages.tags": passages.tags.codes,
    }
    _put_strings(arrays, "texts", passages.texts)
    _put_strings(arrays, "vocabulary", segment.vocabulary.words)
    _put_strings(arrays, "tags", [json.dumps(tags) for tags in passages.tags.values])
    for name in _COLUMNS:
        column: Column[str] = getattr(passages, name)
        arrays[f"passages.{name}"] = column.codes
        _put_strings(arrays, name, column.values)
    return arrays


def _from_arrays(arrays: Mapping[str, Array]) -> Segment:
    columns = {
        name: Column(arrays[f"passages.{name}"], [*_strings(arrays, name)]) for name in _COLUMNS
    }
    tags = [tuple(json.loads(one)) for one in _strings(arrays, "tags")]
    passages = Columns(
        texts=_strings(arrays, "texts"),
        starts=arrays["passages.starts"],
        ends=arrays["passages.ends"],
        kinds=arrays["passages.kinds"],
        quotation_kinds=arrays["passages.quotation_kinds"],
        tags=Column(arrays["passages.tags"], tags),
        **columns,
    )
    return Segment(
        passages,
        Vocabulary([*_strings(arrays, "vocabulary")]),
        arrays["words"],
        arrays["starts"],
        arrays["sizes"],
        arrays["postings"],
        arrays["posting_starts"],
        arrays["alive"].copy(),
        arrays["counts"].copy(),
    )


def _put_strings(arrays: dict[str, Array], name: str, strings: Iterable[str]) -> None:
    encoded = [string.encode(*_ENCODING) for string in strings]
    arrays[f"{name}.data"] = np.frombuffer(b"".join(encoded), np.uint8)
    arrays[f"{name}.ends"] = np.cumsum([len(one) for one in encoded], dtype=np.int64)


def _strings(arrays: Mapping[str, Array], name: str) -> MappedTexts:
    return MappedTexts(arrays[f"{name}.data"], arrays[f"{name}.ends"])
