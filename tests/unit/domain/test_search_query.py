"""What a question asks for."""

from helpboard.domain.languages import LANGUAGES
from helpboard.domain.search.content import NUMBERS_TYPED
from helpboard.domain.search.document import Indexer
from helpboard.domain.search.names import WordBook
from helpboard.domain.search.query import MAX_WORDS, Query, parse
from helpboard.domain.search.ranking import IN_BODY, IN_TITLE, IN_TOPIC, NAMED, score
from helpboard.domain.search.synonyms import synonyms
from helpboard.domain.things import THINGS
from helpboard.domain.topics import TOPICS

NAMES = {
    "thing:bicycle": {
        "de": "Fahrrad",
        "en": "bicycle",
        "ar": "دراجة",
        "uk": "велосипед",
        "tr": "bisiklet",
        "fr": "vélo",
    },
    "thing:child-bicycle": {
        "de": "Kinderfahrrad",
        "en": "children's bicycle",
        "ru": "детский велосипед",
    },
    "thing:cupboard": {"de": "Schrank / Kommode", "en": "wardrobe (closet)"},
    "topic:german-course": {"de": "Deutschkurs", "en": "German course", "ru": "курс немецкого"},
}
BOOK = WordBook({code: called.items() for code, called in NAMES.items()})


def matches(question: str, text: str, language: str = "de", *codes: str) -> bool:
    """Tell whether a question finds a document with this text and these codes."""
    tokens = {*Indexer().tokens(text, language), *codes}
    query = parse(question, BOOK)
    return bool(query) and all(tokens & set(group.tokens) for group in query.groups)


def test_every_word_must_be_found() -> None:
    assert matches("Bett Matratze", "Bett mit Matratze")
    assert not matches("Bett Matratze", "Bett ohne alles")


def test_other_forms_of_a_word_are_found() -> None:
    assert matches("Betten", "ein Bett")
    assert matches("Fahrräder", "Fahrrad abzugeben")
    assert matches("fahrraeder", "Fahrrad abzugeben")


def test_a_name_in_any_language_finds_the_code() -> None:
    for question in ("велосипед", "велосипеди", "دراجة", "الدراجة", "bisiklet", "velos"):
        assert matches(question, "Größe 26", "de", "thing:bicycle"), question


def test_a_name_of_two_words_needs_both_in_any_order() -> None:
    assert matches("немецкого курс", "", "de", "topic:german-course")
    assert not matches("курс", "", "de", "topic:german-course")
    assert matches("german course", "", "de", "topic:german-course")


def test_a_name_typed_in_two_words_still_names_the_code() -> None:
    assert matches("Deutsch-Kurs", "", "de", "topic:german-course")
    assert matches("Deutsch Kurs", "", "de", "topic:german-course")


def test_a_name_beside_another_word_still_needs_that_word() -> None:
    assert matches("велосипед 26", "Größe 26", "de", "thing:bicycle")
    assert not matches("велосипед 28", "Größe 26", "de", "thing:bicycle")


def test_alternatives_in_a_name_are_names_of_their_own() -> None:
    assert BOOK.codes_for([["komod", "kommode"]]) == [("thing:cupboard", frozenset({0}))]
    assert matches("closet", "", "de", "thing:cupboard")


def test_torn_and_joined_words_find_each_other() -> None:
    assert matches("kinder wagen", "Kinderwagen abzugeben")
    assert matches("trink becher", "Trinkbecher abzugeben")
    assert matches("Kinder-Wagen", "Kinderwagen abzugeben")
    assert matches("e-mail", "Email schreiben lernen")
    assert matches("email", "E-Mail schreiben lernen")
    assert not matches("kinder wagen", "Kinder spielen")


def test_a_sentence_is_asked_without_its_empty_words() -> None:
    query = parse("Ich suche ein Fahrrad für meinen Sohn")
    assert query.text() == "fahrrad sohn"
    assert parse("хочу велосипед").text() == "велосипед"


def test_empty_words_alone_are_asked_as_they_are() -> None:
    assert parse("wer bin ich").text() == "wer bin ich"


def test_an_accent_left_out_of_an_empty_word_changes_nothing() -> None:
    assert parse("velo fuer mich").text() == "velo"


def test_nothing_is_asked_by_nothing() -> None:
    assert not parse("")
    assert not parse(" -- !?\u200c ")
    assert parse("") == Query()


def test_a_question_is_bounded() -> None:
    assert len(parse(" ".join(f"wort{n}" for n in range(50))).groups) == MAX_WORDS
    assert len(parse("bett " * 100).groups) <= 2
    assert max(len(group.typed) for group in parse("x" * 5_000).groups) <= 200


def test_codes_cannot_be_typed() -> None:
    assert not matches("thing:bicycle", "Größe 26", "de", "thing:bicycle")
    assert not matches('"topic" OR kind:offer', "nichts", "de", "kind:offer")


def test_a_word_can_be_left_out_afterwards() -> None:
    query = parse("Fahrrad Eglosheim")
    assert query.without(frozenset({"eglosheim"})).text() == "fahrrad"


def test_the_title_counts_most_then_a_thing_then_a_topic_then_the_body() -> None:
    query = parse("Deutschkurs", BOOK)
    assert score(query, "ein deutschkurs", "topic:german-course") == IN_TITLE
    assert score(query, "deutschkurse", "kind:offer topic:german-course") == IN_TOPIC
    assert score(parse("Fahrrad", BOOK), "", "thing:bicycle topic:bicycle") == NAMED
    assert score(query, "", "thing:bicycle topic:german-course-abroad") == IN_BODY
    assert IN_TITLE > NAMED > IN_TOPIC > IN_BODY > 0


def test_every_group_counts() -> None:
    query = parse("Fahrrad Größe 26", BOOK)
    assert score(query, "26", "thing:bicycle") == IN_TITLE + NAMED + IN_BODY


def test_the_words_of_names_can_be_suggested_as_they_are_written() -> None:
    assert BOOK.spellings["velo"] == ("vélo", 0)
    assert BOOK.spellings["детский"] == ("детский", 0)


def test_every_synonym_names_a_code_of_the_board_in_a_language_with_a_tag() -> None:
    rows = list(synonyms())
    assert len(rows) > 500
    for code, tag, name in rows:
        space, _, value = code.partition(":")
        assert (
            value
            in {"thing": THINGS, "topic": TOPICS, "is": {"cafe"}, "fact": NUMBERS_TYPED}[space]
        ), code
        assert tag in {*LANGUAGES, "el", "hi"}, (code, tag)
        assert name
        assert name == name.strip(), (code, name)
