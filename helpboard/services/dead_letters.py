"""Letters that were given up: the desk sends them once more, or lets them go (R12)."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LetterState
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Area, Letter
from helpboard.queries.actors import areas_in
from helpboard.services import outbox
from helpboard.services.deeds import note_deed


def send_again(
    session: Session, *, actor: Actor, home_id: int, letter_id: int, now: datetime
) -> None:
    """Give a letter ten more tries, with the same Message-ID.

    Raises ``NotAllowedError`` for whoever does not look after the home area, or ``NotFoundError``
    for a letter that was not given up.
    """
    _require(session, actor, home_id)
    outbox.retry(session, letter_id, now=now)
    note_deed(
        session, actor=actor, action=Action.CARE_FOR_LETTERS.value, about=("letter", letter_id),
        now=now, what="retry",
    )  # fmt: skip


def give_up(session: Session, *, actor: Actor, home_id: int, letter_id: int, now: datetime) -> None:
    """Let a letter go for good; raises as :func:`send_again`."""
    _require(session, actor, home_id)
    letter = session.get(Letter, letter_id, with_for_update=True)
    if letter is None or letter.state is not LetterState.DEAD:
        raise NotFoundError(letter_id)
    letter.state = LetterState.DROPPED
    note_deed(
        session, actor=actor, action=Action.CARE_FOR_LETTERS.value, about=("letter", letter_id),
        now=now, what="give-up",
    )  # fmt: skip


def _require(session: Session, actor: Actor, home_id: int) -> None:
    home = session.get_one(Area, home_id)
    policy.require(actor, Action.CARE_FOR_LETTERS, Thing(areas=areas_in(home.path)))
