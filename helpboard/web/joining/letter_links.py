"""What the links in letters about a free place do."""

from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.joining import JoinLink
from helpboard.models import ActionLink, Group, JoinRequest
from helpboard.services.joining import check_offered, give_up_by_link, take_by_link
from helpboard.web import link_actions
from helpboard.web.helping import REFUSALS
from helpboard.web.link_actions import LinkAction

_OVER = _l("This place is no longer kept for you: the time is over, or it was given up.")


def _about(session: Session, link: ActionLink) -> str:
    """Name the group; raises what the button would raise, so that nobody presses in vain."""
    check_offered(session, link)
    request = session.get(JoinRequest, link.about_id)
    group = session.get(Group, request.group_id) if request else None
    if group is None:
        raise NotFoundError(link.id)
    return group.name


_REFUSALS = ((IllegalMoveError, _OVER), (NotFoundError, _OVER), *REFUSALS)

link_actions.add(
    JoinLink.TAKE,
    LinkAction(
        title=_l("A place is free for you"),
        sentence=_l("Press the button if you would like to help in this group."),
        button=_l("Take the place"),
        done=_l("Thank you! The group knows that you take the place."),
        do=take_by_link,
        about=_about,
        again=("my.index", _l("My page")),
        refusals=_REFUSALS,
        is_personal=True,
    ),
)

link_actions.add(
    JoinLink.GIVE_UP,
    LinkAction(
        title=_l("Give the place to the next person"),
        sentence=_l("Press the button if you do not want the place in this group any more."),
        button=_l("Give it up"),
        done=_l("Thank you for saying so. The place goes to the next person."),
        do=give_up_by_link,
        about=_about,
        refusals=_REFUSALS,
        is_personal=True,
    ),
)
