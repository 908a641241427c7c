"""The dataclasses of the model as JSON documents and back.

Fields that have their default value are left out; a span is `[start, end]`. Fields that this
version does not know are passed over when a document is read, and kept when it is written again.
"""

from __future__ import annotations

import types
import typing
from copy import deepcopy
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import Any, TypeVar

from reader.errors import DamagedError
from reader.model import Span

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
        readers, known = _readers(cls), {}
        for name, value in document.items():
            reader = readers.get(name)
            if type(reader) is type:  # most are a text or a number, and as they are
                known[name] = value if type(value) is reader else _exactly(reader)(value)
            elif reader:
                known[name] = reader(value)
        return cls(**known)
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        raise DamagedError(f"not a valid {cls}: {error}") from error
    except RecursionError:
        raise DamagedError(f"not a valid {cls}: nested too deep") from None


def with_unknown(cls: Any, document: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """`document` with the fields of the one `before` it that `cls` does not know, at every level.

    Of two tuples of dataclasses, those that say the same are taken for the same.
    """
    kept = {name: before[name] for name in before.keys() - _readers(cls).keys()}
    for name, inner in _inner(cls).items():
        new, old = document.get(name), before.get(name)
        if isinstance(new, dict) and isinstance(old, dict):
            kept[name] = with_unknown(inner, new, old)
        elif isinstance(new, list) and isinstance(old, list):
            known = [(_known(inner, item), item) for item in old]
            kept[name] = [_with_unknown_of_its_like(inner, item, known) for item in new]
    return document | kept


def _with_unknown_of_its_like(cls: Any, item: Any, known: list[tuple[Any, Any]]) -> Any:
    said = _known(cls, item)
    return with_unknown(cls, item, next((before for what, before in known if what == said), {}))


def _known(cls: Any, document: Any) -> Any:
    """What a document says to this version."""
    try:
        return from_document(cls, document)
    except DamagedError:
        return None


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


@cache
def _inner(cls: Any) -> dict[str, Any]:
    """The fields that hold a document, or a list of documents, and of which dataclass."""
    found = {}
    for name, hint in typing.get_type_hints(cls).items():
        for part in (hint, *typing.get_args(hint)):
            if part is not Span and is_dataclass(part):
                found[name] = part
    return found


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What makes a field of type `hint` of a JSON value, raising TypeError or ValueError; a type
    where the value has to be of it already."""
    if hint is Any:
        return deepcopy
    if isinstance(hint, types.UnionType):
        inner = _checked(_reader(typing.get_args(hint)[0]))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        items, item = _exactly(list), _checked(_reader(typing.get_args(hint)[0]))
        return lambda value: tuple(map(item, items(value)))
    if hint is Span:
        return _span
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: from_document(hint, value)
    if issubclass(hint, StrEnum):
        return lambda value: hint(value)
    if hint is float:  # JSON does not tell 1.0 from 1
        return _finite
    return hint if hint in (str, int, bool) else _exactly(hint)


def _span(value: Any) -> Span:
    start, end = value
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"{value!r:.60} is not a span")
    return Span(start, end)


def _finite(value: Any) -> float:
    if type(value) not in (int, float) or not isfinite(value):
        raise TypeError(f"{value!r:.60} is not a number")
    return float(value)


def _checked(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return _exactly(reader) if isinstance(reader, type) else reader


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r:.60} is not {kind.__name__}")
        return value

    return read
