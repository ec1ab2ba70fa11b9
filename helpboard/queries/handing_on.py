"""To which partners a conversation can be handed on."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import literal, null, select
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.partnership import PartnershipState
from helpboard.models import Conversation, Group, Organisation, Partnership
from helpboard.queries.concealed import is_concealed


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation or a group that works together with the owner of a conversation."""

    key: str
    name: str
    organisation_id: int | None = None
    group_id: int | None = None


def partners_to_hand_on_to(session: Session, conversation: Conversation) -> tuple[Partner, ...]:
    """Read the partners of the organisation or group that owns a conversation, by name.

    An organisation's partners are groups and a group's are organisations, with a partnership that
    is alive. A person has none.
    """
    statement: Any
    if conversation.organisation_id is not None:
        statement = (
            select(literal("group"), Group.slug, Group.name, null(), Group.id)
            .join(Partnership, Partnership.group_id == Group.id)
            .where(
                Partnership.organisation_id == conversation.organisation_id,
                Partnership.state == PartnershipState.ACTIVE,
                Group.state.in_(PUBLIC_GROUPS),
            )
            .order_by(Group.name, Group.id)
        )
    elif conversation.group_id is not None:
        statement = (
            select(literal("organisation"), Organisation.slug, Organisation.name, Organisation.id)
            .add_columns(null())
            .join(Partnership, Partnership.organisation_id == Organisation.id)
            .where(
                Partnership.group_id == conversation.group_id,
                Partnership.state == PartnershipState.ACTIVE,
                ~is_concealed(),
            )
            .order_by(Organisation.name, Organisation.id)
        )
    else:
        return ()
    return tuple(
        Partner(f"{kind}:{slug}", name, organisation_id, group_id)
        for kind, slug, name, organisation_id, group_id in session.execute(statement)
    )
