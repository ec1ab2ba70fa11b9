"""Leaving the board: the letter that confirms it, and the farewell."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from helpboard.domain.letter import LetterKind
from helpboard.models import User
from helpboard.services import action_links, erasure, letters
from helpboard.services.erasure import Erased, Journal
from helpboard.services.letters import Stranger

ERASE = "erase-account"
"""What the link in the confirming letter does."""
LINK_LIFE = timedelta(hours=1)


def ask_by_letter(session: Session, *, user: User, now: datetime) -> None:
    """Write the letter whose link deletes the account; for people without a password."""
    link = action_links.offer(session, action=ERASE, now=now, life=LINK_LIFE, user_id=user.id)
    letters.write(
        session,
        kind=LetterKind.ERASE_ACCOUNT,
        to=user,
        params={"erase_link": link.key},
        now=now,
    )


def leave(session: Session, *, user: User, journal: Journal, now: datetime) -> Erased:
    """Erase the person and write a last letter, which belongs to no account any more.

    What is left to do after the commit is in the result.
    """
    address = Stranger(user.email, user.language) if user.email else None
    erased = erasure.erase_person(session, user_id=user.id, journal=journal, now=now)
    if address is not None:
        letters.write(session, kind=LetterKind.FAREWELL, to=address, params={}, now=now)
    return erased
