"""How long the desk usually takes: measured by what waited, never by what did not."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from helpboard.domain.decision import Verdict
from helpboard.domain.post import PostState
from helpboard.models import Decision
from helpboard.queries.deciding_time import usual_deciding_days

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)


def decided(town, post, *, days, has_waited=True):
    town.add(
        Decision(
            post_id=post.id, verdict=Verdict.PUBLISH, old_state=PostState.PENDING,
            new_state=PostState.PUBLISHED, at=FRIDAY,
            waited_since=FRIDAY - timedelta(days=days) if has_waited else None,
        )
    )  # fmt: skip


def test_the_median_of_what_waited_is_said_and_only_from_five_on(town, session):
    post = town.post()
    for days in (3, 3, 3, 4):
        decided(town, post, days=days)
    decided(town, post, days=0, has_waited=False)
    assert usual_deciding_days(session, zone=BERLIN) is None
    decided(town, post, days=9)
    assert usual_deciding_days(session, zone=BERLIN) == 3
