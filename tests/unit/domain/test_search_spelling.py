"""Typing errors are forgiven, but not any word for any other."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.search.spelling import distance, suggestions, tolerance

KNOWN = [("fahrradwerkstatt", 3), ("tisch", 9), ("tasche", 5), ("fisch", 2), ("bett", 7)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("fahradwerkstat", "fahrradwerkstatt"), ("tich", "tisch"), ("btet", "bett")],
)
def test_a_typing_error_finds_the_word(typed: str, meant: str) -> None:
    assert suggestions(typed, KNOWN)[0] == meant


def test_fewest_errors_come_first_then_the_same_beginning_then_the_commoner_word() -> None:
    words = [("disch", 99), ("tischa", 1), ("tischb", 5)]
    assert suggestions("tisch", words) == ["tischb", "tischa", "disch"]


def test_short_words_are_taken_as_typed() -> None:
    assert tolerance("abc") == 0
    assert suggestions("ois", [("ous", 1)]) == []


def test_two_errors_are_forgiven_only_in_long_words() -> None:
    assert suggestions("tiihc", [("tisch", 1)]) == []
    assert suggestions("wohnunkg", [("wohnung", 1)]) == ["wohnung"]
    assert suggestions("wohnumkg", [("wohnung", 1)]) == ["wohnung"]


def test_the_word_itself_is_no_suggestion() -> None:
    assert suggestions("tisch", [("tisch", 9)]) == []


def test_neighbours_swapped_are_one_error() -> None:
    assert distance("fahrrda", "fahrrad", 2) == 1
    assert distance("abcd", "dcba", 2) is None


@given(st.text(alphabet="abc", max_size=7), st.text(alphabet="abc", max_size=7))
def test_distance_is_symmetric_and_zero_only_for_equal_words(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)


@given(st.text(alphabet="abcd", min_size=4, max_size=12), st.data())
def test_one_error_anywhere_is_always_found(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    typed = word[:at] + "e" + word[at:]
    assert word in suggestions(typed, [(word, 1)])


def test_a_hundred_thousand_words_are_looked_through_in_a_moment() -> None:
    chance = random.Random(1)
    words = [
        ("".join(chance.choice("enisratdhulcgmobwfkzpv") for _ in range(chance.randint(4, 14))), 1)
        for _ in range(100_000)
    ]
    began = time.process_time()
    assert suggestions("fahradwerkstat", [*words, ("fahrradwerkstatt", 1)]) == ["fahrradwerkstatt"]
    assert time.process_time() - began < 1
