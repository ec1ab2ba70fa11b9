from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.alert import LOOK_AGAIN, PAUSE, Rhythm, next_look

BERLIN = ZoneInfo("Europe/Berlin")


def wall(moment):
    return f"{moment.astimezone(BERLIN):%a %Y-%m-%d %H:%M}"


def looks(rhythm, now):
    return wall(next_look(rhythm, now=now, zone=BERLIN, has_written=True))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 22, 5, 59, tzinfo=UTC), "Sun 2026-11-22 07:00"),
        (datetime(2026, 11, 22, 6, 0, tzinfo=UTC), "Mon 2026-11-23 07:00"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "Mon 2026-11-23 07:00"),
        (datetime(2026, 3, 28, 12, 0, tzinfo=UTC), "Sun 2026-03-29 07:00"),
        (datetime(2026, 10, 24, 12, 0, tzinfo=UTC), "Sun 2026-10-25 07:00"),
    ],
)
def test_a_daily_alert_looks_at_seven_in_the_town_whatever_the_clocks_do(now, expected):
    assert looks(Rhythm.DAILY, now) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), "Mon 2026-11-23 07:00"),
        (datetime(2026, 11, 23, 5, 59, tzinfo=UTC), "Mon 2026-11-23 07:00"),
        (datetime(2026, 11, 23, 6, 0, tzinfo=UTC), "Mon 2026-11-30 07:00"),
        (datetime(2026, 3, 23, 6, 0, tzinfo=UTC), "Mon 2026-03-30 07:00"),
        (datetime(2026, 12, 29, 6, 0, tzinfo=UTC), "Mon 2027-01-04 07:00"),
    ],
)
def test_a_weekly_alert_looks_on_monday_at_seven_in_the_town(now, expected):
    assert looks(Rhythm.WEEKLY, now) == expected


def test_an_alert_at_once_pauses_after_a_letter_and_looks_again_soon_without():
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    wrote = next_look(Rhythm.AT_ONCE, now=now, zone=BERLIN, has_written=True)
    saw_nothing = next_look(Rhythm.AT_ONCE, now=now, zone=BERLIN, has_written=False)
    assert (wrote, saw_nothing) == (now + PAUSE, now + LOOK_AGAIN)
    assert timedelta(minutes=15) == PAUSE
