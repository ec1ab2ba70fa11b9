"""German writes together what people look for apart."""

import pytest

from helpboard.domain.search.compounds import (
    FREQUENT_PARTS,
    candidates,
    compound_parts,
    two_parts,
)
from helpboard.domain.search.document import Indexer, unexplained
from helpboard.domain.search.folding import folded


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kinderbetreuung", ("kinder", "betreuung")),
        ("wohnungssuche", ("wohnung", "suche")),
        ("hausschuhe", ("haus", "schuhe")),
        ("begegnungscafé", ("begegnung", "café")),
        ("hausaufgabenbetreuung", ("hausaufgaben", "betreuung")),
        ("gesundheitsberatungen", ("gesundheit", "beratungen")),
        ("fahrradwerkstatt", ("fahrrad", "werkstatt")),
    ],
)
def test_a_compound_has_its_parts(word: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(word, FREQUENT_PARTS) == parts


@pytest.mark.parametrize("word", ["apparat", "betreuung", "haus", "ludwigsburg", "kindisch", ""])
def test_a_word_that_is_not_all_parts_has_none(word: str) -> None:
    assert compound_parts(word, FREQUENT_PARTS) == ()


def test_three_parts_are_found_when_two_are_not() -> None:
    assert compound_parts("sommerfestplanung", {"sommer", "fest", "planung"}) == (
        "sommer",
        "fest",
        "planung",
    )


def test_a_word_of_the_board_becomes_a_part() -> None:
    assert compound_parts("pflugfeldentreffen", FREQUENT_PARTS) == ()
    assert compound_parts("pflugfeldentreffen", FREQUENT_PARTS | {"pflugfelden"}) == (
        "pflugfelden",
        "treffen",
    )


def test_candidates_are_all_that_the_vocabulary_is_asked_for() -> None:
    asked: set[str] = set()

    class Listening:
        def __contains__(self, word: object) -> bool:
            asked.add(str(word))
            return False

    two_parts("wohnungssuche", Listening())
    assert asked
    assert asked <= set(candidates("wohnungssuche"))


def test_a_very_long_word_is_left_alone() -> None:
    assert compound_parts("haus" * 100, FREQUENT_PARTS) == ()
    assert not list(candidates("haus" * 100))


def test_a_german_text_is_indexed_with_words_stems_and_parts() -> None:
    tokens = Indexer().tokens("Kinderbetreuung gesucht", "de")
    assert {"kinderbetreuung", "kinder", "kind", "betreuung", "betreu", "gesucht"} <= set(tokens)


def test_an_english_text_is_not_split_as_german() -> None:
    assert "haus" not in Indexer().tokens("Haustiere", "en")
    assert "bike" in Indexer().tokens("bike-workshop", "en")


def test_each_token_is_there_once() -> None:
    tokens = Indexer().tokens("Bett, Bett und Betten", "de")
    assert sorted(tokens) == ["bett", "betten", "und"]


def test_an_indexer_that_remembers_says_the_same_again() -> None:
    indexer = Indexer()
    assert indexer.tokens("Fahrräder", "de") == indexer.tokens("Fahrräder", "de")
    assert indexer.tokens("Fahrräder", "de") != indexer.tokens("Fahrräder", None)


def test_spellings_keep_the_accents_that_people_read() -> None:
    indexer = Indexer()
    indexer.tokens("Fahrräder, 3 St. T-Shirt", "de")
    assert indexer.spellings == {
        folded("fahrräder"): "fahrräder",
        "tshirt": "tshirt",
        "shirt": "shirt",
    }


def test_words_of_the_board_explain_compounds_of_two() -> None:
    texts = ["Pflugfeldentreffen am Montag"]
    assert "pflugfelden" in unexplained(texts)
    assert "treffen" not in Indexer().tokens(texts[0], "de")
    assert "treffen" in Indexer({"pflugfelden"}).tokens(texts[0], "de")


def test_what_frequent_parts_explain_needs_no_word_of_the_board() -> None:
    assert not unexplained(["Kinderbetreuung"])
