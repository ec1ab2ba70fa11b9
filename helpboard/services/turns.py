"""Whose turn it is: several workers on one PostgreSQL never do the same at the same moment."""

import hashlib

from sqlalchemy import func, select
from sqlalchemy.orm import Session


def is_our_turn(session: Session, name: str) -> bool:
    """Tell whether nobody else is doing what ``name`` says; until the transaction ends it is ours.

    Ask first thing in a transaction: then it sees all that whoever had the turn before has done.
    On SQLite only one transaction writes at a time anyway.
    """
    if session.get_bind().dialect.name != "postgresql":
        return True
    digest = hashlib.blake2b(f"helpboard turn {name}".encode(), digest_size=8).digest()
    key = int.from_bytes(digest, signed=True)
    return bool(session.scalar(select(func.pg_try_advisory_xact_lock(key))))
