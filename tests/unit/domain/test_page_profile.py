import pytest

from helpboard.domain.fields import FieldsError
from helpboard.domain.page_profile import (
    TermText,
    check_card,
    check_page,
    check_term,
    is_slug,
    misspelt_blocks,
    same_words,
)


def _wrong(check, typed, **kwargs):
    with pytest.raises(FieldsError) as caught:
        check(typed, **kwargs)
    return {(problem.field, problem.code) for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"title": ""}, {("title", "required")}),
        ({"title": "x" * 121}, {("title", "too_long")}),
        ({"title": "A\nB"}, {("title", "line_break")}),
        ({"title": "A", "body": "x " * 20_001}, {("body", "too_long")}),
        ({"title": "A", "body": "Tel. 07141 910 2000"}, {("body", "number_in_prose")}),
        ({"title": "A", "summary": "amt@example.org"}, {("summary", "number_in_prose")}),
        ({"title": "A", "body": "amt&#64;example.org"}, {("body", "number_in_prose")}),
        ({"title": "A", "body": "\u202e"}, {("body", "forbidden_character")}),
    ],
)
def test_a_page_says_what_is_wrong_with_it(typed, wrong):
    assert _wrong(check_page, typed) == wrong


@pytest.mark.parametrize(
    "body",
    [
        "Rufen Sie 112 oder 110.",
        "Am 24.12.2026 um 17:30 Uhr, 71634 Ludwigsburg",
        "[[phone:amt-07141-9102000]] und [Seite](https://www.example.org/07141-910-2000)",
        "Gesetz von 2024, Absatz 12",
    ],
)
def test_emergency_numbers_days_marks_and_links_are_no_numbers_in_prose(body):
    assert check_page({"title": "A", "body": body}).body == body


def test_a_writer_may_say_that_it_is_no_number():
    typed = {"title": "A", "body": "Tel. 07141 910 2000", "keeps_numbers": True}
    assert check_page(typed).body == typed["body"]


def test_forms_of_a_word_stand_one_a_line_and_each_once():
    typed = {"word": "Duldung", "forms": "Duldungen\n\n Duldungen \nDuldung", "explanation": "x"}
    assert check_term(typed).forms == ["Duldungen"]
    many = {**typed, "forms": "\n".join(f"w{number}" for number in range(21))}
    assert _wrong(check_term, many) == {("forms", "too_many")}


@pytest.mark.parametrize(("others", "twice"), [(["duldung"], "Duldung"), (["D"], ""), ([], "")])
def test_a_spelling_that_another_term_explains_is_found(others, twice):
    term = TermText(word="Duldung", forms=["Duldungen"], explanation="x")
    assert same_words(term, others) == twice


def test_a_card_knows_numbers_addresses_and_links():
    wrong = {"name": "", "phone": "12", "email": "x", "website": "javascript:alert(1)"}
    fields = {field for field, _code in _wrong(check_card, wrong, hours="")}
    assert fields == {"name", "phone", "email", "website"}


@pytest.mark.parametrize(
    ("slug", "is_one"),
    [("schule", True), ("a-1", True), ("", False), ("A", False), ("a--b", False),
     ("-a", False), ("a/b", False), ("a" * 81, False)],
)  # fmt: skip
def test_the_last_part_of_an_address_is_a_slug(slug, is_one):
    assert is_slug(slug) is is_one


def test_what_looks_like_a_block_and_is_none_is_found():
    body = "[[card:x]] [[crad:x]] [[Card:x]] [[page:a/b|Wort]] [[ ]] [[crad:x]]"
    assert misspelt_blocks(body) == ("[[crad:x]]", "[[Card:x]]", "[[ ]]")
