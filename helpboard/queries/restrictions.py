"""Objections of people who are blocked, and of organisations that are hidden or not vouched for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from helpboard.domain.decision import APPEAL_LIFE, AppealState, Restricted
from helpboard.domain.errors import NotFoundError
from helpboard.domain.organisation import OrganisationVerdict
from helpboard.domain.policy import Action, Actor, may
from helpboard.models import (
    AccountDecision,
    Appeal,
    Area,
    Coordinator,
    Organisation,
    OrganisationDecision,
    User,
)
from helpboard.queries.actors import areas_above, organisation_as_thing
from helpboard.queries.held import is_below
from helpboard.queries.in_force import Restriction, block_holds, restriction_holds
from helpboard.queries.nearness import nearness, somebody_is_further
from helpboard.queries.people import Reach, is_decided_about_by, is_mine

_DECIDER = aliased(User, name="decider")


@dataclass(frozen=True, slots=True)
class RestrictionRow:
    """An objection as the desk sees it: ``key`` is the id of a person, the slug of a page."""

    id: int
    about: Restricted
    key: str
    name: str
    text: str
    text_lang: str
    created_at: datetime
    reason: str
    sentence: str
    sentence_lang: str
    decided_by: int | None
    decider_name: str | None
    decided_at: datetime


def open_restrictions(session: Session, reach: Reach) -> tuple[RestrictionRow, ...]:
    """Read what waits and still matters of those about whom the reader may decide.

    The oldest comes first.
    """
    return _read(session, reach)


def restriction_to_decide(session: Session, reach: Reach, appeal_id: int) -> RestrictionRow:
    """Read one objection; ``NotFoundError`` for one that is decided or belongs to others."""
    found = _read(session, reach, Appeal.id == appeal_id)
    if not found:
        raise NotFoundError(appeal_id)
    return found[0]


def decided_restriction(session: Session, reach: Reach, appeal_id: int) -> RestrictionRow:
    """Read one that is decided; ``NotFoundError`` for one that waits or belongs to others."""
    is_it = (Appeal.id == appeal_id, Appeal.state != AppealState.OPEN)
    found = _rows(session, _people(reach).where(*is_it), _organisations(reach).where(*is_it))
    if not found:
        raise NotFoundError(appeal_id)
    return found[0]


def restriction_of(session: Session, appeal: Appeal) -> Restriction:
    """Return what an objection is about; ``NotFoundError`` when it is about a post."""
    if appeal.account_decision_id is not None:
        return session.get_one(AccountDecision, appeal.account_decision_id)
    if appeal.organisation_decision_id is not None:
        return session.get_one(OrganisationDecision, appeal.organisation_decision_id)
    raise NotFoundError(appeal.id)


def objection_to(session: Session, decision: Restriction) -> Appeal | None:
    """Return the objection to a restriction, if there is one."""
    return session.scalars(objections_to(decision)).one_or_none()


def objections_to(decision: Restriction) -> Select[Appeal]:
    """Select the one objection to a restriction, or none."""
    key = (
        Appeal.account_decision_id
        if isinstance(decision, AccountDecision)
        else Appeal.organisation_decision_id
    )
    return select(Appeal).where(key == decision.id)


def may_still_object(session: Session, decision: Restriction, *, now: datetime) -> bool:
    """Tell whether a restriction is young enough, and nobody has objected to it yet."""
    return decision.at > now - APPEAL_LIFE and objection_to(session, decision) is None


def block_to_object_to(session: Session, user_id: int, *, now: datetime) -> int | None:
    """Return the block to which somebody may still object, in one statement; None for nobody."""
    is_objected = exists().where(Appeal.account_decision_id == AccountDecision.id)
    return session.scalar(
        select(AccountDecision.id)
        .join(User, User.id == AccountDecision.user_id)
        .where(
            User.id == user_id,
            block_holds(),
            AccountDecision.at > now - APPEAL_LIFE,
            ~is_objected,
        )
    )


def may_decide_again(session: Session, reach: Reach, decision: Restriction) -> bool:
    """Tell whether whoever acts may take a restriction back."""
    if isinstance(decision, OrganisationDecision):
        organisation = session.get_one(Organisation, decision.organisation_id)
        thing = organisation_as_thing(session, organisation)
        return may(reach.actor, Action.DECIDE_ORGANISATION, thing)
    is_theirs = select(User.id).where(User.id == decision.user_id, _may_decide_about(reach))
    return session.scalar(is_theirs) is not None


def _may_decide_about(reach: Reach) -> ColumnElement[bool]:
    return and_(is_mine(reach), is_decided_about_by(reach.actor))


def somebody_else_decides(session: Session, reach: Reach, decision: Restriction) -> bool:
    """Tell whether somebody has less to do with a restriction than the reader, and can lift it.

    The side of an organisation is whoever may edit it.
    """

    def nearness_of(actor: Actor) -> int | None:
        if not may_decide_again(session, Reach(actor, reach.home), decision):
            return None
        has_decided = decision.decided_by is not None and decision.decided_by == actor.user_id
        return nearness(is_theirs=_is_side_of(session, actor, decision), has_decided=has_decided)

    return somebody_is_further(session, reach.actor, nearness_of, among=true())


def somebody_else_lifts(session: Session, moderator: Actor, organisation: Organisation) -> bool:
    """Tell whether ``moderator`` edits a page and somebody who does not can decide about it."""
    thing = organisation_as_thing(session, organisation)

    def nearness_of(actor: Actor) -> int | None:
        if not may(actor, Action.DECIDE_ORGANISATION, thing):
            return None
        return nearness(is_theirs=may(actor, Action.EDIT_ORGANISATION, thing), has_decided=False)

    above = Coordinator.area_id.in_(areas_above(session, organisation.area_id))
    return somebody_is_further(session, moderator, nearness_of, among=above)


def _is_side_of(session: Session, actor: Actor, decision: Restriction) -> bool:
    if isinstance(decision, AccountDecision):
        return decision.user_id == actor.user_id
    organisation = session.get_one(Organisation, decision.organisation_id)
    return may(actor, Action.EDIT_ORGANISATION, organisation_as_thing(session, organisation))


def restriction_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what became of an objection; None when what it was about is gone."""
    appeal = session.get(Appeal, params["appeal_id"])
    if appeal is None:
        return None
    decision = restriction_of(session, appeal)
    page, about = None, Restricted.PERSON
    if isinstance(decision, OrganisationDecision):
        page = session.get_one(Organisation, decision.organisation_id)
        is_unverified = decision.verdict is OrganisationVerdict.TAKE_BACK
        about = Restricted.VERIFICATION if is_unverified else Restricted.ORGANISATION
    return {
        "about": about.value,
        "name": "" if page is None else page.name,
        "slug": "" if page is None else page.slug,
        "is_overturned": appeal.state is AppealState.OVERTURNED,
        "sentence": appeal.sentence,
        "sentence_lang": appeal.sentence_lang,
    }


