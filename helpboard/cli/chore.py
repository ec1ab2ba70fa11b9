"""What the worker does again and again: one thing, its pace and its transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from helpboard.extensions import db, writing
from helpboard.services.turns import is_our_turn


@dataclass(frozen=True, slots=True)
class Chore:
    """Something done every ``seconds``; it says True while more of it is waiting."""

    name: str
    seconds: float
    do: Callable[[], bool]


def in_one_transaction(do: Callable[[Session, datetime], object]) -> Callable[[], bool]:
    """Make a chore of a service; it has more to do as long as it returns something like True.

    While the worker of another host does the same, this one leaves it at that.
    """
    name = f"{do.__module__}.{do.__qualname__}"

    def done() -> bool:
        with writing(db.session()) as session:
            return is_our_turn(session, name) and bool(do(session, datetime.now(UTC)))

    return done
