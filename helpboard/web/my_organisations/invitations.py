"""What the link in an invitation does: the person meant becomes a member, once logged in."""

from datetime import datetime

from flask import abort, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import NotFoundError
from helpboard.domain.organisation import JOIN, OtherAddressError
from helpboard.models import ActionLink, Organisation
from helpboard.services.members import accept
from helpboard.web import link_actions
from helpboard.web.auth import signed_in_or_none, to_login
from helpboard.web.link_actions import LinkAction


def _accept(session: Session, link: ActionLink, now: datetime) -> str:
    """Let the reader join; whoever is not logged in goes there first and comes back.

    Aborting rolls the transaction back, so the link stays good for the person meant.
    """
    reader = signed_in_or_none()
    if reader is None:
        abort(to_login())
    try:
        return accept(session, user=reader, link=link, now=now).slug
    except OtherAddressError:
        abort(make_response(render_template("my_organisations/other_address.html"), 403))


def _go_there(slug: str) -> ResponseReturnValue:
    return redirect(url_for("my_organisations.show", slug=slug), 303)


def _name(session: Session, link: ActionLink) -> str:
    organisation = session.get(Organisation, link.about_id)
    if organisation is None:
        raise NotFoundError(link.id)
    return organisation.name


link_actions.add(
    JOIN,
    LinkAction(
        title=_l("Look after an organisation's pages"),
        sentence=_l(
            "You are invited to change the pages of this organisation and to answer its messages. "
            "Please log in with the e-mail address to which we have written, or register with it "
            "first. Then press the button."
        ),
        button=_l("Accept the invitation"),
        done=_l("You now look after the pages of this organisation."),
        do=_accept,
        then=_go_there,
        about=_name,
    ),
)
