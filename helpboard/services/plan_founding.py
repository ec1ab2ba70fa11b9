"""The group that a closing plan founds: it begins when the plan is sent, not before."""

from collections import Counter
from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.group import AddressShown, GroupKind
from helpboard.domain.joining import Joins
from helpboard.domain.plan import PlanMark
from helpboard.domain.policy import Actor
from helpboard.models import Area, Group, HelpRole, Plan, PlanLine
from helpboard.services import groups


def found_new_group(
    session: Session, *, actor: Actor, plan: Plan, now: datetime, zone: tzinfo
) -> Group | None:
    """Found the group that lines of a plan lead to, with a role for each topic; None without one.

    Nobody becomes a lead without a yes: whoever sends the plan leads the group until she hands it
    over to the lead that the plan names.
    """
    lines = session.scalars(
        select(PlanLine).where(
            PlanLine.plan_id == plan.id,
            PlanLine.new_group != "",
            PlanLine.group_id.is_(None),
            PlanLine.mark != PlanMark.BANNED,
        )
    ).all()
    if not lines:
        return None
    topics = Counter(str(line.reasons["topic"]) for line in lines)
    group = groups.found(session, actor=actor, typed=_typed(session, plan), now=now, zone=zone)
    roles = _roles(group, topics, places=int(plan.wishes.get("places") or 0))
    session.add_all(roles.values())
    session.flush()
    for line in lines:
        line.group_id = group.id
        line.help_role_id = roles[str(line.reasons["topic"])].id
        line.new_group = ""
    plan.wishes = {**plan.wishes, "new_group": False, "founded": group.id}
    session.flush()
    return group


def _roles(group: Group, topics: Counter[str], *, places: int) -> dict[str, HelpRole]:
    """Return a role for each topic that people come for, with the places shared among them."""
    each = -(-places // len(topics))
    return {
        topic: HelpRole(
            group_id=group.id,
            topic=topic,
            must_speak=[],
            helpful=[],
            when=None,
            min_minutes=0,
            capacity=max(each, number),
            position=position,
        )
        for position, (topic, number) in enumerate(sorted(topics.items()))
    }


def _typed(session: Session, plan: Plan) -> dict[str, object]:
    area = session.get_one(Area, int(plan.wishes["group_area"]))
    return {
        "name": plan.wishes["name"],
        "kind": GroupKind.WORKING_GROUP.value,
        "area": area.slug,
        "about": "",
        "source_lang": "de",
        "topics": plan.wishes["topics"],
        "languages": ["de"],
        "conditions": [],
        "place": "",
        "address": "",
        "address_shown": AddressShown.RELEASED.value,
        "capacity": None,
        "joins": Joins.ASKED.value,
    }
