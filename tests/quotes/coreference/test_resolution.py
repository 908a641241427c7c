"""Whom pronouns, descriptions and names stand for."""

import pytest

from reader.quotes import CERTAIN, UNCERTAIN, extract


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Byron met Ivan Petrov on Friday.\n\n“Well,” she said.", "Ada Byron"),
        ("Ada Byron met Ivan Petrov on Friday.\n\n“Well,” he said.", "Ivan Petrov"),
        (
            "Chancellor Emil Braun and President Ivan Petrov met.\n\n“Well,” the chancellor said.",
            "Emil Braun",
        ),
        (
            (
                "German Chancellor Emil Braun met Russian President Ivan Petrov.\n\n"
                "“Well,” the Russian leader said."
            ),
            "Ivan Petrov",
        ),
        ("The strike went on.\n\n“Well,” said her lawyer, Ada Byron.", "Ada Byron"),
        (
            (
                "Her rival, former sprint star Ada Byron, won. Ivan Petrov lost.\n\n"
                "Byron herself was calm. “Well,” she said."
            ),
            "Ada Byron",
        ),
        ("A passer-by watched.\n\n“Well,” said one demonstrator.", "one demonstrator"),
        (
            (
                "Ada Byron blamed Ivan Petrov for the loss.\n\n"
                "“Well,” the former swimmer and Olympic champion said."
            ),
            "Ada Byron",
        ),
        (
            "The home was “badly run”, a coroner has said.\n\nIvan Petrov, the coroner, wept.",
            "Ivan Petrov",
        ),
        (
            (
                "Former Senator Ada Byron wept.\n\nIvan Petrov, a guest, did not.\n\n"
                "The ex-senator called it “a lie”."
            ),
            "Ada Byron",
        ),
        ("Ada Byron of Novak & Sons told clients it was “a gift”.", "Ada Byron"),
        (
            "Ivan Petrov left, the mayor’s aide said.\n\n“He was cold,” the aide said.",
            "the mayor’s aide",
        ),
        ("Traders at the Olari Market have called it “wicked”.", "Traders at the Olari Market"),
        ("Ada Byron on Friday blamed Petrov.\n\n“Well,” Petrov's former coach said.", "Ada Byron"),
        (
            (
                "Ada Byron won.\n\nMany watched.\n\nByron left.\n\nThe senator said it was "
                "“late”.\n\nEarlier Senator Jan Novak had come."
            ),
            "Ada Byron",
        ),
        ("The Prime Minister said it was “late”.", "The Prime Minister"),
        ("Ada Byron, an economist, left. The Economist called it “late”.", "Economist"),
        ("Prime Minister Ada Byron left. “Well,” the Prime Minister said.", "Ada Byron"),
        ("Ada Byron, founder and CTO, left. “Well,” the CTO said.", "Ada Byron"),
        (
            "Leader of the Opposition S. Thirumagal Rao left. “Well,” the Opposition leader said.",
            "S. Thirumagal Rao",
        ),
        ("Minister of State for Home Affairs Nurul Wafi said it was “late”.", "Nurul Wafi"),
        ("The chair, Lowmere Landlords Association, Chief Ada Byron, said “no”.", "Ada Byron"),
        ("“Never!” pleaded the mayor, Ada Byron, at last.", "Ada Byron"),
        ("“Was she for it?” came a voice from the back.", "a voice"),
        ("Ada Byron wept. “Well,” says this tall woman of 58.", "Ada Byron"),
        (
            "Zeinabu Ag Hennu ties a can to a donkey.\n\n“Well,” the 34-year-old mother said.",
            "Zeinabu Ag Hennu",
        ),
        ("A banker was wary. “Well,” the person said.", "A banker"),
        (
            (
                "Nurul Wafi met Kofo Abel. “Well,” said Wafi. She wept.\n\n“Cold,” she said.\n\n"
                "Abel smiled.\n\n“Bad,” he said.\n\nNobody came.\n\n“Good,” she said."
            ),
            "Nurul Wafi",
        ),
        (
            (
                "The club, Lowmere Homes, spoke.\n\nAda Byron met its men. “Well,” she said.\n\n"
                "Lowmere Homes said it was “sad”.\n\n“Bad,” she said."
            ),
            "Ada Byron",
        ),
        ("The sacked general himself was calm. “Well,” he said.", "The sacked general"),
        ("The mayor of Lyon, who called it “a gift”, left.", "The mayor of Lyon"),
        ("The wife of Ada Byron, who called it “a gift”, left.", "Ada Byron"),
        ("Kenya’s ambassador in Rome called it “a gift”.", "Kenya’s ambassador"),
        (
            "One guard shrugged.\n\nThat was denied by Sheriff Ivan Petrov. “Well,” he said.",
            "Ivan Petrov",
        ),
        (
            "Byron, who turned 84 in May, was glad. “Well,” she said.\n\nAda Byron left.",
            "Ada Byron",
        ),
        (
            (
                "“Well,” said Jan Novak.\n\nIvan Petrov, 19, was making his start. The striker, "
                "who was born here, wept. “Cold,” he said."
            ),
            "Ivan Petrov",
        ),
    ],
)
def test_pronouns_and_descriptions_are_resolved(text, speaker):
    assert extract(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "office",
    [
        "US Secretary of State",
        "Cabinet Secretary for Health Dr",
        "Chancellor of the Exchequer",
        "Speaker of the House Rep.",
        "Leader of the Opposition in the House",
    ],
)
def test_an_office_before_a_name_names_its_holder(office):
    (quotation,) = extract(f"The vote is over. {office} Miriam Cole said it was “a farce”.")
    assert quotation.speaker == "Miriam Cole"


