"""The book of names that the pages search with."""

import pytest

from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.search.query import parse
from helpboard.domain.things import THINGS
from helpboard.domain.topics import TOPICS
from helpboard.web.locale import offered
from helpboard.web.wordbook import wordbook
from helpboard.web.words import choice_label, language_name, topic_label


@pytest.fixture
def page(app):
    with app.test_request_context("/de/"):
        yield app


def codes(question):
    """Return the codes that all words of a question together name."""
    named = [set(group.tokens) for group in parse(question, wordbook()).groups]
    return set.intersection(*named) if named else set()


def test_every_topic_and_thing_is_found_by_its_label_in_every_offered_language(page):
    missing = []
    for tag in offered():
        with reading(LANGUAGES[tag]):
            labels = {f"topic:{code}": topic_label(code) for code in TOPICS}
            labels |= {f"thing:{code}": choice_label("thing", code) for code in THINGS}
            for code, label in labels.items():
                named = {
                    token for group in parse(label, wordbook()).groups for token in group.tokens
                }
                if code not in named:
                    missing.append((tag, code, label))
    assert missing == []


def test_a_language_is_found_by_its_name_in_other_languages(page):
    assert "speaks:ar" in codes("Arabisch")
    assert "speaks:uk" in codes("Ukrainian")
    with reading(LANGUAGES["ar"]):
        assert "speaks:tr" in codes(language_name("tr"))


def test_synonyms_are_in_the_book(page):
    assert {"thing:sofa"} <= codes("Couch")
    assert {"topic:interpreting"} <= codes("перекладач")


def test_the_book_is_written_once(page):
    assert wordbook() is wordbook()
