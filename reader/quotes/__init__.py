"""Quotations and who said them: text in, `reader.model.Quotation`s out, offline."""

from reader.quotes.extraction import CERTAIN, UNCERTAIN, VERSION, as_json, extract

__all__ = ["CERTAIN", "UNCERTAIN", "VERSION", "as_json", "extract"]
