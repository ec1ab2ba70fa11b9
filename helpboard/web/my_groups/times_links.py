"""What the link in a letter with the question “When does your group need help?” does."""

from datetime import UTC, datetime

from flask import request
from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import GoneError, NotAllowedError, NotFoundError
from helpboard.domain.quick_times import SAY_GROUP_TIMES, QuickTimes
from helpboard.models import ActionLink
from helpboard.services.asking import AnsweredError, group_to_say_times, say_group_times
from helpboard.web import link_actions
from helpboard.web.link_actions import LinkAction
from helpboard.web.words.quick_times import QUICK_TIMES_CHOICES

_NOT_YOURS = _l("You do not lead this group any more, or it is closed.")


def _say(session: Session, link: ActionLink, now: datetime) -> None:
    say_group_times(session, link, QuickTimes(request.form["choice"]), now=now)


def _about(session: Session, link: ActionLink) -> str:
    return group_to_say_times(session, link, now=datetime.now(UTC)).name


link_actions.add(
    SAY_GROUP_TIMES,
    LinkAction(
        title=_l("When does your group need help?"),
        sentence=_l(
            "Your answer stands with every task of the group that has no times yet. Volunteers who "
            "have time then find it. You can change it with the tasks at any time."
        ),
        button=_l("Save"),
        done=_l("Thank you! Now we can look for people who have time then."),
        do=_say,
        about=_about,
        choices=(_l("We need help"), QUICK_TIMES_CHOICES),
        needs_choice=True,
        again=("my.index", _l("My page")),
        refusals=(
            (AnsweredError, _l("Your group has said already when it needs help.")),
            (NotFoundError, _NOT_YOURS),
            (NotAllowedError, _NOT_YOURS),
            (GoneError, _NOT_YOURS),
        ),
        is_personal=True,
    ),
)
