"""Counting before adding, though several forms of one person may come at the same moment."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.policy import Actor
from helpboard.models import AccessCode, User


def one_by_one(session: Session, actor: Actor) -> None:
    """Wait until nobody else acts by the same account or code, and keep others waiting.

    What is counted afterwards stays true until this transaction ends. Rows that point to the person
    may be written meanwhile: two who answer each other do not wait for one another. SQLite has one
    writer at a time anyway.
    """
    who = (
        select(User.id).where(User.id == actor.user_id)
        if actor.user_id is not None
        else select(AccessCode.id).where(AccessCode.id == actor.code_id)
    )
    session.execute(who.with_for_update(key_share=True))
