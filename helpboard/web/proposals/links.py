"""What the links in letters about proposals and partnerships do; nobody has to log in."""

from datetime import UTC, datetime

from flask import request
from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import IllegalMoveError, NotAllowedError, NotFoundError
from helpboard.models import ActionLink, Proposal
from helpboard.queries.proposal_letters import partnership_letter
from helpboard.services import partnerships, proposal_letters
from helpboard.services.proposal_links import (
    answer_by_link,
    how_by_link,
    row_to_answer,
    row_to_tell_how,
)
from helpboard.web import link_actions
from helpboard.web.facts import headline
from helpboard.web.link_actions import LinkAction
from helpboard.web.match_lines import reasons_for
from helpboard.web.proposals.forms import REFUSALS, reason_choices, reason_of
from helpboard.web.words.proposals import own_name, question_text, subject_text

_NOT_YOURS = _l("You no longer speak for this side, or it is gone.")
_REFUSALS = ((NotFoundError, _NOT_YOURS), (NotAllowedError, _NOT_YOURS), *REFUSALS)
_AGAIN = ("proposals.index", _l("My proposals"))


def _about(session: Session, link: ActionLink) -> str:
    return question_text(row_to_answer(session, link, now=datetime.now(UTC)))


def _lines(session: Session, link: ActionLink) -> list[str]:
    """Return the posts that it is about, then why it fits."""
    row = row_to_answer(session, link, now=datetime.now(UTC))
    posts = [post for post in (row.post, row.other_post) if post is not None]
    return [
        *(headline(post.kind, post.topic, post.facts, post.area_name) for post in posts),
        *reasons_for(row),
    ]


def _say_yes(session: Session, link: ActionLink, now: datetime) -> Proposal:
    return answer_by_link(session, link, says_yes=True, now=now)


def _say_no(session: Session, link: ActionLink, now: datetime) -> Proposal:
    reason = reason_of(request.form.get("choice"))
    return answer_by_link(session, link, says_yes=False, reason=reason, now=now)


def _about_how(session: Session, link: ActionLink) -> str:
    return subject_text(row_to_tell_how(session, link))


def _goes_well(session: Session, link: ActionLink, now: datetime) -> Proposal:
    return how_by_link(session, link, goes_well=True, now=now)


def _goes_badly(session: Session, link: ActionLink, now: datetime) -> Proposal:
    return how_by_link(session, link, goes_well=False, now=now)


def _about_partnership(session: Session, link: ActionLink) -> str:
    found = partnership_letter(session, {"partnership_id": link.about_id})
    if found is None:
        raise NotFoundError(link.id)
    if not found["is_active"]:
        raise IllegalMoveError(link.id)
    names = (own_name(found["organisation"]), own_name(found["group"]))
    return " · ".join(names)


def _go_on(session: Session, link: ActionLink, now: datetime) -> object:
    return partnerships.go_on_by_link(session, link, now=now)


def _end(session: Session, link: ActionLink, now: datetime) -> object:
    return partnerships.end_by_link(session, link, now=now)


link_actions.add(
    proposal_letters.YES,
    LinkAction(
        title=_l("Yes, gladly"),
        sentence=_l("Press the button to say yes. The other side hears of it at once."),
        button=_l("Yes, gladly"),
        done=_l("Thank you! As soon as everybody has said yes, you get a letter."),
        do=_say_yes,
        about=_about,
        lines=_lines,
        again=_AGAIN,
        refusals=_REFUSALS,
        is_personal=True,
    ),
)

link_actions.add(
    proposal_letters.NO,
    LinkAction(
        title=_l("No, not this time"),
        sentence=_l("That is fine. A reason helps us to make better suggestions."),
        button=_l("Say no"),
        done=_l("Thank you for saying so. The other side knows and looks for somebody else."),
        do=_say_no,
        about=_about,
        choices=(_l("Why not?"), tuple(reason_choices())),
        again=_AGAIN,
        refusals=_REFUSALS,
        is_personal=True,
    ),
)

link_actions.add(
    proposal_letters.WELL,
    LinkAction(
        title=_l("It goes well"),
        sentence=_l("Press the button to tell us that it goes well."),
        button=_l("Yes, it goes well"),
        done=_l("How good to hear. Thank you!"),
        do=_goes_well,
        about=_about_how,
        refusals=_REFUSALS,
        is_personal=True,
    ),
)

link_actions.add(
    proposal_letters.NOT_WELL,
    LinkAction(
        title=_l("It does not go well"),
        sentence=_l("Press the button to tell us. The coordinator may suggest somebody else."),
        button=_l("No, it does not"),
        done=_l("Thank you for being honest. The coordinator sees it."),
        do=_goes_badly,
        about=_about_how,
        refusals=_REFUSALS,
        is_personal=True,
    ),
)

_ENDED = (IllegalMoveError, _l("You no longer work together: somebody has ended it already."))

link_actions.add(
    partnerships.GO_ON,
    LinkAction(
        title=_l("Go on working together"),
        sentence=_l("Press the button to go on. In half a year we ask again."),
        button=_l("Yes, we go on"),
        done=_l("Good! You go on working together."),
        do=_go_on,
        about=_about_partnership,
        refusals=(_ENDED, *_REFUSALS),
        is_personal=True,
    ),
)

link_actions.add(
    partnerships.END,
    LinkAction(
        title=_l("End working together"),
        sentence=_l("Press the button to end it. The other side gets a letter."),
        button=_l("End it"),
        done=_l("You no longer work together. Thank you for what you have done."),
        do=_end,
        about=_about_partnership,
        refusals=(_ENDED, *_REFUSALS),
        is_personal=True,
    ),
)
