"""Articles of our own in which it is hard to tell who is meant, each speaker by the full name."""

from pathlib import Path

import pytest

from reader.quotes import CERTAIN, UNCERTAIN, extract
from tests.benchmarks.annotated import in_full, read_articles

ARTICLES = read_articles(Path(__file__).parent / "names")


def judged():
    """(speaker named in full, confidence) of every annotated quotation."""
    for article in ARTICLES:
        found = {quotation.end: quotation for quotation in extract(article.text)}
        for offset, speaker in article.speakers:
            quoted = next(found[offset - back] for back in range(3) if offset - back in found)
            yield in_full(speaker, quoted.speaker), quoted.confidence


def test_nine_in_ten_speakers_are_named_in_full():
    results = [right for right, _ in judged()]
    assert len(results) >= 100
    assert sum(results) >= 0.9 * len(results)


def test_a_certain_name_is_nearly_always_the_full_one():
    certain = [right for right, confidence in judged() if confidence >= CERTAIN]
    assert len(certain) >= 0.5 * len(list(judged()))
    assert sum(certain) >= 0.95 * len(certain)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # names
        ("Dana “Bo” Byron left. “Well,” Byron said.", "Dana Byron"),
        ("Noura al-Byron left. “Well,” al-Byron said.", "Noura al-Byron"),
        ("Ada Byron QC left. “Well,” Ms Byron said.", "Ada Byron"),
        ("Virginia Gov. Ada Byron left. “Well,” Byron said.", "Ada Byron"),
        ("Ada Byron Is Over Jan Novak\n\nJan Novak left. “Well,” Novak said.", "Jan Novak"),
        ("Baek Seung-ho, the mayor, left. “Well,” Mr Baek said.", "Baek Seung-ho"),
        ("Watch Byron now. Ada Byron left. “Well,” Byron said.", "Ada Byron"),
        ("Bob Byron left. “Well,” Robert Byron said.", "Bob Byron"),
        ("Katalin Szőllősi left. “Well,” Szollosi said.", "Katalin Szőllősi"),
        # namesakes
        ("Dr Ada Byron and Eve Byron left. “Well,” Dr Byron said.", "Ada Byron"),
        ("Jan Novak Jr. met Jan Novak Sr. in May. “Well,” said Jan Novak Sr.", "Jan Novak Sr."),
        ("Jan Byron met Ada Byron. Byron left. “Well,” she said.", "Ada Byron"),
        # bodies
        ("The World Food Office (WFO) met. “Well,” the WFO said.", "World Food Office"),
        ("The Food Commission met. “Well,” the commission said.", "Food Commission"),
        ("The Food Commission met Ada Byron. “Well,” it said.", "Food Commission"),
        (
            "Doctors Without Walls, a charity, met. “Well,” the charity said.",
            "Doctors Without Walls",
        ),
        # descriptions
        ("Ada Byron, 33, met Jan Novak. “Well,” the 33-year-old said.", "Ada Byron"),
        ("Ada Byron met two fans. “Well,” the Dutchwoman said.", "Ada Byron"),
        ("A climber got lost.\n\nThe climber, Ada Byron, is well. “Well,” she said.", "Ada Byron"),
        ("Novelist Ada Byron met a fan. “Well,” the author said.", "Ada Byron"),
        ("It rained. “Well,” said a spokesman for the union.", "a spokesman for the union"),
        # pronouns
        ("The protesters met Ada Byron. “Well,” they said.", "The protesters"),
        ("Two reviewers met Ada Byron. “Well,” she said.", "Ada Byron"),
    ],
)
def test_a_mention_leads_to_the_fullest_name(text, speaker):
    assert extract(f"News of the day\n\n{text}")[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Ada Byron and Eve Byron met. “Well,” Byron said.",
        "Ada Byron met Jan Novak, who left. “Well,” the tall official said.",
        "It rained. “Well,” they said.",
    ],
)
def test_a_guess_is_not_certain(text):
    assert extract(f"News of the day\n\n{text}")[-1].confidence < CERTAIN


def test_someone_only_near_a_description_is_shown_as_uncertain():
    text = "News of the day\n\nAda Byron met two fans in May. “Well,” the official said."
    assert extract(text)[-1].confidence < UNCERTAIN
