"""What the links in letters about appointments do (``web/links`` shows them)."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.appointment import NO, YES, BusyError, TakenError
from helpboard.domain.errors import NotFoundError
from helpboard.models import ActionLink, Appointment, Proposal
from helpboard.services import appointment_asking
from helpboard.web import dates
from helpboard.web.link_actions import LinkAction, add
from helpboard.web.locale import settings
from helpboard.web.words.calendar import time_range_text

_TAKEN = (
    (TakenError, _l("Somebody else has taken it already, or it was called off.")),
    (BusyError, _l("You have said yes to another appointment at this time.")),
)


def _about(session: Session, link: ActionLink) -> str:
    proposal = session.get(Proposal, link.about_id or 0)
    row = session.get(Appointment, proposal.appointment_id) if proposal else None
    if row is None:
        raise NotFoundError(link.about_id)
    clock = time_range_text(dates.clock(row.starts_at), dates.clock(row.ends_at))
    return f"{dates.full_day(row.starts_at)} · {clock}"


def _yes(session: Session, link: ActionLink, now: datetime) -> int:
    made = appointment_asking.say_yes(
        session, user_id=link.user_id or 0, proposal_id=link.about_id or 0, now=now
    )
    return made.id


def _no(session: Session, link: ActionLink, now: datetime) -> None:
    appointment_asking.say_no(
        session,
        user_id=link.user_id or 0,
        proposal_id=link.about_id or 0,
        now=now,
        zone=settings().timezone,
    )


add(
    YES,
    LinkAction(
        title=_l("Come to this appointment"),
        sentence=_l("Press the button to say that you come. The organisation is told at once."),
        about=_about,
        button=_l("Yes, I come"),
        done=_l("Thank you. We have sent you an e-mail with the address."),
        do=_yes,
        refusals=_TAKEN,
        is_personal=True,
    ),
)
add(
    NO,
    LinkAction(
        title=_l("Leave this appointment to others"),
        sentence=_l("Press the button to say that you do not come. Somebody else is asked then."),
        about=_about,
        button=_l("No, not this time"),
        done=_l("Thank you for answering. Somebody else is asked now."),
        do=_no,
        refusals=_TAKEN,
        is_personal=True,
    ),
)
