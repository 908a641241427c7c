"""What is written on standard output: data, for a person or for a program.

On a terminal it is laid out, wrapped and sparingly coloured; in a pipe it is one line for each
item, its fields separated by tabs. Text from outside passes `show` or JSON's escapes, so that no
control character reaches a terminal.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TextIO, TypeVar

from reader.errors import ReaderError
from reader.text import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console

SHORT = 8
"""Characters of an id that are shown to a person."""
NO_HEADLINE = "(no headline)"

_UNBROKEN = {0xA0: 0xE000, 0x2007: 0xE001, 0x202F: 0xE002}
"""No-break spaces, at which Rich breaks a line, and what stands for them meanwhile: private-use
characters, of which `show` leaves none in a text."""
_AS_WRITTEN = {stand_in: space for space, stand_in in _UNBROKEN.items()}
_JOINERS = "\u2060\ufeff"
"""What keeps a space beside it from being broken at."""

T = TypeVar("T")
Piece = str | tuple[str, str]
"""Text, or text and a style of Rich's."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line for a person; what does not fit goes on below, as far to the right."""

    pieces: Sequence[Piece]
    indent: int = 0
    margin: Piece = ""
    """What stands left of the indented text on its first line."""


@dataclass(frozen=True, slots=True)
class View(Generic[T]):
    """The three forms of an item."""

    record: Callable[[T], dict[str, Any]]
    """For JSON."""
    row: Callable[[T], Sequence[object]]
    """Fields of a line in a pipe."""
    lines: Callable[[T], Iterable[Line]]
    """For a person."""


class OutputError(ReaderError):
    """Standard output did not take what was written."""


class Output:
    """Standard output, on a terminal or not; methods that write raise OutputError.

    BrokenPipeError goes through: that nobody reads on is not an error.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self.is_terminal = self._stream.isatty()
        self._console: Console | None = None

    def narrow_to(self, columns: int) -> None:
        """Use no more than so many columns of the terminal."""
        console = self._rich()
        console.width = min(console.width, columns)

    def write(self, text: str) -> None:
        """Write text as it is."""
        try:
            self._stream.write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise not_output(error) from error

    def flush(self) -> None:
        """Hand on what was written."""
        with _as_output_error():
            self._stream.flush()

    def json(self, value: object) -> None:
        """Write one JSON value on a line."""
        self.write(f"{_json_encoder()(value)}\n")

    def row(self, fields: Iterable[object]) -> None:
        """Write the fields of one item on a line."""
        self.write("\t".join(show(str(field)) for field in fields) + "\n")

    def line(self, line: Line) -> None:
        """Write a line for a person, wrapped."""
        from rich.text import Text

        console = self._rich()
        lead, text = Text().append(*_shown(line.margin)), Text()
        for piece in line.pieces:
            shown, style = _shown(piece)
            text.append(shown.translate(_UNBROKEN), style)
        for part in text.wrap(console, max(8, console.width - line.indent)) or [text]:
            lead.pad_right(line.indent - lead.cell_len)
            part.rstrip()
            part.plain = part.plain.translate(_AS_WRITTEN)
            with _as_output_error():
                console.print(lead + part, no_wrap=True, overflow="ignore", crop=False)
            lead = Text()

    def present(self, items: Iterable[T], view: View[T], *, as_json: bool) -> int:
        """Write items in the form that fits; how many there were."""
        count = 0
        encode = _json_encoder() if as_json else str
        for count, item in enumerate(items, 1):
            if as_json:
                before = "[\n" if count == 1 else ",\n"
                self.write(f"{before}{encode(view.record(item))}")
            elif self.is_terminal:
                for line in view.lines(item):
                    self.line(line)
            else:
                self.row(view.row(item))
        if as_json:
            self.write("\n]\n" if count else "[]\n")
        return count

    def _rich(self) -> Console:
        if self._console is None:
            from rich.console import Console

            self._console = Console(
                file=self._stream, markup=False, emoji=False, highlight=False, soft_wrap=False
            )
        return self._console


@contextmanager
def _as_output_error() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise not_output(error) from error


def not_output(error: OSError) -> OutputError:
    """What to tell the user when standard output did not take what was written."""
    return OutputError(f"The output could not be written: {error.strerror}.")


def _json_encoder() -> Callable[[object], str]:
    from reader.export import to_json  # when JSON is asked for

    return to_json


def _shown(piece: Piece) -> tuple[str, str]:
    text, style = (piece, "") if isinstance(piece, str) else piece
    for joiner in _JOINERS:
        text = text.replace(f" {joiner}", "\xa0").replace(f"{joiner} ", "\xa0")
    return show(text), style
