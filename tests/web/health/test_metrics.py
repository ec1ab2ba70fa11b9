"""What Prometheus is told, and who else is not."""

import shutil
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from helpboard.adapters.backup_record import BackupRecord
from helpboard.adapters.heartbeats import Heartbeats
from helpboard.domain.letter import LetterKind
from helpboard.models import Letter
from helpboard.services import letters

TOKEN = "only-for-tests-but-long-enough"


@pytest.fixture
def asked(app, session):
    """The values of /metrics by name and labels, as somebody on this machine gets them."""
    session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
    session.execute(text("INSERT INTO alembic_version VALUES ('0000')"))

    def ask():
        answer = app.test_client().get("/metrics")
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        families = text_string_to_metric_families(answer.get_data(as_text=True))
        return Counter(
            {
                (sample.name, *sorted(sample.labels.values())): sample.value
                for family in families
                for sample in family.samples
            }
        )

    return ask


def test_requests_are_counted_by_view_and_class_of_status(app, asked):
    before = asked()
    app.test_client().get("/healthz")
    app.test_client().get("/de/nowhere-at-all")
    counted = asked() - before
    assert counted["helpboard_requests_total", "2xx", "health.alive"] == 1
    assert counted["helpboard_request_seconds_count", "health.alive"] == 1
    assert counted["helpboard_requests_total", "-", "4xx"] == 1


def test_a_page_from_the_cache_counts_for_the_view_that_made_it(app, town, asked):
    before = asked()
    for _ in range(3):
        assert app.test_client().get("/de/board/").status_code == 200
    counted = asked() - before
    assert counted["helpboard_requests_total", "2xx", "board.index"] == 3
    assert counted["helpboard_page_cache_total", "hit"] == 2
    assert counted["helpboard_page_cache_total", "miss"] == 1


@pytest.fixture
def folder(settings):
    """The instance folder, which other tests share."""
    yield settings.instance
    (settings.instance / "backups.json").unlink(missing_ok=True)
    shutil.rmtree(settings.instance / "alive", ignore_errors=True)


def test_letters_backups_worker_and_database_are_told(session, town, now, asked, folder):
    anna = town.person("Anna")
    letters.write(session, kind=LetterKind.TEST, to=anna, params={}, now=now - timedelta(hours=1))
    session.flush()
    BackupRecord(folder).succeeded(now)
    Heartbeats(folder).beat("letters")
    found = asked()
    assert found["helpboard_database_up",] == 1
    assert found["helpboard_database_is_current",] == 0
    assert found["helpboard_letters_due",] == 1
    assert found["helpboard_letters_oldest_due_seconds",] >= 3600
    assert found["helpboard_backup_last_success_timestamp_seconds",] == now.timestamp()
    assert found["helpboard_worker_last_turn_timestamp_seconds", "letters"] > 0
    BackupRecord(folder).failed(now + timedelta(seconds=1))
    assert asked()["helpboard_backup_failed",] == 1


def test_how_long_letters_wait_is_said_to_whoever_asks_whether_the_board_is_ready(
    app, session, town, now, asked
):
    anna = town.person("Anna")
    letters.write(session, kind=LetterKind.TEST, to=anna, params={}, now=now - timedelta(hours=1))
    session.flush()
    said = app.test_client().get("/readyz").get_json()
    assert said["status"] == "ready"
    assert said["queue_seconds"] >= 3600
    session.delete(session.query(Letter).one())
    session.flush()
    assert app.test_client().get("/readyz").get_json()["queue_seconds"] == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "board.example.org"},
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
        {"X-Forwarded-Proto": "https"},
        {"X-Forwarded-Server": "board.example.org"},
        {"X-Real-IP": "203.0.113.9"},
        {"CF-Connecting-IP": "203.0.113.9"},
        {"Authorization": "Bearer ", "Via": "1.1 proxy"},
    ],
)
def test_whoever_may_have_come_through_a_proxy_is_refused(app, headers):
    assert app.test_client().get("/metrics", headers=headers).status_code == 403


@pytest.mark.parametrize("address", ["203.0.113.9", "127.0.0.1"])
def test_where_there_is_a_token_everybody_needs_it(app, monkeypatch, address):
    board = app.extensions["helpboard"]
    new = replace(board, settings=replace(board.settings, metrics_token=TOKEN))
    monkeypatch.setitem(app.extensions, "helpboard", new)

    def status(given):
        headers = {"Authorization": given} if given else {}
        asker = {"REMOTE_ADDR": address}
        return app.test_client().get("/metrics", headers=headers, environ_base=asker).status_code

    assert [status(given) for given in ("", "Bearer x", f"Bearer {TOKEN}")] == [403, 403, 200]
