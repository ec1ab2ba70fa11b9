"""Alerts: a letter when something new is on the board."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.alert import MOST_ALERTS, Rhythm, TooManyAlertsError
from helpboard.domain.topics import is_discreet
from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.queries.actors import actor_of
from helpboard.queries.alerts import AlertRow, alerts_of
from helpboard.queries.board import organisation_name
from helpboard.services import alerts as service
from helpboard.services import unsubscribing
from helpboard.web import link_actions
from helpboard.web.actors import signed_in
from helpboard.web.board_choice import Choice, choice_of, choice_of_filter
from helpboard.web.button_form import ButtonForm
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import status_of
from helpboard.web.link_actions import LinkAction
from helpboard.web.locale import settings
from helpboard.web.my.blueprint import bp
from helpboard.web.my.forms import AlertForm, ChangeAlertForm
from helpboard.web.paths import MOST_ID, address_of
from helpboard.web.permissions import Permission, allow

ALERT = f"/my/alerts/<int(max={MOST_ID}):alert_id>"


@bp.get("/my/alerts")
@allow(Permission.SIGNED_IN)
def alerts() -> ResponseReturnValue:
    """Show one's alerts, each with a form that changes it and a button that ends it."""
    return _list()


@bp.route("/my/alerts/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def new_alert() -> ResponseReturnValue:
    """Keep the filter that stands in the address, as the board's page named it."""
    choice = choice_of(request.args, kept_area_tree())
    slug = choice.filter.organisation
    organisation = organisation_name(db.session(), slug) if slug else None
    is_discreet_topic = choice.filter.topic is not None and is_discreet(choice.filter.topic)
    form = AlertForm()
    if form.validate_on_submit() and not is_discreet_topic and _was_kept(form, choice):
        return redirect(url_for("my.alerts"), 303)
    page = render_template(
        "my/new_alert.html",
        form=form,
        title=choice.title(),
        chips=[label for _name, label in choice.chips(organisation)],
        is_discreet_topic=is_discreet_topic,
        action=address_of("my.new_alert", choice.parameters()),
        board_url=address_of("board.index", choice.parameters()),
        email=signed_in().email,
    )
    return page, status_of(form)


@bp.post(ALERT)
@allow(Permission.SIGNED_IN)
def change_alert(alert_id: int) -> ResponseReturnValue:
    """Let an alert write more or less often."""
    form, user_id = ChangeAlertForm(), signed_in().id
    if not form.validate_on_submit():
        return _list(form, alert_id)
    with writing(db.session()) as session:
        service.change(
            session,
            actor=actor_of(session, session.get_one(User, user_id)),
            alert_id=alert_id,
            rhythm=Rhythm(form.rhythm.data),
            now=datetime.now(UTC),
            zone=settings().timezone,
        )
    return redirect(url_for("my.alerts"), 303)


@bp.post(f"{ALERT}/end")
@allow(Permission.SIGNED_IN)
def end_alert(alert_id: int) -> ResponseReturnValue:
    """End an alert."""
    form, user_id = ButtonForm(), signed_in().id
    if not form.validate_on_submit():
        return _list(form, alert_id)
    with writing(db.session()) as session:
        actor = actor_of(session, session.get_one(User, user_id))
        service.end(session, actor=actor, alert_id=alert_id)
    return redirect(url_for("my.alerts"), 303)


def _was_kept(form: AlertForm, choice: Choice) -> bool:
    user_id = signed_in().id
    try:
        with writing(db.session()) as session:
            service.keep(
                session,
                user=session.get_one(User, user_id),
                chosen=replace(choice.filter, area=choice.area.slug),
                rhythm=Rhythm(form.rhythm.data),
                now=datetime.now(UTC),
                zone=settings().timezone,
            )
    except TooManyAlertsError:
        sentence = _(
            "You have %(most)d alerts, and that is the most. Please end one first.",
            most=MOST_ALERTS,
        )
        form.form_errors.append(sentence)
        return False
    return True


def _list(
    sent: ChangeAlertForm | ButtonForm | None = None, alert_id: int | None = None
) -> ResponseReturnValue:
    """Show the list; ``sent`` is the form of the alert ``alert_id`` that was not right."""
    tree = kept_area_tree()
    rows = alerts_of(db.session(), signed_in().id)

    def view(row: AlertRow) -> dict[str, Any]:
        choice = choice_of_filter(row.chosen, tree)
        own = sent if row.id == alert_id and isinstance(sent, ChangeAlertForm) else None
        return {
            "id": row.id,
            "title": choice.title(),
            "chips": [label for _name, label in choice.chips(row.organisation_name)],
            "url": address_of("board.index", choice.parameters()),
            "form": own or ChangeAlertForm(formdata=None, rhythm=row.rhythm.value),
        }

    page = render_template(
        "my/alerts.html",
        alerts=[view(row) for row in rows],
        sent=sent,
        button_form=ButtonForm(formdata=None),
        email=signed_in().email,
    )
    return page, status_of(sent) if sent else 200


link_actions.add(
    service.END_ACTION,
    LinkAction(
        title=_l("No more e-mails about this search"),
        sentence=_l("Press the button, and we write no more about this search."),
        button=_l("Write no more"),
        done=_l("We write no more about this search."),
        do=unsubscribing.end_alert,
        is_one_click=True,
    ),
)
