"""Seed files are cut into articles without altering a letter."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.model import Origin
from reader.sources.identity import article_id, older_article_id
from reader.sources.registry import read_file
from reader.sources.seeds import split_seed
from reader.text import normal_form, paragraphs

STORY = "Café opens\nThe café’s owner said so: “C’est là.”"
SEED = Path(__file__).parents[2] / "seeds" / "000_63075e4fd1559851.txt"


def bodies(data: bytes) -> list[int]:
    return [
        len(paragraphs(article.text)) - 1
        for article in split_seed(data.decode("utf-8-sig"), "x.txt")
    ]


def test_the_users_file_holds_ten_articles():
    articles = list(read_file(SEED).articles)
    assert [len(paragraphs(a.text)) - 1 for a in articles] == [7, 9, 9, 9, 9, 7, 10, 6, 8, 8]
    assert articles[1].origin == Origin(SEED.name, 9, 18)
    assert len({a.id for a in articles}) == 10


def test_nothing_of_the_users_file_is_altered():
    articles = list(read_file(SEED).articles)
    assert "\n".join(a.text for a in articles) == SEED.read_text(encoding="utf-8")


def test_the_source_is_the_file_without_its_content_hash():
    assert {a.source for a in split_seed("Head", SEED.name)} == {"seed 000"}
    assert next(split_seed("Head", "gazette.txt")).source == "gazette"
    assert next(split_seed("Head", "news-0a1b2c3d4e5f.txt")).source == "news"


@pytest.mark.parametrize(
    "name",
    ["council-20260912", "report_202609121530", "council_20260912153000", "call-4915112345678"],
)
def test_a_date_in_a_name_is_no_hash(name: str):
    assert next(split_seed("Head", f"{name}.txt")).source == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A headline\nA body.\nMore!", [2]),
        ("A headline\r\nA body.\r\nMore?\r\n", [2]),
        ("\ufeffA headline\nA body.", [1]),
        ("\n\nA headline\n\n  \nA body.\n\n", [1]),
        ("A headline\nA body.\nAnother headline\nIts body…\n", [1, 1]),
        ("A first line that ends in a full stop.\nA body.", [1]),
        ("Headline\nHe said “no.”\nShe said “yes”.\n“Why?” (Because.)", [3]),
        ("Only a headline", [0]),
        ("市长宣布新的图书馆\n市长说：“开放。”他没有透露费用。\n居民表示：“等了十年。”\n", [2]),
        (
            "市議会は橋の修理を発表した\n「始めます」と述べた。\n「困る。」\n別の見出し\n本文！",
            [2, 1],
        ),
        ("महापौर ने घोषणा की\nकाम शुरू होगा।\n“सबने सुनी।”\nक्या?\n", [3]),
        ("المدينة تبني جسرا\nمتى؟\nقال: «غدا».\n", [2]),
        ("شہر\nیہ ختم ہوا۔\n", [1]),
        ("เมืองสร้างสะพานใหม่\nนายกเทศมนตรีกล่าวว่าจะเสร็จในปีหน้า\nเขาไม่ได้บอกราคา\n", [2]),
        ("La ville\nIl dit : «\xa0Oui.\xa0»\nElle dit : « Non. »\n", [2]),
        ("Headline\nA body.\u200b\n\u200b\nMore.\xad\n", [3]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_what_such_files_bring(text: str, expected: list[int]):
    assert bodies(text.encode()) == expected


def test_the_same_story_has_the_same_id_whatever_its_line_endings():
    texts = ("Head\nBody.", "Head\r\n\r\nBody.\r\n", "Head\nBody!")
    one, same, other = (next(split_seed(text, "x.txt")) for text in texts)
    assert one.id == same.id
    assert one.id != other.id


@pytest.mark.parametrize(
    "form",
    [
        unicodedata.normalize("NFD", STORY),
        STORY.replace("é", "é\xad"),
        STORY.replace(" ", "  "),
        STORY.replace(" ", "\xa0"),
        STORY.replace("\n", " \u200b\r\n\u3000"),
        f"\u202a{STORY}\u202c",
    ],
)
def test_the_same_story_has_the_same_id_in_every_form(form: str):
    assert article_id(form) == article_id(STORY)
    assert older_article_id(form) != older_article_id(STORY)


@given(st.text())
def test_a_plain_story_keeps_the_id_that_it_always_had(text: str):
    assert article_id(normal_form(text)) == older_article_id(normal_form(text))


def test_the_ids_of_the_users_file_stay():
    assert article_id(SEED.read_text(encoding="utf-8")) == "a456b4b4342a3a2e"


def test_the_lines_of_provenance_count_blank_ones():
    (article,) = split_seed("\n\nHead\n\nBody.\n", "x.txt")
    assert article.origin == Origin("x.txt", 3, 5)


def test_a_wrong_encoding_names_file_and_byte(tmp_path: Path):
    (tmp_path / "x.txt").write_bytes("Head\nCaf\u00e9.".encode("latin-1"))
    with pytest.raises(SourceError, match=r"x\.txt is not UTF-8: byte 0xe9 at offset 8 \(line 2\)"):
        read_file(tmp_path / "x.txt")


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(SourceError, match=r"gone\.txt cannot be read: No such file"):
        read_file(tmp_path / "gone.txt")


def test_a_device_without_an_end_is_refused():
    with pytest.raises(SourceError, match="/dev/zero is a device"):
        read_file(Path("/dev/zero"))


@given(st.text())
def test_any_text_is_cut_from_the_original(text: str):
    data = text.encode("utf-8", "ignore")
    decoded = data.decode("utf-8-sig")
    position = 0
    for article in split_seed(decoded, "x.txt"):
        position = decoded.index(article.text, position) + len(article.text)
    rest = "".join(decoded[position:].split())
    assert rest == ""
