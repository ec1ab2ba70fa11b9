"""Every code of the matching has a sentence in every language, with the values that it gets."""

import re

import pytest
from flask import Flask

from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.matching.explaining import ChangeCode
from helpboard.domain.matching.questions import About
from helpboard.domain.matching.reasons import ReasonCode, Rule
from helpboard.extensions import babel
from helpboard.web.words import match_reasons as words

PARAMS = {
    "topic": "sewing", "own": "clothing", "sought": "sewing", "kind": "room", "minutes": 23,
    "languages": ("ar", "prs"), "language": "tr", "weekday": 2, "from": 1020, "to": 1200,
    "age": 18, "least": 60, "most": 30,
}  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (words.REASON_TEXTS, ReasonCode),
        (words.FORBIDDEN_TEXTS, Rule),
        (words.CHANGE_TEXTS, ChangeCode),
        (words.QUESTION_TEXTS, About),
    ],
)
def test_every_code_has_a_sentence_of_its_own(texts, codes):
    assert set(texts) == {code.value for code in codes}
    assert len({str(text) for text in texts.values()}) == len(texts)


def test_every_sentence_is_filled_in_every_language():
    app = Flask("words")
    babel.init_app(app)
    for tag in LANGUAGES:
        with app.app_context(), reading(LANGUAGES[tag]):
            sentences = [
                *(words.reason_sentence(code, PARAMS) for code in words.REASON_TEXTS),
                *(words.forbidden_sentence(code, PARAMS) for code in words.FORBIDDEN_TEXTS),
                *(words.open_sentence(code, PARAMS) for code in words.OPEN_TEXTS),
                *(words.change_sentence(code, PARAMS) for code in words.CHANGE_TEXTS),
            ]
        assert not [text for text in sentences if re.search(r"%\(|\bNone\b", text)]
        assert any("23" in text for text in sentences)


def test_a_language_that_the_board_has_no_name_for_keeps_its_code():
    app = Flask("words")
    babel.init_app(app)
    with app.app_context(), reading(LANGUAGES["en"]):
        assert words.reason_sentence("languages-shared", {"languages": ("vi",)}) == "Both speak vi."
