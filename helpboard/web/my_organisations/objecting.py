"""Objecting to a hidden page or a lost verification: an owner does it, once (DSA Art. 20)."""

from datetime import UTC, datetime
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.decision import Reason
from helpboard.domain.errors import NotAllowedError
from helpboard.domain.organisation import OrganisationVerdict
from helpboard.domain.policy import Action, Thing, may
from helpboard.extensions import db, writing
from helpboard.models import Organisation
from helpboard.queries.in_force import restriction_in_force
from helpboard.queries.restrictions import may_still_object, objection_to
from helpboard.services.restrictions import Objection, object_for_organisation
from helpboard.services.submissions import once
from helpboard.web.actors import acting
from helpboard.web.my_organisations.blueprint import ONE, bp
from helpboard.web.my_organisations.whose import Mine, mine
from helpboard.web.objection import ObjectionForm, objection_form, told
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route(f"{ONE}/object", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def object_to(slug: str) -> ResponseReturnValue:
    """Say why the page should be shown, or verified as it was; somebody else looks again."""
    one, form = mine(slug), ObjectionForm()
    if not may_object(one):
        raise NotAllowedError(Action.OBJECT_FOR_ORGANISATION)
    if form.validate_on_submit():
        _send(form, one.row.id)
        return redirect(request.path, 303)
    return objection_form(
        form,
        decided=_decided(one.row.id),
        kept=_(
            "We keep what you write for as long as the page is kept, and only the desk reads it."
        ),
        back_url=url_for("my_organisations.show", slug=slug),
    )


def may_object(one: Mine) -> bool:
    """Tell whether the reader owns the organisation, and so may speak against the desk."""
    return may(one.actor, Action.OBJECT_FOR_ORGANISATION, Thing(organisation_id=one.row.id))


def leads_somewhere(one: Mine) -> bool:
    """Tell whether the reader can object now, or has an objection that waits."""
    decided = _decided(one.row.id) if may_object(one) else {}
    return bool(decided) and (decided["is_open"] or not decided["is_objected"])


def is_taken_back(one: Mine) -> bool:
    """Tell whether the desk has taken back that the organisation is verified."""
    session = db.session()
    decision = restriction_in_force(session, session.get_one(Organisation, one.row.id))
    return decision is not None and decision.verdict is OrganisationVerdict.TAKE_BACK


def _send(form: ObjectionForm, organisation_id: int) -> None:
    key, actor, now = submission_key(), acting(), datetime.now(UTC)
    words = Objection(text=form.text.data or "", lang=current_language().tag)
    with writing(db.session()) as session:
        if once(session, key=key, now=now).is_first:
            object_for_organisation(
                session, actor=actor, organisation_id=organisation_id, words=words, now=now
            )


def _decided(organisation_id: int) -> dict[str, Any]:
    """Return why the page is hidden or no longer verified, and what became of an objection to it.

    Nothing when it is too late for one.
    """
    session = db.session()
    decision = restriction_in_force(session, session.get_one(Organisation, organisation_id))
    if decision is None or not decision.reason:
        return {}
    objection = objection_to(session, decision)
    if objection is None and not may_still_object(session, decision, now=datetime.now(UTC)):
        return {}
    return told(decision, Reason(decision.reason), objection)
