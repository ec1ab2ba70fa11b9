"""What the readers of a circular answer."""

from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from helpboard.domain.circular import AnswerOverError, may_answer
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.models import ActionLink, Circular, CircularReader
from helpboard.queries.circulars import OwnCircular, own_circular


def answer(
    session: Session, *, reader_id: int, user_id: int, said: str, now: datetime, zone: tzinfo
) -> None:
    """Note what a reader says; another answer takes its place until the day named is over.

    Raises ``NotFoundError`` for a circular of somebody else, ``IllegalMoveError`` for an answer
    that it does not offer, or ``AnswerOverError``.
    """
    reader = session.get(CircularReader, reader_id, with_for_update=True)
    circular = None if reader is None else session.get(Circular, reader.circular_id)
    if reader is None or circular is None or reader.user_id != user_id:
        raise NotFoundError(reader_id)
    today = now.astimezone(zone).date()
    if not may_answer(buttons=circular.buttons, answer_by=circular.answer_by, today=today):
        raise AnswerOverError(reader_id)
    if said not in circular.buttons:
        raise IllegalMoveError(said)
    reader.answer, reader.answered_at = said, now
    session.flush()


def circular_of_link(session: Session, link: ActionLink) -> OwnCircular:
    """Read what the buttons of a letter answer; ``NotFoundError`` when it is gone."""
    return own_circular(session, reader_id=link.about_id or 0, user_id=link.user_id or 0)
