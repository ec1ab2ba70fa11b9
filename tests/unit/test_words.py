"""Every code of the vocabulary has words, and different codes have different words."""

import re
import subprocess
import sys
from datetime import date

import pytest
from babel import Locale
from flask import Flask

from helpboard.catalogue import reading
from helpboard.config import SHOWN
from helpboard.domain.blocks import BLOCKS, BlockType
from helpboard.domain.group import GroupKind, GroupState
from helpboard.domain.languages import CEFR, LANGUAGES, SPOKEN
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.refusal import (
    PICTURE_REFUSALS,
    POST_REFUSALS,
    REFUSALS,
    TEXT_REFUSALS,
)
from helpboard.domain.things import THINGS
from helpboard.domain.topics import TOPICS
from helpboard.domain.when import PARTS, WEEKDAYS
from helpboard.domain.words import (
    CONDITIONS,
    SENTENCES,
    NeedKind,
    OrganisationKind,
    PlaceKind,
)
from helpboard.extensions import babel
from helpboard.web import words
from helpboard.web.words import blocks, calendar, kinds, problems, sentences, things, topics

CHOOSING = {BlockType.CHOICE, BlockType.CHOICES, BlockType.LEVEL, BlockType.THING}

PROBLEMS = (*REFUSALS, *TEXT_REFUSALS, *PICTURE_REFUSALS, *POST_REFUSALS)

VOCABULARIES = {
    "topics": (words.topic_label, TOPICS),
    "things": (words.thing_label, THINGS),
    "blocks": (words.block_label, BLOCKS),
    "conditions": (words.condition_label, CONDITIONS),
    "spoken languages": (words.language_name, SPOKEN),
    "levels": (words.level_label, CEFR),
    "organisation kinds": (words.organisation_kind_label, OrganisationKind),
    "group kinds": (words.group_kind_label, GroupKind),
    "group states": (words.group_state_label, GroupState),
    "place kinds": (words.place_kind_label, PlaceKind),
    "give and seek": (words.need_kind_label, NeedKind),
    "post kinds": (words.post_kind_label, PostKind),
    "post states": (words.post_state_label, PostState),
    "partnership states": (words.partnership_state_label, PartnershipState),
    "headline words": (words.post_headword, PostKind),
    "weekdays": (words.weekday_label, WEEKDAYS),
    "parts of the day": (words.day_part_label, PARTS),
    "ready sentences": (words.sentence_label, SENTENCES),
    "refusals": (lambda code: words.problem_text(code, LIMITS), PROBLEMS),
    **{
        f"choices of {block.code}": (
            lambda code, block=block.code: words.choice_label(block, code),
            block.choices,
        )
        for block in BLOCKS.values()
        if block.type in CHOOSING
    },
}

LIMITS = {"minimum": 1, "maximum": 9, "step": 0.5, "character": "U+202E", "found": "0170 1234567"}

VALUES = {
    "date": "2026-12-02",
    "time": "17:00",
    "place": "Rathaus",
    "minutes": 10,
    "count": 3,
    "size": "42",
    "language": "ar",
}


@pytest.fixture(scope="module")
def board():
    """An app that knows nothing but languages."""
    app = Flask("words")
    babel.init_app(app)
    return app


@pytest.mark.parametrize("name", VOCABULARIES)
@pytest.mark.parametrize("tag", [*SHOWN, "fa-AF", "ti"])
def test_every_code_has_words_of_its_own(board, name, tag):
    label, codes = VOCABULARIES[name]
    with board.app_context(), reading(LANGUAGES[tag]):
        said = [label(code) for code in codes]
    assert all(text.strip() == text and text for text in said)
    assert not [text for text in said if "%(" in text]
    assert len({text.casefold() for text in said}) == len(said)


@pytest.mark.parametrize("name", [name for name in VOCABULARIES if name != "refusals"])
def test_a_code_that_does_not_exist_is_a_key_error(name):
    label, _codes = VOCABULARIES[name]
    with pytest.raises(KeyError):
        label("no-such-code")


