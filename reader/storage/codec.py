"""The dataclasses of the model as JSON documents and back.

Fields that have their default value are left out; a span is `[start, end]`.
"""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from reader.errors import DamagedError
from reader.model import Span

if typing.TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def to_document(item: Any) -> dict[str, Any]:
    """A dataclass as a JSON object."""
    document = {}
    kind: Any = type(item)
    for name, default in _defaults(kind):
        value = getattr(item, name)
        if value != default:
            document[name] = _plain(value)
    return document


def from_document(cls: Callable[..., T], document: Any) -> T:
    """The dataclass that `to_document` made a document of. Raises DamagedError."""
    try:
        readers = _readers(cls)
        return cls(**{name: readers[name](value) for name, value in document.items()})
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise DamagedError(f"not a valid {cls}: {error}") from error


@cache
def _defaults(cls: Any) -> list[tuple[str, Any]]:
    return [(f.name, f.default) for f in fields(cls)]


def _plain(value: Any) -> Any:
    if isinstance(value, (str, int, float)):  # most are, and are plain already
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return to_document(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _readers(cls: Any) -> dict[str, Callable[[Any], Any]]:
    hints = typing.get_type_hints(cls)
    return {f.name: _reader(hints[f.name]) for f in fields(cls)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What makes a field of type `hint` of a JSON value; raises TypeError or ValueError."""
    if isinstance(hint, types.UnionType):
        inner = _reader(typing.get_args(hint)[0])
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        items, item = _exactly(list), _reader(typing.get_args(hint)[0])
        return lambda value: tuple(map(item, items(value)))
    if hint is Span:
        offset = _exactly(int)
        return lambda value: Span(*map(offset, value))
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: from_document(hint, value)
    if issubclass(hint, StrEnum):
        return lambda value: hint(value)
    if hint is float:  # JSON does not tell 1.0 from 1
        number = _exactly(float)
        return lambda value: number(float(value) if type(value) is int else value)
    return _exactly(hint)


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r:.60} is not {kind.__name__}")
        return value

    return read
