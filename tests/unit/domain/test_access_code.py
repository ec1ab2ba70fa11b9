"""Codes of words: the list, and what is understood of what people type."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.access_code import WORDS_OF_A_CODE, read_code, spoken
from helpboard.domain.code_words import WORDS
from helpboard.domain.search.spelling import distance

CODE = ("apple", "forest", "river", "tulip", "window")
codes = st.tuples(*[st.sampled_from(WORDS)] * WORDS_OF_A_CODE)

ALIKE = (
    *(("ph", "f"), ("ck", "k"), ("ch", "C"), ("th", "t"), ("wh", "w"), ("kn", "n"), ("wr", "r")),
    *(("mb", "m"), ("x", "ks"), ("qu", "kw"), ("dge", "j"), ("gh", "")),
    *(("z", "s"), ("p", "b"), ("v", "f"), ("w", "f"), ("y", "i"), ("d", "t"), ("g", "k")),
)


def _heard(word: str) -> str:
    """What is left of a word on a bad telephone line, to an ear of another language."""
    for letters, sound in ALIKE:
        word = word.replace(letters, sound)
    word = re.sub("c(?=[eiy])", "s", word).replace("c", "k")
    word = word.replace("j", "C").replace("C", "sh")
    return re.sub("[aeiou]+", "a", re.sub(r"(.)\1+", r"\1", word)).removesuffix("a")


def test_the_list_gives_fifty_bits():
    assert len(set(WORDS)) == len(WORDS) == 1024
    assert len(WORDS) ** WORDS_OF_A_CODE == 2**50
    assert list(WORDS) == sorted(WORDS)


def test_every_word_is_short_and_in_small_latin_letters():
    assert [word for word in WORDS if not re.fullmatch("[a-z]{3,8}", word)] == []


def test_no_two_words_are_one_typing_error_apart():
    close = [
        (one, other)
        for place, one in enumerate(WORDS)
        for other in WORDS[place + 1 :]
        if abs(len(one) - len(other)) < 2 and distance(one, other, 1) is not None
    ]
    assert close == []


def test_no_two_words_sound_alike():
    heard: dict[str, list[str]] = {}
    for word in WORDS:
        heard.setdefault(_heard(word), []).append(word)
    assert [words for words in heard.values() if len(words) > 1] == []


@given(codes)
def test_every_code_is_read_as_it_is_written(code):
    assert read_code(spoken(code)) == code
    assert read_code("-".join(code).upper()) == code


@given(codes, st.data())
def test_one_typing_error_in_each_word_is_corrected_or_refused_never_misread(code, data):
    typed = [_with_error(word, data) for word in code]
    assert read_code(" ".join(typed)) in {code, None}


def _with_error(word: str, data: st.DataObject) -> str:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    return word[:place] + letter + word[place + data.draw(st.integers(0, 1)) :]


@pytest.mark.parametrize(
    "typed",
    [
        "apple, forest; river – tulip. WINDOW",
        "  Apple\tForest\nRiver  Tulip  Window  ",
        "äpple forést ríver tulip window",
        "apple-forest-river-tulip-window",
        "appleforestrivertulipwindow",
        "ap ple forest ri ver tulip window",
        "appel foresst rivver tulp windoww",
        "apple،forest،river،tulip،window",
        "\u2066apple\u2069 for\u00adest ri\u200bver tulip window",
        "\uff41pple forest rıver tulip window",
        "1. apple 2. forest 3. river 4. tulip 5. window",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed):
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    ["", " ", "apple", "aple forest river tulip window", "apple river tulip window",
     "apple apple river tulip window lemon", "12345", "تفاح جسر نهر",
     "xqzzz apple river tulip window", "apple\0", "a" * 10_000],
)  # fmt: skip
def test_what_is_no_code_is_nothing(typed):
    assert read_code(typed) is None


@given(st.text(max_size=400))
def test_any_text_is_answered(typed):
    code = read_code(typed)
    assert code is None or set(code) <= set(WORDS)
