"""The quotations of the seed articles, each checked by hand against the text."""

from pathlib import Path

import pytest

from reader.quotes import extract

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PUTIN, MERZ, PESKOV, BIDEN = "Vladimir Putin", "Friedrich Merz", "Dmitry Peskov", "Joe Biden"
MANTUROV, LAVROV, TRUMP = "Denis Manturov", "Sergey Lavrov", "Donald Trump"
ZAKHAROVA, USHAKOV = "Maria Zakharova", "Yury Ushakov"
NOBODY = None

CHECKED = [
    ("satisfied", PUTIN),
    ("a truly high political level,", PUTIN),
    ("I am satisfied with Medinsky", PUTIN),
    ("reserved, professional approach.", PUTIN),
    ("security guarantees in exchange", PUTIN),
    ("To be honest, we are not", PUTIN),
    ("That’s what democracy is all about,", PUTIN),
    ("sincere desire to find a solution", PUTIN),
    ("there is some light at the end", PUTIN),
    ("war criminal.", MERZ),
    ("I think that [Merz’s remark]", PUTIN),
    ("perhaps the most serious war criminal", MERZ),
    ("We simply have to be clear", MERZ),
    ("economic exhaustion", MERZ),
    ("Merz has made very bad statements", PESKOV),
    ("dictator.", BIDEN),
    ("pure thug who is waging", BIDEN),
    ("war criminal.", BIDEN),
    ("Russian threat", NOBODY),
    ("we have… models", MANTUROV),
    ("I’m sure that in the near future", MANTUROV),
    ("among the world leaders", MANTUROV),
    ("compact mobile devices", NOBODY),
    ("accurately", PUTIN),
    ("the position of the American president", PUTIN),
    ("Our talks in Anchorage", PUTIN),
    ("not in favor", PUTIN),
    ("path to nowhere,", PUTIN),
    ("It’s a path to nowhere", PUTIN),
    ("If Zelensky is ready", PUTIN),
    ("meaningful.", PUTIN),
    ("certain progress,", LAVROV),
    ("durable peace", LAVROV),
    ("recognized and formalized", LAVROV),
    ("eradicating the underlying cause", LAVROV),
    ("attempts to drag Ukraine", LAVROV),
    ("Ukraine’s neutral, non-aligned", LAVROV),
    ("is exterminating everything", LAVROV),
    ("is the only country where", LAVROV),
    ("Japanese nationalists", "some speakers"),
    ("By not signing a peace deal", "One demonstrator"),
    ("supporting Nazism", "Participants"),
    ("Britain has a history", ZAKHAROVA),
    ("Ukraine holds significant potential", ZAKHAROVA),
    ("London perceives Ukraine", ZAKHAROVA),
    ("NATO, Western European elites", ZAKHAROVA),
    ("incendiary", ZAKHAROVA),
    ("destructive", ZAKHAROVA),
    ("conspiring", TRUMP),
    ("quest for Victory and Glory", TRUMP),
    ("Please give my warmest regards", TRUMP),
    ("Nobody is plotting any conspiracies", USHAKOV),
    ("plot against the United States.", TRUMP),
    ("Nobody is hatching such plots,", PESKOV),
]
ALSO_RIGHT = {
    "conspiring": {USHAKOV},
    "plot against the United States.": {PESKOV},
    "Japanese nationalists": {"The protesters"},
}
"""Who reports the words of somebody else: both are said to have said them."""


def articles():
    """The articles of the seed files: each begins with a line that is no sentence."""
    found = []
    for path in SEEDS:
        for line in path.read_text("utf-8").splitlines():
            if not found or (line and line.rstrip()[-1] not in ".!?”’…"):
                found.append([])
            found[-1].append(line)
    return ["\n".join(lines) for lines in found]


@pytest.fixture(scope="module")
def quotations():
    return [(text[q.start : q.end], q) for text in articles() for q in extract(text)]


def test_every_quotation_of_the_seeds_is_found(quotations):
    assert len(quotations) == len(CHECKED) == 54
    for (words, _), (beginning, _) in zip(quotations, CHECKED, strict=True):
        assert words.startswith(beginning)


def test_at_most_one_speaker_in_the_seeds_is_wrong(quotations):
    wrong = [
        (words, quotation.speaker)
        for (words, quotation), (beginning, speaker) in zip(quotations, CHECKED, strict=True)
        if speaker is not None
        and quotation.speaker not in {speaker} | ALSO_RIGHT.get(beginning, set())
    ]
    assert len(wrong) <= 1, wrong


def test_roles_in_the_seeds_are_those_of_the_article(quotations):
    roles = {quotation.speaker: quotation.role for _, quotation in quotations}
    assert roles[PESKOV] == "Kremlin spokesman"
    assert roles[PUTIN] == "Russian President"
    assert roles[MANTUROV] == "First Deputy Prime Minister"
    assert roles[ZAKHAROVA] == "Russian Foreign Ministry spokeswoman"
