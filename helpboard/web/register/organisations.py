"""Organisations on the desk: finding them, vouching for them, hiding them."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.decision import OwnDecisionError
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.organisation import OrganisationState, OrganisationVerdict
from helpboard.domain.organisation_duplicates import Known, Likely
from helpboard.extensions import db, writing
from helpboard.models import Organisation
from helpboard.queries.contacts import contacts_with_organisation
from helpboard.queries.register_organisations import (
    OrganisationToDecide,
    RegisterFilter,
    RegisterRow,
    organisation_to_decide,
    pairs_in_register,
    register_page,
)
from helpboard.services.contacts import note_with_organisation
from helpboard.services.verifying import decide_organisation
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import area_asked, desk_area_field
from helpboard.web.desk_notes import notice_label
from helpboard.web.filters import known, select_field, words_typed
from helpboard.web.labels import organisation_kind
from helpboard.web.paging import number_of
from helpboard.web.paths import address_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.contact_log import TalkForm, contact_lines
from helpboard.web.register.organisation_forms import OrganisationDecisionForm
from helpboard.web.register.reach import once
from helpboard.web.register.words import DECIDED, HOW_IT_WAS, ROLES, SAME, STATES, VERDICTS
from helpboard.web.words.kinds import ORGANISATION_KINDS, organisation_kind_label
from helpboard.web.words.reasons import reason_text

ALL = "/desk/organisations"
ONE = f"{ALL}/<slug>"
ALONE = "alone"


@bp.get(ALL)
@allow(Permission.DESK)
def organisations() -> ResponseReturnValue:
    """Show the organisations of the reader's areas, those that wait first."""
    actor, session = acting(), db.session()
    area = area_asked(request.args, actor)
    chosen = RegisterFilter(
        text=words_typed(request.args),
        kind=known(request.args, "kind", ORGANISATION_KINDS),
        state=known(request.args, "state", {state.value for state in OrganisationState}),
        area_path=area.path if area else "",
        is_alone=known(request.args, "partner", {ALONE}) == ALONE,
    )
    page = register_page(session, actor, chosen, after=number_of("after"))
    is_first = not request.args
    return render_template(
        "register/organisations.html",
        fields=[*_fields(chosen), desk_area_field(actor, area)],
        active=_active(),
        q=chosen.text,
        rows=[_line(row) for row in page.rows],
        pairs=[_pair(*pair) for pair in pairs_in_register(session, actor)] if is_first else [],
        count=ngettext("%(num)d organisation", "%(num)d organisations", page.total),
        next_url=_url(after=str(page.next)) if page.next else "",
    )


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def organisation(slug: str) -> ResponseReturnValue:
    """Show one with all that helps to decide; POST decides on what was shown."""
    page = organisation_to_decide(db.session(), acting(), slug)
    if page.merged_into is not None:
        return redirect(url_for("register.organisation", slug=page.merged_into), 303)
    form, is_stale = _form(page), False
    if form.validate_on_submit():
        try:
            _decide(page.row.id, form)
        except (ConflictError, IllegalMoveError):
            is_stale = True
            page = organisation_to_decide(db.session(), acting(), slug)
        except OwnDecisionError:
            form.verdict.errors = [
                _("You look after it yourself. Somebody else decides whether it comes back.")
            ]
        else:
            return redirect(url_for("register.organisation", slug=slug), 303)
    shown = _page(page, form=form, is_stale=is_stale)
    return shown, 409 if is_stale else 422 if form.is_submitted() else 200


@bp.post(f"{ONE}/talks")
@allow(Permission.DESK)
def talk_with(slug: str) -> ResponseReturnValue:
    """Note a talk with an organisation."""
    actor = acting()
    page = organisation_to_decide(db.session(), actor, slug)
    organisation_id, form = page.row.id, TalkForm()
    if form.validate_on_submit():
        talk = form.talk

        def deed(session: Session, now: datetime) -> None:
            row = session.get_one(Organisation, organisation_id)
            note_with_organisation(session, actor=actor, organisation=row, talk=talk, now=now)

        once(deed)
        flash(_("The talk is noted."))
        return redirect(url_for("register.organisation", slug=slug), 303)
    return _page(page, talk=form), 422


def _page(
    page: OrganisationToDecide,
    *,
    form: OrganisationDecisionForm | None = None,
    talk: TalkForm | None = None,
    is_stale: bool = False,
) -> str:
    talks = contacts_with_organisation(db.session(), acting(), page.row.id)
    return render_template(
        "register/organisation.html",
        form=form or _form(page, is_new=True),
        is_stale=is_stale,
        row=page.row,
        talks=contact_lines(talks),
        talk=talk or TalkForm(formdata=None),
        button=ButtonForm(formdata=None),
        **_shown(page),
    )


