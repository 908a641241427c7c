"""A small library whose quotations are written down here, so that no engine can move a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Anchor, Article, Bookmark, Heading, Kind, Origin, Quotation
from reader.quotes import VERSION
from reader.storage import BOOKMARKS, Change, Entry, Store
from reader.text import count_words

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = """\
The northern pier will be rebuilt before the winter storms, the harbour master has promised
Work on the northern pier of Eastvik is to be finished in October, a month before the first storms \
are due, harbour master Anna Brown told reporters on Monday.
“We will finish the northern pier in October, whatever the sea thinks of it,” Brown said. “Nobody \
in this town wants to see another winter like the last one.”
The pier was broken in two places in January, when waves of nine metres ran over the breakwater. \
Three fishing boats sank at their moorings; nobody was hurt.
Peter Okafor, who speaks for the fishermen, called the plan “brave, and about ten years late.” His \
members have moored in the river since the storm and pay for it with an hour of fuel a day.
“The river is a place for ducks,” Okafor said. “We are losing a day of every week to it.”
The so-called “little pier” in the south is not part of the plan. Brown said it would have to wait \
until there was money again, and that she had asked the county for it.
The county has not answered. A spokeswoman said only that the letter “has been received and is \
being read.”
"""
CHOIR = """\
A choir sings for the keeper of the last manned lighthouse
Forty singers crossed to the island of Holm on Sunday evening to thank Ida Lund, the keeper of the \
last manned lighthouse on the coast, who retires this week after thirty-one years.
“It was the loudest evening of my life, and I have been here in a hurricane,” Lund said.
The light will be worked from the mainland from now on. “I shall look whether they switch it on,” \
the keeper added.
"""
SNOW = """\
Snow closes the road over the pass for three days
The road over the pass is shut until Thursday. The ploughs are on their way, the county said.
Trains run as usual. Nobody was hurt.
"""
FERRY = """\
Ferries between the islands will run every hour in summer, if crews can be found
The ferry company wants to sail between the islands every hour from June, twice as often as now.
“The boats are there, the berths are there, and the passengers are there,” managing director \
Sofia Berg said. “What is not there is crews.”
Peter Okafor of the fishermen offered help. “We know the water,” he said.
"""

_SURE = "named in the same sentence"
_ON = "goes on with the quotation before"
_GUESS = "the nearest subject"


@dataclass(frozen=True)
class _Speaker:
    name: str | None
    role: str = ""

    def says(
        self,
        text: str,
        words: str,
        confidence: float = 0.99,
        reason: str = _SURE,
        kind: Kind = Kind.DIRECT,
    ) -> Quotation:
        """The quotation that begins with `words` and goes on to the closing mark."""
        start = text.index(f"“{words}") + 1
        end = text.index("”", start)
        return Quotation(
            start,
            end,
            kind,
            self.name,
            role=self.role,
            confidence=confidence,
            reason=reason,
        )


_BROWN = _Speaker("Anna Brown", "harbour master")
_OKAFOR = _Speaker("Peter Okafor", "speaks for the fishermen")
_LUND = _Speaker("Ida Lund", "keeper")
_BERG = _Speaker("Sofia Berg", "managing director")
_NOBODY = _Speaker(None)

SAID = {
    HARBOUR: (
        _BROWN.says(HARBOUR, "We will finish"),
        _BROWN.says(HARBOUR, "Nobody in this town", 0.97, _ON),
        _OKAFOR.says(HARBOUR, "brave", kind=Kind.MIXED),
        _OKAFOR.says(HARBOUR, "The river"),
        _OKAFOR.says(HARBOUR, "We are losing", 0.97, _ON),
        _NOBODY.says(HARBOUR, "little pier", 0.0, "so-called", Kind.UNATTRIBUTED),
        _Speaker("A spokeswoman").says(HARBOUR, "has been received", 0.3, _GUESS, Kind.MIXED),
    ),
    CHOIR: (
        _LUND.says(CHOIR, "It was the loudest"),
        _LUND.says(CHOIR, "I shall look", 0.8, "‘the keeper’, a paragraph after Ida Lund"),
    ),
    SNOW: (),
    FERRY: (
        _BERG.says(FERRY, "The boats are there"),
        _BERG.says(FERRY, "What is not there", 0.97, _ON),
        _OKAFOR.says(FERRY, "We know the water", 0.9, "‘he’, in the sentence after Peter Okafor"),
    ),
}
"""The articles with what is said in them, in the order they are filed."""

_FIRST_LINES = {HARBOUR: 1, CHOIR: 9, SNOW: 13, FERRY: 16}
IDS = {text: f"{number:x}" * 16 for number, text in enumerate(SAID, 1)}
HARBOUR_ID, CHOIR_ID, SNOW_ID, FERRY_ID = IDS.values()


def entry(text: str, quotations: tuple[Quotation, ...], id: str, first_line: int = 1) -> Entry:
    """An article as the store takes it, its quotations as given."""
    last_line = first_line + text.count("\n") - 1
    article = Article(id, text, "coast", Origin("coast.txt", first_line, last_line))
    speakers = [q.speaker for q in quotations if q.speaker]
    heading = Heading(
        id=id,
        title=text.partition("\n")[0],
        source=article.source,
        words=count_words(text),
        quotations=len(quotations),
        speaker=max(speakers, key=speakers.count, default=""),
    )
    return Entry(article, heading, quotations, VERSION)


def keep(text: str, quotation: Quotation | None, created: str) -> Change:
    """A bookmark made at a time of one's own choice."""
    bookmark = Bookmark(IDS[text], title=text.partition("\n")[0], created=created)
    if quotation:
        words = text[quotation.start : quotation.end]
        bookmark = Bookmark(
            bookmark.article,
            Anchor(words, quotation.start),
            quotation.speaker or "",
            bookmark.title,
            created=created,
        )
    return Change(BOOKMARKS, bookmark.key, bookmark)


def fill(folder: Path) -> None:
    """Make the library in a folder: four articles, no bookmarks, nothing read."""
    with Store.open(folder) as store:
        store.articles.add(
            entry(text, said, IDS[text], _FIRST_LINES[text]) for text, said in SAID.items()
        )


def add_bookmarks(folder: Path) -> None:
    """Keep an article and two quotations."""
    with Store.open(folder) as store:
        store.user_data.change(
            [
                keep(CHOIR, None, "2025-09-01T08:00:00.000+00:00"),
                keep(HARBOUR, SAID[HARBOUR][3], "2025-09-02T08:00:00.000+00:00"),
                keep(FERRY, SAID[FERRY][1], "2025-09-03T08:00:00.000+00:00"),
            ],
            undoable=False,
        )
