"""Asking to help in a group: what it needs, the form, and how one's wish stands."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.joining import (
    AlreadyMemberError,
    JoinState,
    NotDeclaredError,
    NotJoinableError,
    takes_people,
)
from helpboard.domain.topics import is_discreet
from helpboard.extensions import db, writing
from helpboard.models import Group
from helpboard.queries.answerable import group_called
from helpboard.queries.joining import JoinPage, join_page
from helpboard.queries.overlap import clashes_of
from helpboard.services import joining, submissions
from helpboard.web.actors import signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.caching import discreet
from helpboard.web.helping import asked_lines, free_text, refusal_text, role_view, wish_text
from helpboard.web.joining.blueprint import bp
from helpboard.web.joining.forms import JoinForm
from helpboard.web.limits import WISHES_TO_HELP, is_within, status_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key
from helpboard.web.words.joining import way_in_text
from helpboard.web.words.when import slot_text


@bp.route("/groups/<slug>/join", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def join(slug: str) -> ResponseReturnValue:
    """Show what a group needs and ask to help; whoever belongs to it is led to their place."""
    group, user = group_called(db.session(), slug), signed_in()
    page = _read(group)
    form = JoinForm()
    form.offer(page.roles)
    if form.validate_on_submit() and is_within(form, (WISHES_TO_HELP, str(user.id))):
        if _ask(group.id, form):
            return redirect(url_for("joining.join", slug=slug), 303)
    elif page.is_member:
        return redirect(url_for("my_groups.place", slug=slug), 303)
    return _page(group, page, form)


def _read(group: Group) -> JoinPage:
    today = datetime.now(UTC).date()
    return join_page(db.session(), group, user_id=signed_in().id, today=today)


def _ask(group_id: int, form: JoinForm) -> bool:
    """Ask, once however often the form is sent; False when the form says what is wrong."""
    user_id, key, now = signed_in().id, submission_key(), datetime.now(UTC)
    wish = form.wish()
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                made = joining.ask(session, group_id=group_id, user_id=user_id, wish=wish, now=now)
                if made.state is JoinState.ACCEPTED:
                    flash(_("Welcome! You now belong to the group."), "success")
    except FieldsError as error:
        form.tell(error)
    except NotDeclaredError as error:
        form.tell_missing(error)
    except NotJoinableError:
        form.form_errors.append(_("This group cannot take you in at the moment."))
    except AlreadyMemberError:
        return True
    return not form.errors


def _page(group: Group, page: JoinPage, form: JoinForm) -> ResponseReturnValue:
    if any(is_discreet(topic) for topic in group.topics):
        discreet()
    chosen = next((row.id for row in page.roles if str(row.id) == form.role.data), None)
    wanted = {signed_in().id: chosen}
    today = datetime.now(UTC).date()
    found = clashes_of(db.session(), group_id=group.id, wanted=wanted, today=today)
    clashes = found.get(signed_in().id, ())
    html = render_template(
        "joining/join.html",
        group=group,
        page=page,
        clearance_missing=page.clearance_missing,
        form=form,
        token=ButtonForm(formdata=None),
        is_open=takes_people(joins=group.joins, state=group.state),
        way_in=way_in_text(group.joins),
        free=free_text(page.openings.in_all, page.openings.wait_in_all),
        roles=[role_view(row) for row in page.roles],
        asks=list(asked_lines(page.asked)) if not page.roles else [],
        asks_woman=any(row.asked.women_only for row in page.roles),
        asks_age=any(row.asked.min_age is not None for row in page.roles),
        wish_text=wish_text(page.wish) if page.wish else "",
        clashes=[{"time": slot_text(one.slot), "group": one.group_name} for one in clashes],
    )
    return html, status_of(form)


@bp.post("/groups/<slug>/join/take")
@allow(Permission.SIGNED_IN)
def take(slug: str) -> ResponseReturnValue:
    """Take the place that is kept for the reader."""
    if not ButtonForm().validate_on_submit():
        return _asked_again(slug)
    return _done(slug, joining.take_place)


@bp.post("/groups/<slug>/join/withdraw")
@allow(Permission.SIGNED_IN)
def withdraw(slug: str) -> ResponseReturnValue:
    """Take a wish back, or give up the place that is kept."""
    if not ButtonForm().validate_on_submit():
        return _asked_again(slug)
    return _done(slug, joining.withdraw)


def _asked_again(slug: str) -> ResponseReturnValue:
    flash(_("Please press the button again."), "alarm")
    return redirect(url_for("joining.join", slug=slug), 303)


def _done(slug: str, deed: joining.OwnDeed) -> ResponseReturnValue:
    group, user_id = group_called(db.session(), slug), signed_in().id
    wish = _read(group).wish
    if wish is None:
        raise NotFoundError(slug)
    try:
        with writing(db.session()) as session:
            deed(session, user_id=user_id, request_id=wish.id, now=datetime.now(UTC))
    except (IllegalMoveError, NotJoinableError) as error:
        flash(refusal_text(error) or "", "alarm")
    return redirect(url_for("joining.join", slug=slug), 303)
