"""What the links in letters about meetings do."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.models import ActionLink, Group, GroupSchedule
from helpboard.services.meeting_letters import ABSENT, COMES, HOSTS
from helpboard.services.roster import say_by_link
from helpboard.web import link_actions
from helpboard.web.link_actions import LinkAction
from helpboard.web.locale import settings


def _say(session: Session, link: ActionLink, now: datetime) -> None:
    say_by_link(session, link, now=now, zone=settings().timezone)


def _about(session: Session, link: ActionLink) -> str:
    schedule = session.get(GroupSchedule, link.about_id or 0)
    return "" if schedule is None else session.get_one(Group, schedule.group_id).name


link_actions.add(
    HOSTS,
    LinkAction(
        title=_l("You host this meeting"),
        sentence=_l("Press the button, and the others of the group see that you host."),
        button=_l("Yes, I host"),
        done=_l("Thank you! The others see that you host."),
        do=_say,
        about=_about,
        again=("my.index", _l("My page")),
        is_personal=True,
    ),
)
link_actions.add(
    COMES,
    LinkAction(
        title=_l("You come to this meeting"),
        sentence=_l("Press the button, and the others of the group see that you come."),
        button=_l("Yes, I come"),
        done=_l("Thank you! The others see that you come."),
        do=_say,
        about=_about,
        again=("my.index", _l("My page")),
        is_personal=True,
    ),
)
link_actions.add(
    ABSENT,
    LinkAction(
        title=_l("You cannot come to this meeting"),
        sentence=_l("Press the button, and the others of the group see that you cannot come."),
        button=_l("I cannot come"),
        done=_l("Thank you for saying so. The others see that you cannot come."),
        do=_say,
        about=_about,
        again=("my.index", _l("My page")),
        is_personal=True,
    ),
)
