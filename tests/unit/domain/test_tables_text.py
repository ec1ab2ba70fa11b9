"""Which characters are kept, and how a cell never becomes a formula."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.plain_text import without_forbidden
from helpboard.domain.tables.cell import CellRefusal, Wrong
from helpboard.domain.tables.text import check_text, guard, guard_lookalike, unguard

ZWNJ = "\u200c"


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 7141 910", "-5", "@name", "\tx", "\rx", "'=x", "''+"]
)
def test_a_text_that_a_spreadsheet_would_reckon_gets_an_apostrophe_and_loses_it_again(text):
    assert guard(text) == "'" + text
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["", "Nähstube", "'n Abend", "'", "a=b", "12", "''s"])
def test_a_harmless_text_is_left_alone(text):
    assert guard(text) == text
    assert unguard(text) == text


@given(st.text(alphabet="'=+-@\t\rab", max_size=8))
def test_guarding_is_undone_exactly_and_leaves_no_formula(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguard(guard_lookalike(text)) == text


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ud800", "\uffff"]
)
def test_control_and_reordering_characters_are_refused_by_their_number(sign):
    with pytest.raises(CellRefusal) as refused:
        check_text(f"a{sign}b")
    assert refused.value.reasons[0].code is Wrong.FORBIDDEN_CHARACTER
    assert refused.value.reasons[0].params == {"character": f"U+{ord(sign):04X}"}
    assert without_forbidden(f"a{sign}b") == "ab"


@pytest.mark.parametrize(
    "text", [f"می{ZWNJ}خواهم", "👩\u200d👧", "Straße Łódź Ğ", "مرحبا", "\u200fعربي", "a\tb", "a\nb"]
)
def test_every_script_joiners_and_line_breaks_are_kept(text):
    assert check_text(text) == text


def test_text_is_stored_composed_with_line_feeds_and_nothing_blank_around_it():
    assert check_text("  a\u0308\r\nb\rc\u2028d ") == "ä\nb\nc\nd"


@given(st.text())
def test_cleaning_never_fails_and_what_is_clean_passes_unchanged(text):
    clean = without_forbidden(text)
    assert check_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
