"""What the worker does for proposals and partnerships."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.services.asking import ask_groups_due
from helpboard.services.greeting import greet_new
from helpboard.services.partnerships import review_due
from helpboard.services.proposal_answers import lapse_due
from helpboard.services.rematching import ask_how_due, see_dropouts


def _lapse(session: Session, now: datetime) -> int:
    return lapse_due(session, now=now)


def _see_dropouts(session: Session, now: datetime) -> int:
    return see_dropouts(session, now=now)


def _ask_how(session: Session, now: datetime) -> int:
    return ask_how_due(session, now=now)


def _review(session: Session, now: datetime) -> int:
    return review_due(session, now=now)


def _greet(session: Session, now: datetime) -> int:
    return greet_new(session, now=now)


def _ask_groups(session: Session, now: datetime) -> int:
    return ask_groups_due(session, now=now)


PROPOSALS: tuple[tuple[str, float, Callable[[Session, datetime], object]], ...] = (
    ("lapse proposals", 60, _lapse),
    ("see dropouts", 60, _see_dropouts),
    ("ask how it goes", 600, _ask_how),
    ("review partnerships", 600, _review),
    ("greet the verified", 60, _greet),
    ("ask silent groups", 3600, _ask_groups),
)
"""Name, seconds between two turns, and what is done; each may be done twice."""
