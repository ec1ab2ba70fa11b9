"""Notes that the board itself makes for the desk."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from helpboard.domain.lodger_wish import has_lodger_wish
from helpboard.domain.notice import NoticeOutcome
from helpboard.models import Notice, NoticeState, Post

LODGER_WISH = "lodger-wish"
PROPOSED_FROM_ELSEWHERE = "proposed-from-elsewhere"
LONGEST_NOTE = 2_000


def tell_desk(
    session: Session,
    *,
    about: str,
    about_id: int,
    reason: str,
    now: datetime,
    user_id: int | None = None,
    text: str = "",
) -> None:
    """Put a notice on the desk; one that still waits for the same reason is brought up to date."""
    waiting = session.scalars(
        select(Notice).where(
            Notice.about == about,
            Notice.about_id == about_id,
            Notice.reason == reason,
            Notice.state == NoticeState.OPEN,
        )
    ).first()
    if waiting is not None:
        waiting.text = "\n".join(part for part in (waiting.text, text) if part)[-LONGEST_NOTE:]
        return
    session.add(
        Notice(
            about=about,
            about_id=about_id,
            reason=reason,
            text=text,
            user_id=user_id,
            state=NoticeState.OPEN,
            created_at=now,
        )
    )
    session.flush()


def settle_note(
    session: Session, *, about: str, about_id: int, reason: str, by_id: int | None, now: datetime
) -> None:
    """Close what the board noted, once somebody has done it; harmless when nothing waits."""
    session.execute(
        update(Notice)
        .where(
            Notice.about == about,
            Notice.about_id == about_id,
            Notice.reason == reason,
            Notice.state == NoticeState.OPEN,
        )
        .values(
            state=NoticeState.DECIDED,
            outcome=NoticeOutcome.ACTED,
            decided_by=by_id,
            decided_at=now,
        )
    )


def note_lodger_wish(session: Session, post: Post, *, now: datetime) -> None:
    """Tell the desk when an offer of a home wishes for a lodger's sex or age (rule 4), once."""
    if not has_lodger_wish(post.kind, post.topic, post.facts, post.text):
        return
    known = select(Notice.id).where(
        Notice.about == "post",
        Notice.about_id == post.id,
        Notice.reason == LODGER_WISH,
        Notice.state == NoticeState.OPEN,
    )
    if session.scalar(known) is None:
        session.add(
            Notice(
                about="post",
                about_id=post.id,
                reason=LODGER_WISH,
                state=NoticeState.OPEN,
                created_at=now,
            )
        )
