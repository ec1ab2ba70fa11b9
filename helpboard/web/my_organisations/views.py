"""What the editors of an organisation do with its profile: the hub. The rest stands in `PARTS`."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.domain.profile import missing
from helpboard.extensions import db
from helpboard.queries.conversations import ThreadRow, threads_of
from helpboard.queries.my_organisations import OwnPostRow, Tally, posts_of, tally_of
from helpboard.web import dates
from helpboard.web.facts import headline
from helpboard.web.my_organisations import departments as departments
from helpboard.web.my_organisations import gives_seeks as gives_seeks
from helpboard.web.my_organisations import hours as hours
from helpboard.web.my_organisations import invitations as invitations
from helpboard.web.my_organisations import logo as logo
from helpboard.web.my_organisations import members as members
from helpboard.web.my_organisations import objecting as objecting
from helpboard.web.my_organisations import profile as profile
from helpboard.web.my_organisations import services as services
from helpboard.web.my_organisations.blueprint import ONE
from helpboard.web.my_organisations.blueprint import bp as bp
from helpboard.web.my_organisations.whose import Mine, mine
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.kinds import post_state_label

SHOWN = 10

MISSING = {
    "about": _l("Say in a few sentences what you do"),
    "contact": _l("Give a phone number, an e-mail address or a website"),
    "opening_hours": _l("Say when you are open"),
    "topics": _l("Choose your topics, so that people find you"),
    "languages": _l("Say which languages you speak"),
    "services": _l("Describe your advice hours and courses"),
    "gives_seeks": _l("Say what you give and what you look for"),
    "address": _l("Give your address"),
    "logo": _l("Show your logo"),
}

PARTS = (
    *(departments, gives_seeks, hours, invitations, logo, members, objecting, profile),
    services,
)
"""Importing them puts their views on the blueprint."""


@bp.get(ONE)
@allow(Permission.SIGNED_IN)
def show(slug: str) -> ResponseReturnValue:
    """Show what the public sees, what is missing, and what there is to do."""
    one = mine(slug)
    session = db.session()
    tally = tally_of(session, one.row.id)
    return render_template(
        "my_organisations/show.html",
        one=one.row,
        is_verified=one.row.state is OrganisationState.VERIFIED,
        is_hidden=one.row.state is OrganisationState.HIDDEN,
        is_taken_back=objecting.is_taken_back(one),
        may_object=objecting.leads_somewhere(one),
        rooms=_rooms(one, tally),
        missing=_missing(one, tally),
        threads=_threads(one),
        posts=[_post(row) for row in posts_of(session, one.row.id)],
        post_url=url_for("posting.new", act_as=f"organisation:{slug}"),
    )


def _rooms(one: Mine, tally: Tally) -> list[dict[str, Any]]:
    """Return the pages on which the parts are looked after, each with what it holds."""
    rows = (
        ("edit", "pencil", _("Profile"), _("Name, text, topics, languages, contact, donations")),
        ("hours", "clock", _("Opening hours"), _("The week, public holidays, days off")),
        ("gives_seeks", "handshake", _("Gives and looks for"), _("So that groups find you")),
        ("services", "calendar-days", _("Services"), _("Advice hours, courses, sport")),
        ("departments", "building-2", _("Departments"), _("Each with a profile of its own")),
        ("logo", "image", _("Logo"), _("A picture on your page")),
        ("members", "users-round", _("People"), _("Who looks after these pages")),
    )
    counted = _counted(tally)
    partners = {
        "url": url_for("proposals.partners_of_organisation", slug=one.row.slug),
        "icon": "handshake",
        "label": _("Partners"),
        "hint": _("Groups and cafés that fit you, and those you work with"),
    }
    found = [partners] + [
        {"url": _url(name, one), "icon": icon, "label": label, "hint": counted.get(name) or hint}
        for name, icon, label, hint in rows
    ]
    if one.row.state is OrganisationState.VERIFIED:
        found.append(
            {
                "url": url_for("appointments.order", slug=one.row.slug),
                "icon": "languages",
                "label": _("Appointments"),
                "hint": _("Order somebody who interprets or comes along"),
            }
        )
    return found


def _counted(tally: Tally) -> dict[str, str]:
    """Return what each part holds, in words; a part that holds nothing is left out."""
    words = {
        "gives_seeks": ngettext("%(num)d entry", "%(num)d entries", tally.gives_seeks),
        "services": ngettext("%(num)d service", "%(num)d services", tally.services),
        "departments": ngettext("%(num)d department", "%(num)d departments", tally.departments),
        "members": ngettext("%(num)d person", "%(num)d people", tally.members),
    }
    return {name: text for name, text in words.items() if getattr(tally, name)}


def _url(name: str, one: Mine) -> str:
    return url_for(f"my_organisations.{name}", slug=one.row.slug)


def _missing(one: Mine, tally: Tally) -> list[dict[str, str]]:
    """Return what would help readers most and is not there yet, with the way to it."""
    given = {
        **one.row.profile,
        "services": tally.services,
        "gives_seeks": tally.gives_seeks,
        "logo": tally.logo,
    }
    rooms = {
        "opening_hours": "hours",
        "services": "services",
        "gives_seeks": "gives_seeks",
        "logo": "logo",
    }
    return [
        {"label": str(MISSING[name]), "url": _url(rooms.get(name, "edit"), one)}
        for name in missing(given)
    ]


def _post(row: OwnPostRow) -> dict[str, Any]:
    state = post_state_label(row.state)
    is_public = row.state is PostState.PUBLISHED
    day = dates.day_and_month(row.expires_at)
    return {
        "headline": headline(row.kind, row.topic, row.facts, ""),
        "topic": row.topic,
        "detail": _("%(state)s until %(day)s", state=state, day=day) if is_public else state,
        "url": url_for("my.post", post_id=row.id),
    }


def _threads(one: Mine) -> list[dict[str, Any]]:
    """Return the conversations of this organisation, the latest first."""
    speaking = Actor(edits=frozenset({one.row.id}))
    rows = threads_of(db.session(), speaking)[:SHOWN]
    return [
        {
            "url": url_for("conversations.thread", conversation_id=row.id),
            "label": row.other.name or _("Somebody without an account"),
            "detail": _about(row),
            "is_new": row.is_new,
        }
        for row in rows
    ]


def _about(row: ThreadRow) -> str:
    if row.post is None:
        return dates.day_and_month(row.last_at)
    about = headline(row.post.kind, row.post.topic, row.post.facts, "")
    return _("%(day)s: %(about)s", day=dates.day_and_month(row.last_at), about=about)
