"""`reader extract`: who says what in a text of the user's own."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import describe_row
from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.output import Line
from reader.cli.quotations import speaker_pieces
from reader.errors import SourceError
from reader.files import open_regular

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output

_STDIN = ("-", "/dev/stdin")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader extract` takes."""
    describe_row(parser, "speaker, confidence, words, reason")
    parser.add_argument(
        "files", metavar="FILE", nargs="*", help="text in UTF-8; standard input if none, or -"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write a JSON object for each file")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help='read lines of {"id", "text"}, write lines of {"id", "quotes"}',
    )


def run(args: argparse.Namespace, output: Output) -> int:
    """Extract who says what in texts; NOTHING where nobody says anything."""
    found, failed = False, False
    for file in args.files or _STDIN[:1]:
        try:
            if args.jsonl:
                _extract_lines(file, output)
            elif _extract_file(file, output, json_wanted=args.json):
                found = True
        except SourceError as error:
            write_message(error.message, error.hint)
            failed = True
    if failed:
        return Exit.TROUBLE
    return Exit.DONE if found or args.jsonl else Exit.NOTHING


def _extract_file(file: str, output: Output, *, json_wanted: bool) -> bool:
    from reader.quotes import as_json, extract

    text = _decoded(b"".join(_lines(file)), _name(file))
    quotations = extract(text)
    if json_wanted:
        quotes = [
            record | {"text": text[record["start"] : record["end"]]}
            for record in as_json(text, quotations)
        ]
        output.json({"file": file, "quotes": quotes})
        return bool(quotations)
    for quotation in quotations:
        words = text[quotation.start : quotation.end]
        if output.is_terminal:
            output.line(Line([f"“{words}”"]))
            sure = f" · {quotation.confidence:.0%} · {quotation.reason}"
            output.line(Line(["— ", *speaker_pieces(quotation), (sure, "dim")], 4))
            output.line(Line([""]))
        else:
            name = quotation.speaker or ""
            output.row([name, f"{quotation.confidence:.2f}", words, quotation.reason])
    return bool(quotations)


def _extract_lines(file: str, output: Output) -> None:
    """Write one line of JSON for each line that comes in, at once."""
    from reader.quotes import as_json, extract

    for id, text in _json_lines(file):
        output.json({"id": id, "quotes": as_json(text, extract(text))})
        output.flush()


def _json_lines(file: str) -> Iterator[tuple[Any, str]]:
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        place = f"{_name(file)}, line {number}"
        try:
            item = _STRICT.decode(_decoded(line, place))
        except (ValueError, RecursionError) as error:
            raise SourceError(f"{place} is not JSON: {error}.") from error
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            raise SourceError(f'{place} is not an object like {{"id": "1", "text": "…"}}.')
        yield item.get("id"), item["text"]


def _lines(file: str) -> Iterator[bytes]:
    """The lines of a file as they come, so that a program may talk with this one."""
    try:
        if file in _STDIN:
            yield from sys.stdin.buffer
        else:
            with open_regular(Path(file)) as stream:
                yield from stream
    except OSError as error:
        raise SourceError(
            f"{_name(file)} cannot be read: {error.strerror}.",
            "What comes from a program is read with - in the place of a file.",
        ) from error


def _decoded(data: bytes, place: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{place} is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
            " does not belong."
        ) from error


def _name(file: str) -> str:
    return "Standard input" if file in _STDIN else file


def _finite(number: str) -> float:
    if not math.isfinite(value := float(number)):
        raise ValueError(f"{number} is no number of JSON")
    return value


_STRICT = json.JSONDecoder(parse_constant=_finite, parse_float=_finite)
