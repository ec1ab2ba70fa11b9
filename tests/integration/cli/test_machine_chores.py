"""The worker has texts translated over real HTTP, and the operator sees how it goes."""

import logging
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select

from helpboard import app as app_module
from helpboard.adapters.translators import translator
from helpboard.cli import main
from helpboard.cli.machine_chores import MachineTranslations
from helpboard.config import Settings
from helpboard.domain.page import PageState
from helpboard.domain.translation import Origin
from helpboard.extensions import db
from helpboard.models import (
    Area,
    ContentItem,
    GlossaryTerm,
    MachineAttempt,
    MachineUse,
    Translation,
)
from tests.integration.cli.real_boards import disposed, session_of_board
from tests.machine_server import HUGE, drips, machine_server, says, status
from tests.town import Town

KEY = "canary-key"
INVENTED = b'{"translations": [{"text": "Call 0151 2345678, <x id=\\"1\\">3</x>"}]}'


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    """A board with one post and a machine beside it, made once."""
    with pytest.MonkeyPatch.context() as patch, machine_server() as server, disposed(patch):
        patch.setenv("HELPBOARD_INSTANCE", str(tmp_path_factory.mktemp("machine") / "instance"))
        patch.setenv("HELPBOARD_TRANSLATION_URL", f"deepl://127.0.0.1:{server.port}")
        patch.setenv("HELPBOARD_TRANSLATION_KEY", KEY)
        patch.setenv("HELPBOARD_LANGUAGES", "de,ar")
        made = CliRunner().invoke(main, ["init", "--area", "ludwigsburg"])
        assert made.exit_code == 0, made.output
        with session_of_board() as session:
            session.execute(delete(Area))
            Town(session, datetime.now(UTC)).post(text="Kaum gefahren, 3 Gänge.")
        yield server


@pytest.fixture
def server(board):
    """The machine, which has translated nothing yet and does as it should."""
    with session_of_board() as session:
        session.execute(delete(ContentItem))
        session.execute(delete(MachineUse))
    board.misbehave = None
    board.asked.clear()
    return board


@pytest.fixture
def helpboard(board):
    """Run the command on that board and demand its exit status."""

    def run(*arguments, expect=0):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == expect, result.output + repr(result.exception)
        return result

    return run


def worked():
    """Let a worker do its round; return whether there is more, and what visitors read."""
    app = app_module.create_app(Settings.from_environment())
    app.extensions["helpboard"].version.moved()
    with app.app_context():
        has_more = MachineTranslations(is_stopping=lambda: False)()
        db.session.remove()
    page = app.test_client().get("/ar/board/", base_url="http://127.0.0.1:8000")
    assert page.status_code == 200
    return has_more, page.text


def rows(model):
    with session_of_board() as session:
        found = session.scalars(select(model)).all()
        session.expunge_all()
        return found


def test_a_worker_has_posts_translated_and_pays_once(helpboard, server):
    assert worked()[0]
    has_more, page = worked()
    assert not has_more
    assert 'lang="ar" dir="rtl"' in page
    assert 'data-state="machine"' in page
    assert [path for path, _, _ in server.asked].count("/v2/translate") == 1
    assert [row.origin for row in rows(Translation)] == [Origin.MACHINE]
    assert [row.words for row in rows(MachineUse)] == [4]
    said = helpboard("doctor").stdout
    assert "4 of 50000 words were used this month" in said
    assert KEY not in said


@pytest.mark.parametrize(
    ("misbehave", "trouble"),
    [
        (status(500), "down"),
        (status(456), "quota"),
        (status(403), "key"),
        (says(b'{"translations": [{"text": "<script>"}]}'), "nonsense"),
        (says(b"{"), "nonsense"),
        (says(INVENTED), "contacts"),
        (says(HUGE), "nonsense"),
    ],
)
def test_a_machine_that_fails_leaves_the_board_as_it_is_and_says_why(
    helpboard, server, caplog, misbehave, trouble
):
    server.misbehave = misbehave
    with caplog.at_level(logging.WARNING):
        _, page = worked()
    assert "Kaum gefahren" in page
    assert rows(Translation) == []
    assert [row.trouble for row in rows(MachineAttempt)] == [trouble]
    assert trouble in caplog.text
    assert KEY not in caplog.text
    assert "Kaum" not in caplog.text
    assert f"1 {trouble}" in helpboard("doctor").stdout
    server.misbehave = None
    with session_of_board() as session:
        session.scalars(select(MachineAttempt)).one().next_at = datetime(2020, 1, 1, tzinfo=UTC)
    worked()
    assert len(rows(Translation)) == 1


def test_a_worker_waits_for_a_machine_that_is_slow(helpboard, server, caplog):
    server.misbehave = drips
    machine = translator(f"deepl://127.0.0.1:{server.port}", KEY, patience=0.3)
    chore = MachineTranslations(is_stopping=lambda: False, machine=machine)
    with app_module.create_app(Settings.from_environment()).app_context():
        assert not chore()
        asked = len(server.asked)
        assert not chore()
        db.session.remove()
    assert len(server.asked) == asked
    assert [row.trouble for row in rows(MachineAttempt)] == ["slow"]


def test_nothing_leaves_while_it_is_off_or_when_the_words_are_used_up(server, monkeypatch, caplog):
    monkeypatch.setenv("HELPBOARD_TRANSLATION_WORDS", "3")
    worked()
    assert "are used up" in caplog.text
    monkeypatch.delenv("HELPBOARD_TRANSLATION_URL")
    assert not worked()[0]
    assert "Kaum" not in server.sent


def test_terms_are_translated_when_posts_have_used_up_their_part(server, monkeypatch, caplog):
    monkeypatch.setenv("HELPBOARD_TRANSLATION_WORDS", "5")
    now = datetime.now(UTC)
    with session_of_board() as session:
        session.add(
            GlossaryTerm(
                word="Amt", slug="amt", forms=[], explanation="Ein Haus.", source_lang="de",
                state=PageState.PUBLISHED, created_at=now, updated_at=now,
            )
        )  # fmt: skip
    chore = MachineTranslations(is_stopping=lambda: False)
    try:
        with app_module.create_app(Settings.from_environment()).app_context():
            assert [chore() for _ in range(3)] == [True, True, False]
            db.session.remove()
    finally:
        with session_of_board() as session:
            session.execute(delete(GlossaryTerm))
    assert "Ein Haus" in server.sent
    assert "Kaum" not in server.sent
    assert caplog.text.count("are used up") == 1


def test_the_doctor_tries_the_machine(helpboard, server, monkeypatch):
    assert "translates into ar" in helpboard("doctor", "--translation").stdout
    server.misbehave = status(403)
    said = helpboard("doctor", "--translation", expect=1).stderr
    assert "does not translate: key" in said
    assert KEY not in said
    monkeypatch.delenv("HELPBOARD_TRANSLATION_URL")
    assert "is not set" in helpboard("doctor", "--translation", expect=1).stderr
