"""Who is named, under which names and in which roles."""

import pytest

from reader.quotes.people.people import People
from reader.quotes.people.titles import split_title
from reader.quotes.words.parsing import parse


def people(text):
    return {person.name: person for person in People(parse(text)).persons}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Russian President Vladimir Putin", "Vladimir Putin"),
        ("Mr. Obama", "Obama"),
        ("Judicial Watch President Tom Fitton", "Tom Fitton"),
        ("Martin Luther King", "Martin Luther King"),
        ("Dr. Nguyen Thi Lan", "Nguyen Thi Lan"),
        ("King", "King"),
        ("Former All Black Grant Novak", "Grant Novak"),
        ("Archbishop-elect Ada Byron", "Ada Byron"),
        ("Under-Secretary-General Ada Byron", "Ada Byron"),
        ("Dad-of-two Jan Novak", "Jan Novak"),
    ],
)
def test_titles_are_no_part_of_a_name(words, name):
    parts = tuple(words.split())
    assert " ".join(parts[split_title(parts) :]) == name


def test_every_mention_leads_to_the_fullest_name():
    found = people("Later Ada King Byron spoke. Mrs Byron left. Everyone followed Byron out.")
    assert list(found) == ["Ada King Byron"]
    assert len(found["Ada King Byron"].mentions) == 3
    assert found["Ada King Byron"].sex == "f"


def test_people_of_one_surname_are_told_apart():
    found = people("We saw Ada Byron and George Byron. Mrs Byron waved.")
    assert len(found["Ada Byron"].mentions) == 2
    assert len(found["George Byron"].mentions) == 1


def test_a_surname_is_not_of_someone_whose_full_name_comes_later():
    found = people("Ada Byron left. Her aunt Ilse, Byron says, stayed. Ilse Byron did.")
    assert len(found["Ada Byron"].mentions) == 2


def test_a_title_that_tells_another_sex_names_somebody_else():
    found = people("Mr Byron spoke. President Byron and Mr Byron left before Ada Byron came.")
    assert len(found["Byron"].mentions) == 3
    assert len(found["Ada Byron"].mentions) == 1


def test_a_surname_that_may_be_a_place_or_a_nationality_is_a_persons_behind_a_first_name():
    found = people("Later Nathan Lane spoke. Mark Cuban left. The Byron Lane was shut.")
    assert found["Nathan Lane"].human > 0
    assert found["Mark Cuban"].human > 0
    assert found["Byron Lane"].human < 0


def test_roles_before_after_and_across():
    found = people(
        "We met Kremlin spokesman Ivan Petrov. Ada Byron, a retired teacher, agreed. "
        "Her coach, Jan Novak, did not."
    )
    assert found["Ivan Petrov"].roles == ["Kremlin spokesman"]
    assert found["Ada Byron"].roles == ["retired teacher"]
    assert found["Jan Novak"].roles == ["coach"]


def test_a_headline_in_capitals_makes_no_people():
    found = people("Mayor Byron Says City Will Pay\n\nThe mayor, Ada Byron, said so on Monday.")
    assert list(found) == ["Ada Byron"]


def test_where_somebody_is_from_is_no_part_of_a_name():
    found = people("Later the Frenchman Hugo Moreau met Spaniard Ada Byron on a boat.")
    assert {"Hugo Moreau", "Ada Byron"} <= set(found)
