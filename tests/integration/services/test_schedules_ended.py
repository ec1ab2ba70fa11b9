"""Ending a schedule keeps the meetings that have been, that of today among them."""

from datetime import datetime, time, timedelta

import pytest

from helpboard.queries.actors import actor_of
from helpboard.services.schedules import end_schedule
from tests.integration.services.cafe_evening import WEDNESDAY, ZONE
from tests.integration.services.cafe_evening import cafe as cafe
from tests.integration.services.cafe_evening import cast as cast
from tests.integration.services.cafe_evening import schedule as schedule


@pytest.mark.parametrize(
    ("days", "moment", "last"),
    [(0, time(17), -1), (0, time(18, 30), 0), (0, time(23), 0), (1, time(23), 0)],
    ids=["before", "meanwhile", "after", "the-next-day"],
)
def test_a_meeting_that_has_begun_is_kept(session, schedule, cast, days, moment, last):
    now = datetime.combine(WEDNESDAY + timedelta(days=days), moment, tzinfo=ZONE)
    actor = actor_of(session, cast["Lea"])
    end_schedule(session, actor=actor, schedule_id=schedule.id, now=now, zone=ZONE)

    assert schedule.until == WEDNESDAY + timedelta(days=last)
