"""What the links in a lead's letter about somebody's wish do."""

from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import NotFoundError
from helpboard.domain.joining import JoinLink
from helpboard.models import ActionLink, Group, User
from helpboard.services.join_answers import accept_by_link, check_asked, decline_by_link
from helpboard.web import link_actions
from helpboard.web.helping import REFUSALS
from helpboard.web.link_actions import LinkAction


def _about(session: Session, link: ActionLink) -> str:
    """Say who would like to help where; raises what the button would, so nobody presses in vain."""
    request = check_asked(session, link)
    person = session.get_one(User, request.user_id)
    group = session.get_one(Group, request.group_id)
    return _("%(person)s would like to help in %(group)s.", person=person.name, group=group.name)


_REFUSALS = ((NotFoundError, _l("The wish was taken back.")), *REFUSALS)

link_actions.add(
    JoinLink.ACCEPT,
    LinkAction(
        title=_l("Say yes"),
        sentence=_l("Press the button if this person shall help in your group. We tell them."),
        button=_l("Yes, welcome"),
        done=_l("This person now belongs to your group. We have told them."),
        do=accept_by_link,
        about=_about,
        again=("my.index", _l("My page")),
        refusals=_REFUSALS,
        is_personal=True,
    ),
)

link_actions.add(
    JoinLink.DECLINE,
    LinkAction(
        title=_l("Say no"),
        sentence=_l(
            "Press the button if you do not need more help at the moment. We write a kind letter."
        ),
        button=_l("No, not at the moment"),
        done=_l("We have told this person kindly."),
        do=decline_by_link,
        about=_about,
        again=("my.index", _l("My page")),
        refusals=_REFUSALS,
        is_personal=True,
    ),
)
