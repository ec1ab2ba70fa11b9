import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.common_passwords import COMMON
from helpboard.domain.password import LONGEST, SHORTEST, Weakness, weakness_of

ABOUT = ("Dora Klein", "dora.klein@example.org", "Helpboard", "Ludwigsburg", "Oßweil")


def weakness(password):
    return weakness_of(password, about=ABOUT, common=COMMON)


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("Kastanie1", Weakness.SHORT),
        ("ab cd " * 40, Weakness.LONG),
        ("aaaaaaaaaaaa", Weakness.REPEATED),
        ("abcabcabcabc", Weakness.REPEATED),
        ("geheimgeheim", Weakness.REPEATED),
        ("1234567890", Weakness.ROW),
        ("0987654321!", Weakness.ROW),
        ("qwertzuiop", Weakness.ROW),
        ("asdfghjkl1", Weakness.ROW),
        ("1qaz2wsx3edc", Weakness.ROW),
        ("йцукенгшщз", Weakness.ROW),
        ("ضصثقفغعهخح", Weakness.ROW),
        ("DoraKlein1987", Weakness.ABOUT_YOU),
        ("dora.klein@example.org", Weakness.ABOUT_YOU),
        ("Ludwigsburg!", Weakness.ABOUT_YOU),
        ("h3lpb04rd2026", Weakness.ABOUT_YOU),
        ("Passwort123!", Weakness.COMMON),
        ("P@ssw0rt2026", Weakness.COMMON),
        ("iloveyou123", Weakness.COMMON),
        ("Hallo Welt!!", Weakness.COMMON),
        ("Schatzi2017", Weakness.COMMON),
        ("stuttgart1893", Weakness.COMMON),
        ("fenerbahçe1907", Weakness.COMMON),
        ("слава україні", Weakness.COMMON),
        ("люблю сонечко", Weakness.COMMON),
        ("السلام عليكم", Weakness.COMMON),
        ("24.12.2001 24", Weakness.COMMON),
        ("Sommerregen", Weakness.COMMON),
    ],
)
def test_what_many_people_would_guess_is_refused(password, expected):
    assert weakness(password) is expected


@pytest.mark.parametrize(
    "password",
    [
        "Kastanien im Regen",
        "correct horse battery staple",
        "Nebel über dem Feldweg",
        "xK7#pQ2mW9",
        "فنجان أخضر على الرف",
        "чайник на зеленому даху",
        "drei Gabeln tanzen leise",
        "ich wohne gern am Fluss",
    ],
)
def test_a_few_words_that_do_not_belong_together_are_welcome(password):
    assert weakness(password) is None


def test_the_list_is_long_enough_to_matter():
    assert len(COMMON) >= 3000
    assert all(word == word.casefold() for word in COMMON)


@pytest.mark.parametrize("word", ["passwort", "ludwigsburg", "привіт", "حبيبي", "galatasaray"])
def test_the_list_speaks_the_languages_of_the_board(word):
    assert word in COMMON


@given(st.text(min_size=SHORTEST, max_size=LONGEST))
def test_nothing_that_people_type_is_too_hard_to_judge(password):
    assert weakness(password) in {None, *Weakness}
