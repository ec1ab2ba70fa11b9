"""Whom a coordinator phones about a plan: who has no e-mail, or has not answered."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.plan import PlanMark
from helpboard.domain.proposal import OPEN, Party, SideAnswer
from helpboard.models import Group, HelpRole, PlanLine, Proposal, ProposalSide, User


@dataclass(frozen=True, slots=True)
class CallRow:
    """Somebody to phone, and what they are asked; ``line_id`` is None for who is in no line."""

    user_id: int
    name: str
    phone: str | None
    has_email: bool
    line_id: int | None
    where: str
    topic: str | None
    is_sent: bool
    said: SideAnswer | None


def calls_of(session: Session, plan_id: int) -> list[CallRow]:
    """Return who is to be phoned about a plan's lines, by name; who has answered is left out.

    Numbers are for coordinators only.
    """
    rows: Any = session.execute(_calls().where(PlanLine.plan_id == plan_id))
    return [CallRow(*row) for row in rows]


def people_to_call(session: Session, ids: list[int]) -> list[CallRow]:
    """Return people without a line in the plan: nothing fits, or they have said nothing yet."""
    rows = session.execute(
        select(User.id, User.name, User.phone, User.email.is_not(None))
        .where(User.id.in_(ids))
        .order_by(User.name, User.id)
    )
    return [
        CallRow(
            user_id=user_id, name=name, phone=phone, has_email=has_email, line_id=None, where="",
            topic=None, is_sent=False, said=None,
        )
        for user_id, name, phone, has_email in rows
    ]  # fmt: skip


def _calls() -> Select[*tuple[Any, ...]]:
    newest = aliased(Proposal)
    last = (
        select(func.max(newest.id))
        .where(newest.plan_line_id == PlanLine.id)
        .correlate(PlanLine)
        .scalar_subquery()
    )
    waits = (
        (Proposal.state.in_(OPEN))
        & (ProposalSide.party == Party.VOLUNTEER)
        & (ProposalSide.answer == SideAnswer.ASKED)
    )
    return (
        select(
            User.id,
            User.name,
            User.phone,
            User.email.is_not(None),
            PlanLine.id,
            func.coalesce(Group.name, PlanLine.new_group),
            HelpRole.topic,
            Proposal.id.is_not(None),
            PlanLine.said_by_phone,
        )
        .select_from(PlanLine)
        .join(User, User.id == PlanLine.user_id)
        .outerjoin(Group, Group.id == PlanLine.group_id)
        .outerjoin(HelpRole, HelpRole.id == PlanLine.help_role_id)
        .outerjoin(Proposal, Proposal.id == last)
        .outerjoin(
            ProposalSide,
            (ProposalSide.proposal_id == Proposal.id) & (ProposalSide.party == Party.VOLUNTEER),
        )
        .where(
            PlanLine.mark != PlanMark.BANNED,
            or_(waits, Proposal.id.is_(None) & User.email.is_(None)),
        )
        .order_by(User.name, User.id)
    )
