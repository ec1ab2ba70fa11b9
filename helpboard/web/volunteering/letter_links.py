"""What the link in a letter with the question “When do you have time?” does."""

from datetime import datetime

from flask import request
from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import NotFoundError
from helpboard.domain.quick_times import SAY_TIMES, QuickTimes
from helpboard.models import ActionLink
from helpboard.services.asking import AnsweredError, say_times, times_to_say
from helpboard.web import link_actions
from helpboard.web.link_actions import LinkAction
from helpboard.web.words.quick_times import QUICK_TIMES_CHOICES


def _say(session: Session, link: ActionLink, now: datetime) -> None:
    say_times(session, link, QuickTimes(request.form["choice"]), now=now)


def _about(session: Session, link: ActionLink) -> str:
    """Name nothing; raise what the button would raise, so that nobody chooses in vain."""
    times_to_say(session, link)
    return ""


link_actions.add(
    SAY_TIMES,
    LinkAction(
        title=_l("When do you have time?"),
        sentence=_l(
            "Your answer becomes part of your profile, and tasks at these times find you. Only you "
            "and the town's coordinators see it. You can change it at any time."
        ),
        button=_l("Save"),
        done=_l("Thank you! Now we can look for tasks at these times."),
        do=_say,
        about=_about,
        choices=(_l("I have time"), QUICK_TIMES_CHOICES),
        needs_choice=True,
        again=("volunteering.show", _l("My profile")),
        refusals=(
            (AnsweredError, _l("You have said already when you have time.")),
            (
                NotFoundError,
                _l("We look for no tasks for you at the moment. Your profile says why."),
            ),
        ),
        is_personal=True,
    ),
)
