"""Telling an organisation, once it is verified, which groups and cafés fit it best."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Letter, Organisation, User
from helpboard.queries.concealed import is_concealed
from helpboard.queries.sides import speakers
from helpboard.services import letters

NEW_FOR = timedelta(days=7)
"""Whoever was verified longer ago than this and has had no letter gets none any more."""
AT_ONCE = 20


def greet_verified(session: Session, *, organisation: Organisation, now: datetime) -> int:
    """Write to the editors of a verified organisation; return to how many. Twice is harmless.

    Which groups fit is found when the letter is worded; with none it is dropped.
    """
    written = 0
    for person in speakers(session, organisation_id=organisation.id, group_id=None):
        if isinstance(person, User):
            letter = letters.write(
                session,
                kind=LetterKind.PARTNERS_FOUND,
                to=person,
                params={"organisation_id": organisation.id},
                now=now,
                once=f"{_occasion(organisation.id)}{person.id}",
            )
            written += letter is not None
    return written


def greet_new(session: Session, *, now: datetime, limit: int = AT_ONCE) -> int:
    """Greet organisations that were verified in the last days and have had no letter."""
    told = exists().where(
        Letter.kind == LetterKind.PARTNERS_FOUND,
        Letter.params["organisation_id"].as_integer() == Organisation.id,
    )
    new = (
        select(Organisation)
        .where(
            Organisation.state == OrganisationState.VERIFIED,
            Organisation.verified_at > now - NEW_FOR,
            ~is_concealed(),
            ~told,
        )
        .order_by(Organisation.id)
        .limit(limit)
    )
    return sum(
        greet_verified(session, organisation=one, now=now) for one in session.scalars(new).all()
    )


def _occasion(organisation_id: int) -> str:
    return f"partners-found:{organisation_id}:"
