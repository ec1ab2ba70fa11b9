"""What a translation may not do to its text."""

import pytest

from helpboard import catalogue_rules as rules
from helpboard.domain.languages import LANGUAGES

DE, UK, AR = LANGUAGES["de"], LANGUAGES["uk"], LANGUAGES["ar"]
NOTHING: frozenset[tuple[str, str]] = frozenset()


def _faults(found):
    return list(found)


def test_placeholders_may_change_their_order_only():
    text = "%(num)d of %(name)s"
    assert _faults(rules.placeholder_faults(text, "%(name)s: %(num)d", may_omit=False)) == []
    assert _faults(rules.placeholder_faults(text, "%(num)d", may_omit=False)) == ["lacks %(name)s"]
    assert _faults(rules.placeholder_faults(text, "%(num)d %(nam)s %(name)s", may_omit=False)) == [
        "has %(nam)s, which the text does not know"
    ]


def test_a_format_that_differs_is_as_wrong_as_a_name():
    found = _faults(rules.placeholder_faults("%(num)d", "%(num)s", may_omit=False))
    assert found == ["lacks %(num)d", "has %(num)s, which the text does not know"]


def test_a_bare_percent_sign_would_break_the_page():
    assert _faults(rules.placeholder_faults("Half", "50 %", may_omit=False)) == [
        "has other % signs than the text"
    ]


def test_only_a_form_for_one_number_may_leave_the_number_out():
    assert _faults(rules.placeholder_faults("%(num)d posts", "اثنان", may_omit=True)) == []
    assert _faults(rules.placeholder_faults("%(num)d posts", "много", may_omit=False)) != []
    assert _faults(rules.placeholder_faults("%(name)s", "nobody", may_omit=True)) != []


@pytest.mark.parametrize(
    ("text", "translation", "fault"),
    [
        ("Done.", "Fertig.", None),
        ("Really?", "حقا؟", None),
        ("hours", "Std.", None),
        ("Done.", "Fertig", "ends with no sign, the text with ."),
        ("Done", "Das ist jetzt wirklich fertig.", "ends with ., the text with none"),
        ("Language:", "Sprache", "ends with no sign, the text with :"),
        ("Wait…", "Warten...", None),
        (" and ", "und", "does not begin with the same white space as the text"),
        ("and\n", "und", "does not end with the same white space as the text"),
    ],
)
def test_edges_are_alike(text, translation, fault):
    assert (fault is None) is (_faults(rules.edge_faults(text, translation)) == [])
    assert fault is None or fault in _faults(rules.edge_faults(text, translation))


def test_html_is_alike():
    assert _faults(rules.html_faults("<b>Go</b>", "<b>Los</b>")) == []
    assert _faults(rules.html_faults("<b>Go</b>", "<b>Los<b>")) != []
    assert _faults(rules.html_faults("Go", "Los &nbsp;")) != []


@pytest.mark.parametrize(
    ("language", "translation", "is_right"),
    [
        (AR, "مرحبا %(name)s", True),
        (AR, "Hello", False),
        (AR, "خانه‌ی کودک", False),
        (UK, "Вітаємо", True),
        (UK, "Объявление", False),
        (UK, "E-Mail", False),
        (DE, "Straße", True),
        (DE, "Вітаємо", False),
        (DE, "26", True),
    ],
)
def test_a_translation_is_written_in_the_letters_of_its_language(language, translation, is_right):
    assert (_faults(rules.script_faults(language, translation)) == []) is is_right


def test_a_copy_of_the_english_is_wrong_unless_listed():
    same = rules.same_words("# words\n\nAtom\nde uk: Sport\n")
    assert _faults(rules.copy_faults(DE, "Help", "Help", same)) != []
    assert _faults(rules.copy_faults(AR, "Atom", "Atom", same)) == []
    assert _faults(rules.copy_faults(UK, "Sport", "Sport", same)) == []
    assert _faults(rules.copy_faults(AR, "Sport", "Sport", same)) != []
    assert _faults(rules.copy_faults(LANGUAGES["de-simple"], "Sport", "Sport", same)) == []
    assert _faults(rules.copy_faults(DE, "%(num)d – 26", "%(num)d – 26", NOTHING)) == []


def test_the_numbers_of_plural_forms_are_those_of_the_language():
    assert [len(rules.numbers_of_forms(LANGUAGES[tag])) for tag in ("de", "uk", "ar")] == [2, 3, 6]
    assert rules.numbers_of_forms(AR)[2] == [2]
    assert 21 in rules.numbers_of_forms(UK)[0]
