"""Takes posts off the board whose time is over."""

from datetime import UTC, datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.post import PostState, check_move
from helpboard.models import Post
from helpboard.services import board_index
from helpboard.services.post_letters import tell_expired

AT_ONCE = 20


def expire_due(session: Session, *, now: datetime, zone: tzinfo = UTC, limit: int = AT_ONCE) -> int:
    """Expire up to ``limit`` posts whose end has come, oldest first; return how many.

    Readers never saw them after their end (rule 1); this makes room in the indexes. Two workers at
    once take different posts, or one waits for the other; doing it twice is harmless.
    """
    due = (
        select(Post)
        .where(Post.state == PostState.PUBLISHED, Post.expires_at <= now)
        .order_by(Post.expires_at, Post.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Post)
    )
    posts = session.scalars(due).all()
    for post in posts:
        check_move(post.state, PostState.EXPIRED)
        post.state = PostState.EXPIRED
        post.updated_at = now
        board_index.index_post(session, post)
        tell_expired(session, post=post, now=now, zone=zone)
    session.flush()
    return len(posts)
