"""The catalogues are up to the source, complete, and nothing in them is broken."""

import jinja2
import pytest
from flask import Flask

from helpboard.cli.i18n.checks import faults_of
from helpboard.cli.i18n.files import tags_with_catalogues
from helpboard.cli.i18n.sources import JINJA, texts_of_source
from helpboard.web import template_globals


@pytest.mark.parametrize("tag", tags_with_catalogues())
def test_a_language_is_fresh_complete_and_sound(tag):
    assert list(faults_of(texts_of_source(), tag)) == []


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
