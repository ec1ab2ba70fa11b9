"""How long the desk usually takes, measured by its last decisions."""

from datetime import tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.working_days import usual_days, working_days
from helpboard.models import Decision

LAST = 50
"""So many of the last decisions are looked at."""


def usual_deciding_days(session: Session, *, zone: tzinfo) -> int | None:
    """Return the median of working days that posts waited lately; None when too few are known."""
    rows = session.execute(
        select(Decision.waited_since, Decision.at)
        .where(Decision.waited_since.is_not(None))
        .order_by(Decision.at.desc(), Decision.id.desc())
        .limit(LAST)
    )
    return usual_days([working_days(since, at, zone=zone) for since, at in rows if since])
