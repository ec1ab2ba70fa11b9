"""What a coordinator vouches for about a person: releases, certificates, and the printed letter."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.extensions import db
from helpboard.queries.meanwhile import roles_without_children
from helpboard.queries.my_sites import sites_known_to
from helpboard.queries.people import person_below, person_kept
from helpboard.queries.person import clearance_of, person_page
from helpboard.queries.volunteers import volunteer_profile
from helpboard.services import trusting
from helpboard.web import dates
from helpboard.web.button_form import ButtonForm
from helpboard.web.labels import topic_text
from helpboard.web.limits import status_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.people_forms import ClearanceForm, ReleaseForm, SiteReleaseForm
from helpboard.web.register.people_person import ONE
from helpboard.web.register.people_shown import clearance_lines, head_of, trusts
from helpboard.web.register.reach import once, press_again, reach, today

Deed = Callable[[Session, datetime], None]


@bp.route(f"{ONE}/releases", methods=["GET", "POST"])
@allow(Permission.DESK)
def releases(user_id: int) -> ResponseReturnValue:
    """Show for which sensitive topics somebody is released; POST releases for one more."""
    reader = reach()
    page = person_page(db.session(), reader, user_id, now=datetime.now(UTC))
    form = ReleaseForm(taken=[one.code for one in page.topics])
    if form.validate_on_submit():
        topic = form.topic.data

        def deed(session: Session, now: datetime) -> None:
            trusting.release_for_topic(
                session, reach=reader, user_id=user_id, topic=topic, has_met=True, now=now
            )

        return _done(user_id, "register.releases", deed, _("Released."))
    shown = render_template(
        "register/person_releases.html",
        person=head_of(page), rows=trusts(page)["topics"], form=form, button=ButtonForm(),
        is_below=page.is_below, has_clearance=page.clearance is not None,
    )  # fmt: skip
    return shown, status_of(form)


@bp.post(f"{ONE}/releases/<topic>/end")
@allow(Permission.DESK)
def end_release(user_id: int, topic: str) -> ResponseReturnValue:
    """Take a release for a topic back."""
    if not ButtonForm().validate_on_submit():
        return press_again("register.releases", user_id)
    reader = reach()

    def deed(session: Session, now: datetime) -> None:
        trusting.take_back_topic(session, reach=reader, user_id=user_id, topic=topic, now=now)

    return _done(user_id, "register.releases", deed, _("The release is taken back."))


@bp.route(f"{ONE}/sites", methods=["GET", "POST"])
@allow(Permission.DESK)
def known_sites(user_id: int) -> ResponseReturnValue:
    """Show which sites somebody may know of; POST adds one."""
    reader = reach()
    page = person_page(db.session(), reader, user_id, now=datetime.now(UTC))
    taken = {one.id for one in page.sites}
    known = sites_known_to(db.session(), reader.actor, today=today())
    offered = [one for one in known if one.id not in taken]
    form = SiteReleaseForm(sites=[(str(one.id), f"{one.name}, {one.area_name}") for one in offered])
    if form.validate_on_submit():
        site_id = int(form.site.data)

        def deed(session: Session, now: datetime) -> None:
            trusting.release_for_site(
                session, reach=reader, user_id=user_id, site_id=site_id, has_met=True, now=now
            )

        return _done(user_id, "register.known_sites", deed, _("Released."))
    shown = render_template(
        "register/person_sites.html",
        person=head_of(page), rows=trusts(page)["sites"], form=form, button=ButtonForm(),
        is_below=page.is_below,
    )  # fmt: skip
    return shown, status_of(form)


@bp.post(f"{ONE}/sites/<int(max={MOST_ID}):site_id>/end")
@allow(Permission.DESK)
def end_site_release(user_id: int, site_id: int) -> ResponseReturnValue:
    """Let a site be unknown to somebody again."""
    if not ButtonForm().validate_on_submit():
        return press_again("register.known_sites", user_id)
    reader = reach()

    def deed(session: Session, now: datetime) -> None:
        trusting.take_back_site(session, reach=reader, user_id=user_id, site_id=site_id, now=now)

    return _done(user_id, "register.known_sites", deed, _("The release is taken back."))


@bp.route(f"{ONE}/clearance", methods=["GET", "POST"])
@allow(Permission.DESK)
def clearance(user_id: int) -> ResponseReturnValue:
    """Explain the way to a certificate and show what was noted; POST notes what was seen."""
    reader, day = reach(), today()
    user = person_below(db.session(), reader, user_id)
    form = ClearanceForm()
    if form.validate_on_submit():
        seen = form.seen

        def deed(session: Session, now: datetime) -> None:
            trusting.note_clearance(
                session, reach=reader, user_id=user_id, seen=seen, today=day, now=now
            )

        return _done(user_id, "register.clearance", deed, _("Noted. The paper stays with them."))
    shown = render_template(
        "register/person_clearance.html",
        user=user, form=form, button=ButtonForm(),
        lines=clearance_lines(clearance_of(db.session(), user_id)),
        meanwhile=_meanwhile(user_id),
    )  # fmt: skip
    return shown, status_of(form)


def _meanwhile(user_id: int) -> list[dict[str, str]]:
    """Return what somebody can do until a certificate is there, what they like first."""
    session, reader = db.session(), reach()
    liked = volunteer_profile(session, user_id).said["topics"]
    return [
        {
            "url": url_for("groups.profile", slug=row.slug),
            "label": topic_text(row.topic),
            "detail": f"{row.name} · {row.area_name}",
        }
        for row in roles_without_children(session, reader.actor, liked=liked)
    ]


@bp.post(f"{ONE}/clearance/end")
@allow(Permission.DESK)
def forget_clearance(user_id: int) -> ResponseReturnValue:
    """Delete at once what was noted of a certificate."""
    if not ButtonForm().validate_on_submit():
        return press_again("register.clearance", user_id)
    reader = reach()

    def deed(session: Session, now: datetime) -> None:
        trusting.forget_clearance(session, reach=reader, user_id=user_id, now=now)

    return _done(user_id, "register.clearance", deed, _("What was noted is deleted."))


@bp.get(f"{ONE}/clearance/letter")
@allow(Permission.DESK)
def clearance_letter(user_id: int) -> ResponseReturnValue:
    """Show the letter with which a volunteer asks the town office for a certificate, in German."""
    user = person_kept(db.session(), reach(), user_id)
    with reading(LANGUAGES["de"]):
        return render_template(
            "register/clearance_letter.html",
            user=user,
            day=dates.full_day(today()),
            back=request.path.removesuffix("/letter"),
        )


def _done(user_id: int, endpoint: str, deed: Deed, said: str) -> ResponseReturnValue:
    once(deed)
    flash(said)
    return redirect(url_for(endpoint, user_id=user_id), 303)
