"""The clock of the machine jumps days ahead and hours back, and through both nights of the change.

Everything is as it runs, with two workers; only the clock is ours.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.cli.housekeeping import drop_what_is_over
from helpboard.domain.letter import LetterKind
from helpboard.extensions import db
from helpboard.models import Letter, Login
from helpboard.web.auth import hashed
from tests.journeys.forty_days import START, Life
from tests.journeys.test_forty_days import Worker
from tests.journeys.test_forty_days import app as real_app  # noqa: F401 - a fixture

pytestmark = [pytest.mark.faults, pytest.mark.brief]

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
JUMPING = (
    *(0 * HOUR, 7 * HOUR),
    *(3 * DAY + 8 * HOUR, 3 * DAY + 9 * HOUR),  # three days ahead
    *(9 * HOUR, 11 * HOUR),  # and put right
    *(9 * HOUR, 10 * HOUR, 12 * HOUR),  # two hours back
    *(hours * HOUR for hours in range(31, 24 * 8, 24)),
)
"""What the clock says, one turn of the workers after the other, from START on."""


def test_no_letter_is_written_twice_when_the_clock_jumps(real_app: Flask, figures) -> None:  # noqa: F811
    with real_app.app_context():
        engine = db.engine
    workers = [Worker(real_app, is_backwards=backwards) for backwards in (False, True)]
    with (
        ThreadPoolExecutor(2) as pool,
        time_machine.travel(START, tick=False) as clock,
        Session(engine, expire_on_commit=False) as session,
    ):
        life = Life(session, real_app.extensions["helpboard"].settings.uploads_folder)
        session.commit()
        for number, step in enumerate(JUMPING):
            clock.move_to(START + step)
            life.happen(START + step, number)
            session.commit()
            for done in [pool.submit(worker) for worker in workers]:
                done.result()
        letters = session.scalars(select(Letter).order_by(Letter.id)).all()
    written = Counter(about(letter) for letter in letters)
    doubled = [key for key, count in written.items() if count > 1]
    figures(letters=len(letters), doubled=len(doubled))
    assert doubled == []
    assert {LetterKind.ALERT, LetterKind.POST_ENDING, LetterKind.SILENCE} <= {
        letter.kind for letter in letters
    }
    told = Counter(
        (letter.user_id, post)
        for letter in letters
        if letter.kind is LetterKind.ALERT
        for post in letter.params["post_ids"]
    )
    assert set(told.values()) == {1}


def about(letter: Letter) -> tuple[object, ...]:
    """What a letter says to whom: nobody wants to read that twice."""
    return letter.kind, letter.user_id, letter.to_email, str(sorted(letter.params.items()))


def test_no_log_in_comes_back_when_the_clock_goes_back(app, town, session, now):
    person = town.person()
    for token, expires in {
        "ended": now + DAY,
        "expired": now + HOUR,
        "open": now + 30 * DAY,
    }.items():
        town.add(
            Login(user_id=person.id, token_hash=hashed(token), created_at=now, expires_at=expires)
        )
    session.commit()
    with time_machine.travel(now, tick=False) as clock:
        assert reads(app, "ended")
        assert reads(app, "expired")
        end(app, "ended")
        clock.move_to(now + 3 * DAY)
        assert not reads(app, "ended")
        assert not reads(app, "expired")
        assert reads(app, "open")
        clean_up(app)
        for moment in (now - 2 * HOUR, now):
            clock.move_to(moment)
            assert not reads(app, "ended")
            assert not reads(app, "expired")
            assert reads(app, "open")


def reads(app, token):
    """Tell whether the cookie opens a page of one's own."""
    client = app.test_client()
    client.set_cookie("login", token)
    return client.get("/en/my/").status_code == 200


def end(app, token):
    client = app.test_client()
    client.set_cookie("login", token)
    page = client.get("/en/my/").text
    sent = {"csrf_token": page.partition('name="csrf_token" value="')[2].partition('"')[0]}
    assert client.post("/en/account/logout", data=sent).status_code == 303


def clean_up(app):

    with app.app_context():
        drop_what_is_over(db.session(), datetime.now(UTC))
        db.session.commit()


@pytest.mark.parametrize(
    "sunday", [datetime(2026, 10, 25, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)]
)
def test_a_cafe_is_at_its_wall_time_all_through_the_night_of_the_change(browser, town, sunday):
    cafe = town.group("Café Willkommen")
    town.schedule(cafe, rule="FREQ=WEEKLY;BYDAY=SU")
    seen = set()
    with time_machine.travel(sunday, tick=False) as clock:
        for hours in (-30, -3, -1, 0, 1, 2, 3, 12, 30):
            clock.move_to(sunday + hours * HOUR)
            text = browser.get("/en/cafes/").text + browser.get("/en/calendar/").text
            assert "18:00–20:00" in text
            seen |= {wrong for wrong in ("17:00–19:00", "19:00–21:00") if wrong in text}
    assert seen == set()
