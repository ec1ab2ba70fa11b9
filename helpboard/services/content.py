"""Content that is public: saying that it changes when the session cannot see it."""

from typing import Any

from sqlalchemy.orm import Session, scoped_session

CHANGED = "content_changed"


def content_changed(session: Session | scoped_session[Any]) -> None:
    """Note that this transaction changes something public past the unit of work.

    Needed for statements given as text only; whole objects and Core statements on public tables
    are noticed. Forgotten when the transaction ends.
    """
    session.info[CHANGED] = True