TABLES = [
    (topics.TOPIC_LABELS, TOPICS),
    (things.THING_LABELS, THINGS),
    (blocks.BLOCK_LABELS, BLOCKS),
    *((table, BLOCKS[code].choices) for code, table in blocks.CHOICE_LABELS.items()),
    (kinds.POST_STATES, PostState),
    (kinds.PLACE_KINDS, PlaceKind),
    (kinds.ORGANISATION_KINDS, OrganisationKind),
    (kinds.NEED_KINDS, NeedKind),
    (problems.PROBLEMS, PROBLEMS),
    (sentences.SENTENCE_TEXTS, set(SENTENCES) - {"i-am-late"}),
    (calendar.DAY_PARTS, PARTS),
]


@pytest.mark.parametrize(("table", "codes"), TABLES)
def test_no_table_of_words_holds_a_code_beyond_its_vocabulary(table, codes):
    assert set(table) == set(codes)


def test_the_quantity_of_things_is_no_number_of_people():
    assert words.block_label("count", "bicycle") == "Quantity"
    assert words.block_label("count", "job") == words.block_label("count") == "People"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_names_the_spoken_languages_differently(board, tag):
    with board.app_context(), reading(LANGUAGES[tag]):
        names = [words.language_name(code) for code in SPOKEN]
    assert len(set(names)) == len(SPOKEN)


def test_languages_are_named_in_the_readers_language(board):
    with board.app_context(), reading(LANGUAGES["de"]):
        assert words.language_name("ar") == "Arabisch"
    with board.app_context(), reading(LANGUAGES["fr"]):
        assert words.language_name("ar") == "arabe"


@pytest.mark.parametrize("code", SENTENCES)
def test_a_ready_sentence_says_all_its_values(code):
    text = words.sentence_text(code, {kind: VALUES[kind] for kind in SENTENCES[code]})
    shown = {**VALUES, "date": "Wednesday, 2 December 2026", "language": "Arabic"}
    for kind in SENTENCES[code]:
        assert str(shown[kind]) in text
    assert not re.search(r"%\(|…", text)


def test_a_ready_sentence_without_its_value_is_refused():
    with pytest.raises(KeyError):
        words.sentence_text("i-suggest", {"date": "2026-12-02"})


@pytest.mark.parametrize(
    ("minutes", "text"), [(1, "I will be 1 minute late."), (10, "I will be 10 minutes late.")]
)
def test_lateness_is_counted(minutes, text):
    assert words.sentence_text("i-am-late", {"minutes": minutes}) == text


def test_weekdays_are_whole_words_in_every_language(board):
    for tag, language in LANGUAGES.items():
        wide = Locale.parse(language.babel).days["stand-alone"]["wide"]
        with board.app_context(), reading(LANGUAGES[tag]):
            assert [words.weekday_label(code) for code in WEEKDAYS] == [wide[i] for i in range(7)]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_dates_name_the_weekday_and_have_latin_digits(board, tag):
    with board.app_context(), reading(LANGUAGES[tag]):
        text = words.date_text(date(2026, 12, 2))
    assert re.findall(r"[0-9]+", text) in (["2", "2026"], ["2026", "2"])
    assert not re.search(r"[٠-٩۰-۹]", text)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_date_never_doubles_the_full_stop_of_its_sentence(board, tag):
    with board.app_context(), reading(LANGUAGES[tag]):
        assert not words.date_text(date(2026, 12, 2)).endswith(".")


def test_times_run_left_to_right_within_arabic_and_are_bare_elsewhere(board):
    with board.app_context(), reading(LANGUAGES["ar"]):
        assert words.time_range_text("17:00", "20:00") == "\u206617:00–20:00\u2069"
    assert words.time_range_text("17:00", "20:00") == "17:00–20:00"
    assert words.time_range_text("17:00", None) == "from 17:00"


IN_TURN = """
from helpboard.web.words.reader import formatting_locale
for locale in ("ur", "ps", "de", "ar", "fa_AF"):
    print(formatting_locale(locale).days["stand-alone"]["wide"][0])
"""


def test_a_weekday_is_said_in_its_own_language_whatever_was_read_before():
    said = subprocess.check_output([sys.executable, "-c", IN_TURN], text=True)
    assert said.split() == ["پیر", "دونۍ", "Montag", "الاثنين", "دوشنبه"]