def _read(
    session: Session, reach: Reach, *which: ColumnElement[bool]
) -> tuple[RestrictionRow, ...]:
    """Read what waits and is about a restriction that holds."""
    which = (*which, Appeal.state == AppealState.OPEN)
    people = _people(reach).where(block_holds(), *which)
    return _rows(session, people, _organisations(reach).where(restriction_holds(), *which))


def _rows(
    session: Session, people: Select[*tuple[Any, ...]], pages: Select[*tuple[Any, ...]]
) -> tuple[RestrictionRow, ...]:
    rows = union_all(people, pages).subquery()
    found: Any = session.execute(select(rows).order_by(rows.c.created_at, rows.c.id))
    return tuple(
        RestrictionRow(**{**row._asdict(), "about": Restricted(row.about), "key": str(row.key)})
        for row in found
    )


def _people(reach: Reach) -> Select[*tuple[Any, ...]]:
    person = literal(Restricted.PERSON.value)
    return (
        select(*_columns(person, cast(User.id, String), User.name, AccountDecision))
        .join(AccountDecision, AccountDecision.id == Appeal.account_decision_id)
        .join(User, User.id == AccountDecision.user_id)
        .outerjoin(_DECIDER, _DECIDER.id == AccountDecision.decided_by)
        .where(_may_decide_about(reach))
    )


def _organisations(reach: Reach) -> Select[*tuple[Any, ...]]:
    about = case(
        (
            OrganisationDecision.verdict == OrganisationVerdict.TAKE_BACK,
            literal(Restricted.VERIFICATION.value),
        ),
        else_=literal(Restricted.ORGANISATION.value),
    )
    named = (about, Organisation.slug, Organisation.name)
    return (
        select(*_columns(*named, OrganisationDecision))
        .join(OrganisationDecision, OrganisationDecision.id == Appeal.organisation_decision_id)
        .join(Organisation, Organisation.id == OrganisationDecision.organisation_id)
        .join(Area, Area.id == Organisation.area_id)
        .outerjoin(_DECIDER, _DECIDER.id == OrganisationDecision.decided_by)
        .where(is_below(reach.actor))
    )


def _columns(about: Any, key: Any, name: Any, decision: type[Any]) -> tuple[Any, ...]:
    return (
        Appeal.id.label("id"),
        about.label("about"),
        key.label("key"),
        name.label("name"),
        *(Appeal.text, Appeal.text_lang, Appeal.created_at),
        *(decision.reason, decision.sentence, decision.sentence_lang, decision.decided_by),
        _DECIDER.name.label("decider_name"),
        decision.at.label("decided_at"),
    )
