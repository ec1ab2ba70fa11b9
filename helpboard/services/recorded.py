"""People whom the desk recorded and who have an address: they say whether their data may stay."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.errors import GoneError
from helpboard.domain.letter import LetterKind
from helpboard.domain.volunteer import ANSWER_WITHIN, ConsentSource
from helpboard.models import ActionLink, RecordedPerson, User, Volunteer
from helpboard.services import action_links, letters
from helpboard.services.erasure import Erased, Journal, erase_person

KEEP = "keep-recorded"
DELETE = "delete-recorded"


class NotRecordedError(GoneError):
    """Nobody waits for this answer any more."""

    code = "not_recorded"


def ask_to_stay(session: Session, *, user: User, recorded: RecordedPerson, now: datetime) -> None:
    """Write to somebody recorded: may we keep this? Nobody is matched before the answer."""
    recorded.asked_at = now
    links = {
        name: action_links.offer(
            session, action=action, now=now, life=ANSWER_WITHIN, user_id=user.id
        ).key
        for name, action in (("keep_link", KEEP), ("delete_link", DELETE))
    }
    letters.write(
        session,
        kind=LetterKind.RECORDED_CONSENT,
        to=user,
        params={"user_id": user.id, **links},
        now=now,
    )


def keep(session: Session, link: ActionLink, now: datetime) -> None:
    """Take somebody's yes: from now on they are matched. NotRecordedError when nobody waits."""
    recorded = _waiting(session, link)
    volunteer = session.get_one(Volunteer, recorded.user_id)
    volunteer.consent_at, volunteer.consent_source = now, ConsentSource.SELF.value
    volunteer.updated_at, recorded.asked_at = now, None
    session.flush()


def delete(session: Session, link: ActionLink, *, journal: Journal, now: datetime) -> Erased:
    """Erase somebody who does not want to be recorded."""
    recorded = _waiting(session, link)
    return erase_person(session, user_id=recorded.user_id, journal=journal, now=now)


def _waiting(session: Session, link: ActionLink) -> RecordedPerson:
    """Lock the row of somebody who is asked."""
    recorded = None
    if link.user_id is not None:
        recorded = session.get(RecordedPerson, link.user_id, with_for_update=True)
    if recorded is None or recorded.asked_at is None:
        raise NotRecordedError(link.id)
    return recorded
