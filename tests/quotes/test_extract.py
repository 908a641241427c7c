"""The engine as a whole: text in, quotations out."""

from hypothesis import given
from hypothesis import strategies as st

from reader.quotes import extract

STORY = """Talks fail.

Finance minister Anna Berg walked out of the talks on Tuesday.

“We tried everything,” Berg said. “Nothing worked.”

The union called the offer “an insult”.
"""


def speakers(text):
    return [(text[q.start : q.end], q.speaker) for q in extract(text)]


def test_speakers_are_resolved_to_the_fullest_name():
    found = speakers(STORY)
    assert found[0] == ("We tried everything,", "Anna Berg")
    assert found[1] == ("Nothing worked.", "Anna Berg")


@given(st.text(alphabet="ab Aé“”\"'‘’«»„\n\r.,:—-(sS)1", max_size=300))
def test_spans_lie_inside_the_text_and_do_not_overlap(text):
    position = 0
    for quotation in extract(text):
        assert position <= quotation.start < quotation.end <= len(text)
        assert 0 <= quotation.confidence <= 1
        position = quotation.end
