"""What readers say about texts, without a name, and translators who have looked at it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.translation import FeedbackKind, ItemKind
from helpboard.models import ReaderFeedback
from helpboard.queries.translatable import translatable_one
from helpboard.services.content_items import item_of
from helpboard.services.deeds import note_deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a reader of a thing says about its words in ``lang``; the text may be empty."""

    kind: ItemKind
    thing_id: int
    lang: str
    feedback: FeedbackKind
    text: str = ""


def give_feedback(session: Session, *, said: Feedback, now: datetime) -> ReaderFeedback:
    """Put it before translators; raises ``NotFoundError`` about what is not public."""
    translatable_one(session, said.kind, said.thing_id, now=now)
    row = ReaderFeedback(
        item_id=item_of(session, said.kind, said.thing_id).id,
        lang=said.lang,
        kind=said.feedback,
        text=said.text,
        at=now,
    )
    session.add(row)
    session.flush()
    return row


def settle_feedback(
    session: Session, *, actor: Actor, feedback_id: int, now: datetime
) -> ReaderFeedback:
    """Note that somebody has looked at it; again changes nothing.

    Raises ``NotFoundError`` and ``NotAllowedError`` for who does not translate into its language.
    """
    row = session.get(ReaderFeedback, feedback_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFoundError(feedback_id)
    policy.require(actor, Action.TRANSLATE, Thing(lang=row.lang))
    if row.settled_at is None:
        row.settled_at, row.settled_by = now, actor.user_id
        session.flush()
        about = ("feedback", row.id)
        note_deed(session, actor=actor, action="feedback:settle", about=about, now=now)
    return row
