"""Training: the examples and the fitting of the weights the engine ships with."""

import numpy as np
import pytest

from reader.quotes.weights import weights
from tests.benchmarks.annotated import read_articles
from tests.benchmarks.loglinear import Choice, Model, fit
from tests.benchmarks.training_examples import own_examples

CHOICES = [Choice([["said", "near"], ["far"]], [0])] * 6 + [
    Choice([["near"], ["said", "far"]], [1])
] * 6


def test_what_decides_gets_the_weight():
    learned = fit(CHOICES, penalty=0.1)
    assert learned["said"] > 1
    assert abs(learned["near"] - learned["far"]) < 0.1


def test_plain_features_are_trusted_more_with_lenience():
    choices = [Choice([["said", "said by the mayor"], ["far"]], [0])] * 9
    alike, lenient = fit(choices, 1.0), fit(choices, 1.0, lenience=0.5)
    assert alike["said"] == pytest.approx(alike["said by the mayor"], rel=0.01)
    assert lenient["said"] == pytest.approx(2 * lenient["said by the mayor"], rel=0.05)


def test_rare_features_are_left_out():
    assert "once" not in fit([*CHOICES, Choice([["once"], ["far"]], [0])], penalty=1.0)


def test_the_gradient_is_that_of_the_loss():
    model = Model(CHOICES, least=1)
    point = np.linspace(-1, 1, len(model.names))
    _, gradient = model.loss(point, 0.5)
    for index in range(len(point)):
        step = np.zeros(len(point))
        step[index] = 1e-5
        high, low = model.loss(point + step, 0.5)[0], model.loss(point - step, 0.5)[0]
        assert gradient[index] == pytest.approx((high - low) / 2e-5, rel=1e-3, abs=1e-4)


@pytest.mark.parametrize("name", ["pruning.tsv", "speaker.tsv", "pronoun.tsv"])
def test_the_shipped_weights_are_few_and_finite(name):
    shipped = weights(name)
    assert 400 < len(shipped) < 20_000
    assert all(0.05 <= abs(weight) < 10 for weight in shipped.values())


ARTICLE = """Ferry row

“It is late,”{Ada Byron} said Ada Byron. She thanked the harbour master, Jan Novak.

“We do what we can,”{Jan Novak} he said, next to a sign that read “Closed”{-}."""


def examples(tmp_path):
    (tmp_path / "ferry.txt").write_text(ARTICLE, "utf-8")
    return own_examples(read_articles(tmp_path))


def test_our_articles_are_examples_of_who_speaks_and_whom_a_pronoun_stands_for(tmp_path):
    found = examples(tmp_path)
    assert len(found.speakers) == len(found.pruning) == 2
    assert [choice.right for choice in found.speakers] == [[1, 2], [1]]  # Ada Byron or "She"; he
    (pronoun,) = {id(choice): choice for choice in found.pronouns}.values()
    assert len(pronoun.right) == 1
    assert len(pronoun.candidates) >= 1


def test_what_nobody_said_in_our_articles_is_no_example(tmp_path):
    assert all(choice.right != [0] for choice in examples(tmp_path).speakers)
