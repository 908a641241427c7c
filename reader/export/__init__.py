"""Articles and quotations out, as text in the forms that other programs read."""

from reader.export.citation import Citation
from reader.export.formats import FORMATS, Format, format_for, write
from reader.export.jsontext import to_json

__all__ = ["FORMATS", "Citation", "Format", "format_for", "to_json", "write"]
