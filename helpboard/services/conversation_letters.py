"""Letters about conversations: each message once to each who hears of it, never to its writer."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.conversation import Role
from helpboard.domain.letter import LetterKind
from helpboard.models import Message, User
from helpboard.queries.sides import Sides, listeners
from helpboard.services import letters

OTHERS = {
    Role.OWNER: (Role.ANSWERER, Role.INTERPRETER),
    Role.ANSWERER: (Role.OWNER, Role.INTERPRETER),
    Role.INTERPRETER: (Role.OWNER, Role.ANSWERER),
}


def tell_message(session: Session, *, sides: Sides, message: Message, now: datetime) -> None:
    """Write to everybody on the other side that somebody has written."""
    talk = sides.conversation.id
    for role in OTHERS[message.role]:
        params = {"conversation_id": talk, "message": message.id, "role": role.value}
        for receiver in listeners(session, sides, role):
            if isinstance(receiver, User) and receiver.id == message.user_id:
                continue
            letters.write(
                session,
                kind=LetterKind.NEW_MESSAGE,
                to=receiver,
                params={**params, **_way(receiver)},
                now=now,
                once=f"message:{message.id}:{_name_of(receiver)}",
            )


def tell_held(session: Session, *, sides: Sides, now: datetime) -> None:
    """Tell the answerer kindly that a person looks at the answer first (rule 4)."""
    tell(session, kind=LetterKind.ANSWER_HELD, sides=sides, role=Role.ANSWERER, now=now)


def tell(
    session: Session,
    *,
    kind: LetterKind,
    sides: Sides,
    role: Role,
    now: datetime,
    params: dict[str, object] | None = None,
    occasion: str = "",
) -> None:
    """Write a letter of ``kind`` to everybody in ``role``, once for each ``occasion``."""
    talk = sides.conversation.id
    known = {"conversation_id": talk, "role": role.value, **(params or {})}
    for receiver in listeners(session, sides, role):
        letters.write(
            session,
            kind=kind,
            to=receiver,
            params={**known, **_way(receiver)},
            now=now,
            once=f"{kind.value}:{talk}:{occasion}:{_name_of(receiver)}",
        )


def _way(receiver: object) -> dict[str, bool]:
    """Say that a reader comes to the conversation by code."""
    return {} if isinstance(receiver, User) else {"by_code": True}


def _name_of(receiver: object) -> str:
    kind = "user" if isinstance(receiver, User) else "code"
    return f"{kind}:{receiver.id}"  # type: ignore[attr-defined]