def _form(page: OrganisationToDecide, *, is_new: bool = False) -> OrganisationDecisionForm:
    """Return the form as it was sent, or ``is_new``; a second look is offered for a reason."""
    given = {"formdata": None} if is_new else {}
    return OrganisationDecisionForm(
        state=page.row.state, has_notes=bool(page.notes), version=str(page.row.version), **given
    )


def _decide(organisation_id: int, form: OrganisationDecisionForm) -> None:
    moderator, judgement, now = acting(), form.judgement, datetime.now(UTC)
    with writing(db.session()) as session:
        decide_organisation(
            session,
            moderator=moderator,
            organisation_id=organisation_id,
            judgement=judgement,
            now=now,
        )
    if judgement.verdict is OrganisationVerdict.CONFIRM:
        flash(_("Noted. It stays verified."), "success")
    else:
        flash(_("Decided: %(verdict)s. The owners are told.", verdict=DECIDED[judgement.verdict]))


def _fields(chosen: RegisterFilter) -> list[dict[str, Any]]:
    states = [(state.value, str(STATES[state])) for state in OrganisationState]
    kinds = sorted(
        ((kind, organisation_kind_label(kind)) for kind in ORGANISATION_KINDS),
        key=lambda pair: pair[1],
    )
    alone = ALONE if chosen.is_alone else None
    return [
        select_field("state", _("State"), states, chosen.state, _("All states")),
        select_field("kind", _("Kind"), kinds, chosen.kind, _("All kinds")),
        select_field("partner", _("Partners"), [(ALONE, _("without a partner"))], alone, _("All")),
    ]


def _parameters() -> dict[str, str]:
    names = ("q", "state", "kind", "partner", "area")
    return {name: request.args[name] for name in names if request.args.get(name)}


def _url(**changed: str) -> str:
    return address_of("register.organisations", {**_parameters(), **changed})


def _active() -> bool:
    return bool(_parameters())


def _line(row: RegisterRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": url_for("register.organisation", slug=row.slug),
        "name": row.name,
        "state": row.state.value,
        "state_label": STATES[row.state],
        "detail": f"{organisation_kind(row.kind)} · {row.area_name}",
        "is_alone": row.is_alone and row.state is OrganisationState.VERIFIED,
        "notes": [notice_label(reason) for reason in row.notes],
    }


def _pair(one: Known, likely: Likely) -> dict[str, Any]:
    return {
        "one": one.name,
        "other": likely.other.name,
        "same": ", ".join(str(SAME[by]) for by in likely.same),
        "url": url_for("register.merge", slug=one.slug, other_slug=likely.other.slug),
    }


def _shown(page: OrganisationToDecide) -> dict[str, Any]:
    row = page.row
    return {
        "state": row.state.value,
        "state_label": STATES[row.state],
        "kind_label": organisation_kind(row.kind),
        "area_name": page.area_name,
        "parent": page.parent,
        "verified": _verified(page),
        "is_public": row.state is not OrganisationState.HIDDEN,
        "is_alone": page.is_alone and row.state is OrganisationState.VERIFIED,
        "facts": _facts(page),
        "members": [(one, ROLES[one.role]) for one in page.members],
        "notes": [
            (url_for("desk.notice", notice_id=number), notice_label(reason), text)
            for number, reason, text in page.notes
        ],
        "history": [_past(one) for one in page.decisions],
        "likely": [
            {
                "name": one.other.name,
                "same": ", ".join(str(SAME[by]) for by in one.same),
                "url": url_for("register.merge", slug=row.slug, other_slug=one.other.slug),
            }
            for one in page.likely
        ],
        "verdicts": VERDICTS,
    }


def _verified(page: OrganisationToDecide) -> str:
    row = page.row
    if row.verified_at is None:
        return ""
    day = dates.full_day(dates.local(row.verified_at).date())
    by = page.verified_by or _("somebody who has left")
    how = HOW_IT_WAS.get(row.verified_how)
    if how is None:
        return _("Verified on %(day)s by %(name)s", day=day, name=by)
    return _("Verified on %(day)s by %(name)s, %(how)s", day=day, name=by, how=how)


def _facts(page: OrganisationToDecide) -> list[tuple[str, str]]:
    """Return the public facts that say who this is, with their labels."""
    row = page.row
    address = ", ".join(part for part in (row.street, f"{row.postcode} {row.city}".strip()) if part)
    facts = (
        (_("Phone"), row.phone),
        (_("E-mail"), row.email),
        (_("Website"), row.website),
        (_("Address"), address),
        (_("On the board since"), dates.full_day(dates.local(row.created_at).date())),
    )
    return [(label, value) for label, value in facts if value]


def _past(one: Any) -> dict[str, Any]:
    return {
        "verdict": DECIDED[one.verdict],
        "reason": reason_text(one.reason) if one.reason else "",
        "sentence": one.sentence,
        "lang": one.sentence_lang,
        "by": one.by or _("somebody who has left"),
        "day": dates.full_day(dates.local(one.at).date()),
    }