def test_an_office_in_capitals_may_be_set_off_from_its_holder():
    (quotation,) = extract("The council’s Press Officer, Mr Jan Novak, called it “a farce”.")
    assert quotation.speaker == "Jan Novak"


def test_the_wife_of_a_senator_is_not_the_senator():
    (quotation,) = extract("The wife of Senator Jan Novak said it was “a farce”.")
    assert quotation.speaker == "The wife of Senator Jan Novak"


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Rovers sacked the coach on Friday. “We wish him well,” the club said.", "Rovers"),
        ("Lotavia is to cut flights. Its prices rose. “It hurts,” the airline said.", "Lotavia"),
        (
            "The Ports Commission met. Lotavia won. “We agree,” the commission said.",
            "Ports Commission",
        ),
        ("In Valdeluz, Lotavia cut all flights. “It hurts,” the airline said.", "Lotavia"),
        ("Norrfly won. Lotavia Holdings lost. Lotavia said it was “sad”.", "Lotavia Holdings"),
        (
            "The owner, Lotavia Group, left. Norrfly won. “It hurts,” the company said.",
            "Lotavia Group",
        ),
        ("Lotavia, a small bus firm from Riga, met Norrfly. “It hurts,” the firm said.", "Lotavia"),
        ("The bus firm that sued, Lotavia, met Norrfly. “It hurts,” the firm said.", "Lotavia"),
        ("Lotavia met Norrfly on Friday. “It hurts,” the airline said.", "the airline"),
    ],
)
def test_a_noun_for_an_organisation_stands_for_the_one_named_before(text, organisation):
    (quotation,) = extract(text)
    assert quotation.speaker == organisation


def test_a_description_of_somebody_new_is_nobody_named_before():
    text = "Mayor Ada Byron wept.\n\nThe driver, 58, told police the brakes were “singing”."
    assert extract(text)[0].speaker == "The driver"
    text = "Mayor Ada Byron wept.\n\nThe dean of the college called it “a mess”."
    assert extract(text)[0].speaker == "The dean of the college"
    text = "Jan Novak wept.\n\n“A mess,” the actress said."
    assert extract(text)[0].speaker == "the actress"


def test_the_source_is_somebody_and_no_thing():
    text = "One senior figure objected to a line in a report. “Never,” said the source."
    assert extract(text)[0].speaker != "a line"
    text = "A banker familiar with the deal was cautious. “They can survive,” the person said."
    assert extract(text)[0].speaker == "A banker"


def test_one_of_several_goes_on_as_a_pronoun():
    text = (
        "“They did well,” Kulvinder Gill said.\n\n"
        "One of the rescuers, in muddy boots, shrugged. “Somebody had to,” she said."
    )
    assert [quotation.speaker for quotation in extract(text)][1] == "One of the rescuers"


def test_a_nameless_speaker_goes_on_as_a_pronoun():
    text = (
        "The shop closed, Ada Byron wrote.\n\n"
        "One neighbour was pleased. “At last,” she said. “Quiet.”"
    )
    assert {quotation.speaker for quotation in extract(text)} == {"One neighbour"}


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
        # organisations
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
