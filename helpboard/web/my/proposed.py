"""Proposals that wait for the reader, as lines of their page."""

from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.policy import Actor
from helpboard.queries.proposals import proposals_of
from helpboard.web import dates
from helpboard.web.words.proposals import question_text


def proposed(session: Session, actor: Actor, *, now: datetime) -> list[tuple[str, str, str, str]]:
    """Return (icon, question, until when, address) of each, the latest first."""
    return [
        (
            "handshake",
            question_text(row),
            _("Please answer until %(day)s.", day=dates.weekday_and_day(row.lapses_at)),
            url_for("proposals.show", proposal_id=row.id),
        )
        for row in proposals_of(session, actor)
        if row.is_open(now=now)
    ]
