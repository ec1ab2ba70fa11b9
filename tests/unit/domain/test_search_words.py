"""Whatever keyboard is at hand: the same word is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.search.folding import MAX_CHARACTERS, MAX_WORD
from helpboard.domain.search.stems import languages_for, script_of, stems
from helpboard.domain.search.text import words, written


def keys(text: str) -> list[str]:
    return [word.key for word in written(text) if word.key]


@pytest.mark.parametrize(
    "typings",
    [
        ["Straße", "Strasse", "STRASSE", "Strase", "STRAẞE"],
        ["Fahrräder", "Fahrraeder", "Fahrrader", "Fahrra\u0308der"],
        ["Möbel", "Moebel", "mobel"],
        ["für", "fuer", "fur"],
        ["café", "cafe", "CAFÉ"],
        ["İstanbul", "istanbul", "ISTANBUL", "ıstanbul"],
        ["çocuk", "cocuk"],
        ["Łódź", "lodz"],
        ["أحتاج", "احتاج", "إحتاج", "أحتاجُ", "احـــتاج"],
        ["دراجة", "دراجه"],
        ["مستشفى", "مستشفي"],
        ["کتاب", "كتاب"],
        ["فارسی", "فارسي"],
        ["м'який", "м’який", "мʼякий", "мякий"],
        ["ёлка", "елка", "Ёлка"],
        ["ґанок", "ганок"],
        ["ποδήλατο", "ΠΟΔΗΛΑΤΟ", "ποδηλατο"],
        ["٤٢", "۴۲", "42", "४२"],
        ["\u202bاحتاج\u202c", "احتاج"],
        ["Fahr\u00adrad", "Fahrrad"],
    ],
)
def test_all_typings_of_a_word_become_one_key(typings: list[str]) -> None:
    assert len({tuple(keys(typing)) for typing in typings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("кит", "кіт"), ("bett", "brett"), ("ሰላም", "ሠላም"), ("їх", "іх")]
)
def test_letters_that_make_another_word_stay_apart(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_joined_word_is_found_joined_and_in_parts() -> None:
    assert words("E-Mail") == ["email", "e", "mail"]
    assert words("l'école") == ["lecole", "l", "ecole"]
    assert words("کتاب\u200cها") == ["كتابها", "كتاب", "ها"]


def test_the_ukrainian_apostrophe_only_joins() -> None:
    assert words("сім'я") == ["сімя"]


def test_punctuation_and_slashes_separate_words() -> None:
    assert words("Bett/Matratze, 90×200 (neu)!") == ["bett", "matratze", "90", "200", "neu"]


def test_a_script_without_spaces_becomes_overlapping_pairs() -> None:
    assert words("自行车") == ["自行", "行车"]
    assert words("A4 车") == ["a4", "车"]


def test_vowel_signs_do_not_tear_a_word_apart() -> None:
    assert words("साइकिल किताबें") == ["साइकिल", "किताबें"]


def test_long_texts_and_long_words_are_cut() -> None:
    assert len(words("ab " * MAX_CHARACTERS)) <= MAX_CHARACTERS // 3 + 1
    assert len(words("x" * 500)[0]) == MAX_WORD


def test_a_letter_that_unfolds_to_many_cannot_make_the_text_longer() -> None:
    assert len("".join(keys("\ufdfa" * MAX_CHARACTERS))) <= MAX_CHARACTERS


@given(st.text(max_size=200))
def test_no_word_is_empty_or_holds_a_space(text: str) -> None:
    found = words(text)
    assert all(" " not in word and word for word in found)
    assert keys(text) == keys(text.strip())


@given(st.text(alphabet="abcdeäöüßstr -'", max_size=40))
def test_capitals_never_matter(text: str) -> None:
    assert keys(text.upper()) == keys(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fahrräder", "fahrrad"),
        ("haeuser", "haus"),
        ("bicycles", "bicycle"),
        ("vélos", "vélo"),
        ("bisikletler", "bisiklet"),
        ("دراجات", "الدراجة"),
        ("والمترجم", "مترجمين"),
        ("دوچرخه\u200cها".replace("\u200c", ""), "دوچرخه"),
        ("велосипеди", "велосипедів"),
        ("допомога", "допомоги"),
        ("велосипеды", "велосипед"),
        ("ποδήλατα", "ποδήλατο"),
        ("किताबें", "किताब"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert set(stems(one)) & set(stems(other))


def test_a_word_has_the_stems_of_its_texts_language_when_the_script_fits() -> None:
    assert languages_for("haus", "de-simple") == ("de",)
    assert languages_for("дім", "de") == ("ru", "uk")
    assert languages_for("shtëpi", "sq") == ("de", "en", "fr", "tr")


def test_scripts_without_a_stemmer_have_no_stems() -> None:
    assert script_of("ቋንቋ") == "ETHIOPIC"
    assert stems("ቋንቋታት") == ()


def test_numbers_have_no_script() -> None:
    assert script_of("42") == "OTHER"
