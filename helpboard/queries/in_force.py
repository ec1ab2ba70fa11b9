"""Which decision holds against a person or an organisation at this moment."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.account import AccountState, AccountVerdict
from helpboard.domain.organisation import OrganisationState, OrganisationVerdict
from helpboard.models import AccountDecision, Organisation, OrganisationDecision, User

Restriction = AccountDecision | OrganisationDecision
"""A decision that has shut a person or an organisation out, or taken a verification back."""

_SHOWS = (OrganisationVerdict.HIDE, OrganisationVerdict.SHOW)
_VOUCHES = (OrganisationVerdict.TAKE_BACK, OrganisationVerdict.VERIFY)


def block_in_force(session: Session, user: User) -> AccountDecision | None:
    """Return the decision by which somebody is blocked now, None for everybody else."""
    if user.state is not AccountState.BLOCKED:
        return None
    last = select(AccountDecision).where(AccountDecision.user_id == user.id, _is_last_block())
    return session.scalars(last).one_or_none()


def restriction_in_force(
    session: Session, organisation: Organisation
) -> OrganisationDecision | None:
    """Return the decision by which an organisation is hidden now, or no longer verified.

    None when there is no such decision. While it is hidden, that counts and nothing else. One that
    goes on as another is not hidden: it leads there.
    """
    is_last = {
        OrganisationState.HIDDEN: _is_last(OrganisationVerdict.HIDE, _SHOWS),
        OrganisationState.UNVERIFIED: _is_last(OrganisationVerdict.TAKE_BACK, _VOUCHES),
    }.get(organisation.state)
    if is_last is None or organisation.merged_into_id:
        return None
    last = select(OrganisationDecision).where(
        OrganisationDecision.organisation_id == organisation.id, is_last
    )
    return session.scalars(last).one_or_none()


def block_holds() -> ColumnElement[bool]:
    """Return the condition that a joined decision is the one by which the person is blocked."""
    return and_(User.state == AccountState.BLOCKED, _is_last_block())


def restriction_holds() -> ColumnElement[bool]:
    """Return the condition that a joined decision is what :func:`restriction_in_force` says."""
    is_hidden = and_(
        Organisation.state == OrganisationState.HIDDEN, _is_last(OrganisationVerdict.HIDE, _SHOWS)
    )
    is_unverified = and_(
        Organisation.state == OrganisationState.UNVERIFIED,
        _is_last(OrganisationVerdict.TAKE_BACK, _VOUCHES),
    )
    return and_(Organisation.merged_into_id.is_(None), or_(is_hidden, is_unverified))


def _is_last_block() -> ColumnElement[bool]:
    newer = aliased(AccountDecision)
    is_followed = exists().where(
        newer.user_id == AccountDecision.user_id, _is_after(newer, AccountDecision)
    )
    return and_(
        AccountDecision.verdict == AccountVerdict.BLOCK, ~is_followed.correlate(AccountDecision)
    )


def _is_last(
    verdict: OrganisationVerdict, among: Collection[OrganisationVerdict]
) -> ColumnElement[bool]:
    newer = aliased(OrganisationDecision)
    is_followed = exists().where(
        newer.organisation_id == OrganisationDecision.organisation_id,
        newer.verdict.in_(among),
        _is_after(newer, OrganisationDecision),
    )
    return and_(
        OrganisationDecision.verdict == verdict, ~is_followed.correlate(OrganisationDecision)
    )


def _is_after(newer: Any, one: Any) -> ColumnElement[bool]:
    return or_(newer.at > one.at, and_(newer.at == one.at, newer.id > one.id))
