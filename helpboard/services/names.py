"""Names of people that could pass for somebody else's: the desk takes a look (R23)."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.names import mixes_scripts, names_look_alike
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Organisation, User
from helpboard.services.desk_notes import tell_desk

MIXED_SCRIPTS = "name-mixes-scripts"
LOOKS_ALIKE = "name-looks-alike"


def note_doubtful_name(session: Session, *, user: User, now: datetime) -> None:
    """Tell the desk of a name that mixes scripts or looks like a verified organisation's.

    Nothing is refused: many people really have such a name.
    """
    reason = _doubt(session, user.name)
    if reason is not None:
        tell_desk(session, about="user", about_id=user.id, reason=reason, now=now)


def _doubt(session: Session, name: str) -> str | None:
    if mixes_scripts(name):
        return MIXED_SCRIPTS
    verified = select(Organisation.name).where(Organisation.state == OrganisationState.VERIFIED)
    return LOOKS_ALIKE if names_look_alike(name, session.scalars(verified)) else None
