"""Every route says who may open it, and every form proves that it is ours."""

import inspect
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.web.permissions import permission_of
from tests.conftest import SECRET

WITHOUT_TOKEN = {
    "display.save": "stands on cached pages, which carry no token; checks the Origin instead",
    "links.unsubscribe": "mail programs send it (RFC 8058); the signed link is the proof",
}
"""POST routes that need no form token, each with its reason."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("routes")
    return create_app(
        Settings(
            instance=folder,
            secret_key=SECRET,
            database_url=f"sqlite:///{folder}/never-opened.db",
            is_testing=True,
        )
    )


def _rules(app: Flask) -> Iterator[Rule]:
    return app.url_map.iter_rules()


def test_every_route_declares_its_permission(built):
    assert [
        rule.rule for rule in _rules(built) if permission_of(built, rule.endpoint) is None
    ] == []


def test_every_route_that_changes_something_checks_a_form_token(built):
    changing = {
        rule.endpoint
        for rule in _rules(built)
        if (rule.methods or set()) & {"POST", "PUT", "PATCH", "DELETE"}
    }
    unchecked = {
        endpoint
        for endpoint in changing - WITHOUT_TOKEN.keys()
        if "validate_on_submit()"
        not in inspect.getsource(inspect.unwrap(built.view_functions[endpoint]))
    }
    assert unchecked == set()


def test_the_list_of_exceptions_names_real_routes_only(built):
    assert WITHOUT_TOKEN.keys() - built.view_functions.keys() == set()


def test_every_form_carries_a_token(built):
    # A FlaskForm has the token unless its Meta switches it off.
    forms = {
        cls
        for cls in _subclasses(__import__("flask_wtf").FlaskForm)
        if cls.__module__.startswith("helpboard")
    }
    assert forms
    assert [cls.__name__ for cls in forms if not cls.Meta.csrf] == []


def _subclasses(cls: type) -> Iterator[type]:
    for sub in cls.__subclasses__():
        yield sub
        yield from _subclasses(sub)


def test_no_route_answers_options_or_trace_by_hand(built):
    assert [r.rule for r in _rules(built) if "TRACE" in (r.methods or set())] == []
