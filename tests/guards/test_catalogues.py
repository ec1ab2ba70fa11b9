"""The catalogues are up to the source, complete, and nothing in them is broken."""

import jinja2
import pytest
from babel.support import NullTranslations
from flask import Flask

from helpboard import catalogue_rules as rules
from helpboard.catalogue import CATALOGUE
from helpboard.catalogue_rules import PLACEHOLDER
from helpboard.cli.i18n.checks import faults_of
from helpboard.cli.i18n.coverage import coverage, state_table
from helpboard.cli.i18n.files import catalogues_of, tags_with_catalogues
from helpboard.cli.i18n.sources import (
    JINJA,
    ROOT,
    Text,
    source_files,
    texts_of_file,
    texts_of_source,
)
from helpboard.domain.languages import LANGUAGES
from helpboard.web import template_globals


@pytest.fixture(scope="module")
def source():
    return texts_of_source()


class Given(dict[str, int]):
    """A number for every placeholder that a text asks for."""

    def __missing__(self, name: str) -> int:
        return 7


def said(texts: NullTranslations, text: Text, number: int) -> str:
    if text.plural is None:
        form = (
            texts.upgettext(text.context, text.singular)
            if text.context
            else texts.ugettext(text.singular)
        )
    elif text.context:
        form = texts.unpgettext(text.context, text.singular, text.plural, number)
    else:
        form = texts.ungettext(text.singular, text.plural, number)
    return str(form) % Given(num=number)


@pytest.mark.parametrize("tag", ["en", *tags_with_catalogues()])
def test_every_text_can_be_said_with_values(source, tag):
    """R18: what a translator broke is found here, and not by a reader."""
    texts = CATALOGUE.texts_of(LANGUAGES[tag])
    numbers = rules.numbers_of_forms(LANGUAGES[tag])
    for text in (text for name in catalogues_of(tag) for text in source[name].values()):
        for form in numbers if text.plural else [[1]]:
            words = said(texts, text, form[0])
            assert words.strip(), text.singular
            assert PLACEHOLDER.search(words) is None, text.singular
            if text.plural and len(form) > 1 and "%(num)" in text.plural:
                assert str(form[0]) in words, text.singular


@pytest.mark.parametrize("tag", tags_with_catalogues())
def test_a_language_is_fresh_complete_and_sound(source, tag):
    assert list(faults_of(source, tag)) == []


def test_templates_are_read_for_extraction_as_the_app_reads_them():
    app = Flask("probe")
    template_globals.register(app)
    environment: jinja2.Environment = app.jinja_env
    assert environment.trim_blocks is (JINJA["trim_blocks"] == "true")
    assert environment.lstrip_blocks is (JINJA["lstrip_blocks"] == "true")
    assert environment.policies["ext.i18n.trimmed"] is (JINJA["trimmed"] == "true")
    assert JINJA["extensions"] in {
        f"{type(extension).__module__}.do" for extension in environment.extensions.values()
    }


def test_a_text_with_a_plural_is_never_asked_for_without_its_number():
    """gettext answers with the form of “one”, which may hold a number that nobody gives it."""
    asked = [text for path in source_files(ROOT) for text in texts_of_file(path)]
    counted = {text.key for text in asked if text.plural}
    assert sorted(text.singular for text in asked if not text.plural and text.key in counted) == []


def test_the_documents_table_of_languages_is_what_the_report_says(source):
    table = state_table(coverage(source, tags_with_catalogues()))
    assert table in (ROOT / "docs/translating.md").read_text("utf-8"), table
