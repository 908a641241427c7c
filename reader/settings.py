"""The settings file: `reader.toml` in the config directory."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from reader.errors import UsageError
from reader.files import read_regular

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1 << 20
"""Bytes that a settings file may have."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may set, with what holds where they say nothing."""

    measure: int = 64
    """Longest line of the reading pane, in columns (40 to 200)."""
    theme: str = ""
    """A theme's name; empty for the one chosen last."""
    margin_speakers: bool = True
    """Name the speakers in the margin where there is room."""
    keys: dict[str, str] = field(default_factory=dict)
    """Command id to keys, such as `"bookmark.article" = "B"`; several with commas."""


def load_settings(file: Path) -> Settings:
    """The settings in `file`; defaults where there is no such file.

    Raises:
        UsageError: the file cannot be read, is not TOML, or has an unknown key or a wrong value.
    """
    try:
        text = read_regular(file, LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise UsageError(f"The settings file {file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The settings file {file} cannot be read: {error}.") from error
    import tomllib  # most have no such file, and wait for the first frame

    try:
        table = tomllib.loads(text)
    except RecursionError as error:
        raise UsageError(f"The settings file {file} is nested too deep to be read.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"The settings file {file} is not TOML: {error}.", "Correct that line, or move it away."
        ) from error
    known = {f.name: f for f in fields(Settings)}
    for name, value in table.items():
        if name not in known:
            raise UsageError(
                f"The settings file {file} has an unknown setting, {name!r}.",
                f"Known settings: {', '.join(known)}.",
            )
        _check(file, name, value)
    return Settings(**table)


def _check(file: Path, name: str, value: Any) -> None:
    match name:
        case "measure":
            good, expected = type(value) is int and 40 <= value <= 200, "a number from 40 to 200"
        case "theme":
            good, expected = isinstance(value, str), "a theme's name in quotes"
        case "margin_speakers":
            good, expected = isinstance(value, bool), "true or false"
        case _:
            good = isinstance(value, dict) and all(isinstance(k, str) for k in value.values())
            expected = 'a table of commands and keys, such as "bookmark.article" = "ctrl+b"'
    if not good:
        raise UsageError(f"The settings file {file} has {name} = {value!r}: it takes {expected}.")
