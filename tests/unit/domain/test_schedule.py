"""Rules by which groups meet."""

from datetime import date, datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.errors import MalformedError
from helpboard.domain.schedule import Schedule, check_rule, next_meetings

ZONE = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;INTERVAL=24;BYDAY=5FR", "FREQ=MONTHLY;INTERVAL=13"])
def test_a_rule_that_may_never_meet_again_is_none_of_ours(rule):
    with pytest.raises(MalformedError):
        check_rule(rule)


def test_the_rarest_rule_is_found_in_no_time():
    start = {"starts_on": date(2027, 2, 1), "starts": time(18), "ends": time(20)}
    rare = [Schedule(id=n, rule="FREQ=MONTHLY;INTERVAL=12;BYDAY=5FR", **start) for n in range(100)]
    since = datetime(2026, 11, 22, tzinfo=ZONE)
    began = perf_counter()
    until = since + timedelta(days=366)
    assert next_meetings(rare, since=since, zone=ZONE, until=until, limit=6) == []
    assert perf_counter() - began < 1
