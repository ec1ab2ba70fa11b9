"""docs/permissions.md says what the code does."""

import pytest
from flask import Flask

from helpboard.app import create_app
from helpboard.cli.permissions import actions_asked, document
from helpboard.config import Settings
from helpboard.domain.policy import RULES, Action
from tests.conftest import SECRET
from tests.guards.files import ROOT


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("permissions")
    return create_app(
        Settings(
            instance=folder,
            secret_key=SECRET,
            database_url=f"sqlite:///{folder}/never-opened.db",
            is_testing=True,
        )
    )


def test_the_document_is_what_the_command_prints(built):
    written = (ROOT / "docs/permissions.md").read_text("utf-8")
    assert written == document(built), "run: helpboard permissions > docs/permissions.md"


def test_what_a_view_asks_is_found_behind_its_services(built):
    asked = actions_asked(built.view_functions["my.end_alert"])
    assert asked == {Action.CHANGE_ALERT}
    assert actions_asked(built.view_functions["board.index"]) == set()


def test_every_action_has_a_rule():
    assert set(RULES) == set(Action)
    assert [action for action, rules in RULES.items() if not rules] == []
