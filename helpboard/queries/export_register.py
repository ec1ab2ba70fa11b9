"""What the desk's register keeps about one person, for that person to take along."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, or_, select

from helpboard.models import (
    AccountDecision,
    Appeal,
    Contact,
    Organisation,
    OrganisationDecision,
)

Section = Callable[[int], Select[*tuple[Any, ...]]]


def _contacts(me: int) -> Select[*tuple[Any, ...]]:
    """Select what was noted of talks with one; who noted it is somebody else."""
    return (
        select(
            Contact.kind,
            Contact.text,
            Contact.on_date,
            Contact.follow_up_on,
            Contact.followed_up_at,
            Contact.created_at,
        )
        .where(Contact.user_id == me)
        .order_by(Contact.id)
    )


def _account_decisions(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            AccountDecision.verdict,
            AccountDecision.reason,
            AccountDecision.sentence,
            AccountDecision.sentence_lang,
            AccountDecision.at,
        )
        .where(AccountDecision.user_id == me)
        .order_by(AccountDecision.id)
    )


def _objections(me: int) -> Select[*tuple[Any, ...]]:
    """Select objections to one's own block, and those that one made for an organisation."""
    return (
        select(
            AccountDecision.verdict.label("account"),
            Organisation.name.label("for_organisation"),
            Appeal.text,
            Appeal.state,
            Appeal.sentence,
            Appeal.created_at,
        )
        .select_from(Appeal)
        .outerjoin(AccountDecision, AccountDecision.id == Appeal.account_decision_id)
        .outerjoin(OrganisationDecision, OrganisationDecision.id == Appeal.organisation_decision_id)
        .outerjoin(Organisation, Organisation.id == OrganisationDecision.organisation_id)
        .where(or_(AccountDecision.user_id == me, Appeal.made_by == me))
        .order_by(Appeal.id)
    )


SECTIONS: Mapping[str, Section] = {
    "contact_log": _contacts,
    "account_decisions": _account_decisions,
    "objections": _objections,
}
"""By the name that it has in the file."""
