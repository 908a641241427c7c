"""Our own annotated articles, set by set, and the shared benchmark where it is at hand."""

import importlib.util
import os
from pathlib import Path

import pytest

from reader.quotes import CERTAIN, as_json, extract
from tests.benchmarks.annotated import in_full, pairs, read_articles, same_speaker
from tests.benchmarks.training_examples import ARTICLES, HELD_OUT, TRAINING_SETS

SETS = {name: read_articles(ARTICLES / name) for name in (*TRAINING_SETS, HELD_OUT)}
"""Articles that were measured before any rule was made after them; the last three sets have other
authors, and from the held-out ones no weight is learned."""
DOMAINS = SETS["domains"]
FULL_NAMES = read_articles(ARTICLES / "full_names")
"""Articles in which it is hard to tell who is meant, each speaker by the full name."""
BENCH = Path(os.environ.get("READER_BENCH", Path(__file__).parents[3] / "shared" / "bench"))


def judged(articles, same=same_speaker):
    """(speaker right, confidence) of every annotated quotation; None where it is not found."""
    for article in articles:
        for speaker, quoted in pairs(article, extract(article.text)):
            yield quoted and (same(speaker, quoted.speaker), quoted.confidence)


def test_there_are_enough_articles_of_our_own():
    assert sum(len(article.speakers) for article in DOMAINS) >= 150
    assert len({article.domain for article in DOMAINS}) >= 8


def test_every_annotated_quotation_is_found():
    assert None not in [each for articles in SETS.values() for each in judged(articles)]


def test_nine_in_ten_speakers_are_right():
    results = [right for right, _ in judged(DOMAINS)]
    assert sum(results) >= 0.9 * len(results)


@pytest.mark.parametrize("name", [name for name in SETS if name != "domains"])
def test_four_in_five_speakers_are_right_in_harder_articles(name):
    results = [right for right, _ in judged(SETS[name])]
    assert len(results) >= 100
    assert sum(results) >= 0.8 * len(results)


def test_certain_attributions_are_nearly_always_right():
    certain = [right for right, confidence in judged(DOMAINS) if confidence >= CERTAIN]
    assert len(certain) >= 0.5 * sum(len(article.speakers) for article in DOMAINS)
    assert sum(certain) >= 0.95 * len(certain)


def test_nine_in_ten_speakers_are_named_in_full():
    results = [right for right, _ in judged(FULL_NAMES, in_full)]
    assert len(results) >= 100
    assert sum(results) >= 0.9 * len(results)


def test_a_certain_name_is_nearly_always_the_full_one():
    certain = [right for right, confidence in judged(FULL_NAMES, in_full) if confidence >= CERTAIN]
    assert len(certain) >= 0.5 * len(list(judged(FULL_NAMES, in_full)))
    assert sum(certain) >= 0.95 * len(certain)


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("Ada Byron", "Byron", True),
        ("Ada Byron", "George Byron", False),
        ("a spokesman for the union", "The spokesman", True),
        (None, None, True),
        (None, "Byron", False),
        ("Ada Byron", None, False),
    ],
)
def test_how_speakers_are_compared(expected, found, same):
    assert same_speaker(expected, found) is same


@pytest.mark.skipif(not (BENCH / "quotes").is_dir(), reason="the shared benchmark is not here")
def test_the_shared_benchmark_is_held():
    spec = importlib.util.spec_from_file_location("score", BENCH / "quotes" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = score.load(BENCH / "quotes" / "dev.jsonl")
    found = [{"id": a["id"], "quotes": as_json(a["text"], extract(a["text"]))} for a in gold]
    result = score.score(gold, found)
    assert result["seg"]["f1"] >= 0.99
    assert result["attrib"]["f1"] >= 0.925
    assert result["mention_acc"]["direct5"] >= 0.975
