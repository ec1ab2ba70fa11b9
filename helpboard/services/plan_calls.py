"""Answers by phone: what somebody has told the coordinator about a line of a plan."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.plan import PlanMark, PlanState
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.proposal import OPEN, Party, SideAnswer
from helpboard.models import Plan, Proposal
from helpboard.queries.actors import areas_above
from helpboard.services import proposal_answers
from helpboard.services.plans import line_of
from helpboard.services.proposal_answers import Reply


def note_phone(
    session: Session,
    *,
    actor: Actor,
    plan: Plan,
    line_id: int,
    answer: SideAnswer,
    now: datetime,
) -> None:
    """Note a yes or no said on the phone. What was sent is answered by it at once.

    Before it is sent, a yes keeps the line as it is and a no forbids it.
    """
    policy.require(actor, Action.MAKE_PLAN, Thing(areas=areas_above(session, plan.area_id)))
    line = line_of(session, plan, line_id)
    if plan.state not in (PlanState.READY, PlanState.SENT) or line.appointment_id is not None:
        raise IllegalMoveError(plan.state, answer)
    line.said_by_phone = answer
    proposal = session.scalars(
        select(Proposal).where(Proposal.plan_line_id == line.id).order_by(Proposal.id.desc())
    ).first()
    if proposal is None:
        line.mark = PlanMark.PINNED if answer is SideAnswer.YES else PlanMark.BANNED
    elif proposal.state in OPEN:
        proposal_answers.answer_by_phone(
            session,
            actor=actor,
            proposal_id=proposal.id,
            party=Party.VOLUNTEER,
            reply=Reply(says_yes=answer is SideAnswer.YES),
            now=now,
        )
    session.flush()
