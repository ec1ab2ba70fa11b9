"""Texts are kept in every script, and refused for what would harm who reads them."""

import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.plain_text import clean_line, clean_text
from helpboard.domain.refusal import TEXT_REFUSALS, Refusal

ZWNJ = "\u200c"
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a"
CONTROLS = "\x00\x07\x08\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x7f\x85\x9f"
NOBODYS = "\ud800\udfff\ue000\uf8ff\ufffe\uffff\u0378\U000f0000\U0010ffff\ufff9\U000e0041"


@pytest.mark.parametrize("clean", [clean_text, clean_line])
@pytest.mark.parametrize("sign", REORDERING + CONTROLS + NOBODYS, ids=ascii)
def test_a_character_that_harms_is_refused_by_its_number(clean, sign):
    with pytest.raises(Refusal) as refused:
        clean(f"a{sign}b")
    assert refused.value.code == "forbidden_character"
    assert refused.value.params == {"character": f"U+{ord(sign):04X}"}


@pytest.mark.parametrize(
    "text",
    [
        f"می{ZWNJ}خواهم کتاب{ZWNJ}ها را بیاورم",
        "👩\u200d👧 und 🏳\ufe0f\u200d🌈",
        "Straße Łódź Ğüneş Кав’ярня",
        "مرحبا، كيف الحال؟",
        "שָׁלוֹם",
        "ขอความช่วยเหลือ",
        "क्षत्रिय",
        "\U0001fae8 and \U0001faff",
    ],
)
def test_every_script_its_joiners_and_its_pictures_are_kept(text):
    assert clean_text(text) == unicodedata.normalize("NFC", text)
    assert clean_line(text) == unicodedata.normalize("NFC", text)


def test_a_longer_text_keeps_lines_and_direction_marks():
    assert clean_text("  a\u0308\r\nb\rc\u2028d\te\u200f\n ") == "ä\nb\nc\nd\te\u200f"


def test_a_line_loses_marks_that_nobody_sees_and_spare_space():
    assert clean_line(" Ma\u00adria\u200f \u00a0\t \u200bWeiß\ufeff\n") == "Maria Weiß"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_a_line_break_inside_a_line_is_refused(end):
    with pytest.raises(Refusal, match="line_break"):
        clean_line(f"Maria{end}Bcc: all@example.org")


@pytest.mark.parametrize("clean", [clean_text, clean_line])
@pytest.mark.parametrize("text", ["", " ", ZWNJ, "\u200d\u200f \u200b", "\u3164", "\u2800\n"])
def test_a_text_in_which_nothing_is_seen_is_empty(clean, text):
    assert clean(text) == ""


def test_the_length_counts_what_is_stored():
    assert clean_text("a\u0308" * 20 + "   ", most=20) == "ä" * 20
    with pytest.raises(Refusal, match="too_long") as refused:
        clean_text("ä" * 21, most=20)
    assert refused.value.params == {"maximum": 20}


def test_lines_have_a_length_too():
    assert len(clean_line("a " * 50, most=99)) == 99
    with pytest.raises(Refusal, match="too_long"):
        clean_line("a " * 51, most=99)


@pytest.mark.parametrize("word", ["a" * 101, "ش" * 9_000, "x" * 50 + "-" * 51, "a\u200c" * 60])
def test_a_word_that_no_page_can_hold_is_refused(word):
    with pytest.raises(Refusal, match="too_long_word"):
        clean_text(f"Hello {word} there")


@pytest.mark.parametrize(
    "text",
    ["a" * 100, "字" * 500, "ก" * 300, "https://example.org/" + "a" * 300, "ab\u00ad" * 90],
    ids=["hundred", "han", "thai", "address", "soft hyphens"],
)
def test_scripts_without_spaces_and_web_addresses_may_be_long(text):
    assert clean_text(text) == text


def test_accents_heaped_on_one_letter_are_refused():
    with pytest.raises(Refusal, match="forbidden_character"):
        clean_text("a" + "\u0300" * 11)


def test_a_hostile_text_is_refused_fast():
    begin = time.process_time()
    for text in ("\u0300\u0316" * 3_000_000, "a" + "\u0300\u0316" * 19_000):
        with pytest.raises(Refusal):
            clean_text(text)
    assert time.process_time() - begin < 1


@given(st.text())
def test_what_is_clean_stays_as_it_is(text):
    for clean in (clean_text, clean_line):
        with suppress(Refusal):
            once = clean(text)
            assert clean(once) == once
            assert unicodedata.is_normalized("NFC", once)


@given(st.text(alphabet="a \n\u200f\u202e\u0301\x00", max_size=30))
def test_every_refusal_has_a_code_of_the_list(text):
    for clean in (clean_text, clean_line):
        assert refusal_of(clean, text) in {None, *TEXT_REFUSALS}


def refusal_of(clean, text):
    try:
        clean(text, most=20)
    except Refusal as refusal:
        return refusal.code
    return None
