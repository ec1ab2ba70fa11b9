"""Moving an account to another e-mail address: confirmed at both (R04)."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from helpboard.domain.account import CONFIRM_LIFE, AccountLink
from helpboard.domain.errors import ConflictError, GoneError
from helpboard.domain.letter import LetterKind
from helpboard.models import ActionLink, User
from helpboard.queries.accounts import user_by_email
from helpboard.services import action_links, letters
from helpboard.services.accounts import end_links


def ask_for_address(session: Session, *, user: User, email: str, now: datetime) -> None:
    """Write to the old and the new address of an account; earlier wishes are worth nothing.

    Whoever has an account with the new address already gets another letter there, by the same
    steps: the asker cannot tell.
    """
    end_links(session, user=user, now=now)
    owner = session.scalars(user_by_email(email)).one_or_none()
    leaving, arriving = (_offer(session, user, email, now) for _ in range(2))
    leaving.data = {"email": email, "other": arriving.id, "is_new": False}
    arriving.data = {"email": email, "other": leaving.id, "is_new": True}
    letters.write(
        session,
        kind=LetterKind.LEAVE_ADDRESS,
        to=user,
        params={"confirm_link": leaving.key},
        now=now,
    )
    if owner is None:
        letters.write(
            session,
            kind=LetterKind.CONFIRM_NEW_ADDRESS,
            to=letters.Stranger(email, user.language),
            params={"confirm_link": arriving.key},
            now=now,
        )
    else:
        letters.write(session, kind=LetterKind.ALREADY_REGISTERED, to=owner, params={}, now=now)


def confirm_address(session: Session, link: ActionLink, now: datetime) -> bool:
    """Note that one of two addresses agrees; True when both have, and the account has moved.

    Raises :class:`ConflictError` when somebody else has got the new address in the meantime.
    """
    user = session.get_one(User, link.user_id, with_for_update=True)
    other = session.scalar(
        select(ActionLink.used_at).where(
            ActionLink.id == link.data["other"], ActionLink.user_id == user.id
        )
    )
    if other is None:
        return False
    _move(session, user, link.data["email"], now)
    return True


def _move(session: Session, user: User, email: str, now: datetime) -> None:
    old = user.email
    if old is None or old == email:
        raise GoneError(user.id)
    try:
        with session.begin_nested():
            session.execute(
                update(User).where(User.id == user.id).values(email=email, updated_at=now)
            )
    except IntegrityError as error:
        raise ConflictError("email") from error
    end_links(session, user=user, now=now)
    letters.write(
        session,
        kind=LetterKind.ADDRESS_CHANGED,
        to=letters.Stranger(old, user.language),
        params={},
        now=now,
    )


def _offer(session: Session, user: User, email: str, now: datetime) -> ActionLink:
    return action_links.offer(
        session,
        action=AccountLink.ADDRESS,
        now=now,
        life=CONFIRM_LIFE,
        user_id=user.id,
        data={"email": email},
    )
