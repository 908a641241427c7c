"""What a change of a log was before one byte of it was changed, added or lost.

A checksum of 32 bits says more than that something is wrong: run forwards from what it was before
the change, and backwards from what it is after it, the two meet where the wrong byte is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1 << 20
"""Bytes of a change for which it takes a second or two; larger ones are not mended."""
_ALL = 0xFFFFFFFF
_POLYNOMIAL = 0xEDB88320


def _step_of(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ (_POLYNOMIAL if byte & 1 else 0)
    return byte


_STEPS = [_step_of(byte) for byte in range(256)]
_BY_TOP = {step >> 24: byte for byte, step in enumerate(_STEPS)}


def mended(data: bytes, start: int, end: int) -> list[bytes]:
    """What `data` can have been, where `start` is the CRC-32 before it and `end` the one after."""
    if len(data) > LARGEST:
        return []
    return list(dict.fromkeys(_candidates(data, start, end)))


def _candidates(data: bytes, start: int, end: int) -> Iterator[bytes]:
    wanted = _backwards(data, end ^ _ALL)
    state = start ^ _ALL
    for place in range(len(data) + 1):
        if (lost := _byte_between(state, wanted[place])) is not None:
            yield data[:place] + bytes([lost]) + data[place:]
        if place == len(data):
            return
        if state == wanted[place + 1]:
            yield data[:place] + data[place + 1 :]
        if (right := _byte_between(state, wanted[place + 1])) is not None:
            yield data[:place] + bytes([right]) + data[place + 1 :]
        state = _STEPS[(state ^ data[place]) & 0xFF] ^ (state >> 8)


def _byte_between(before: int, after: int) -> int | None:
    """The byte that leads from one state of the checksum to the next, if one does."""
    index = _BY_TOP[after >> 24]
    return index ^ (before & 0xFF) if after ^ _STEPS[index] == before >> 8 else None


def _backwards(data: bytes, end: int) -> list[int]:
    """Per place in `data` the state from which its rest leads to `end`."""
    states = [end]
    for byte in reversed(data):
        index = _BY_TOP[states[-1] >> 24]
        states.append((states[-1] ^ _STEPS[index]) << 8 | (index ^ byte))
    return states[::-1]
