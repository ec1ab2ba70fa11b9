"""Making a restored board whole: nobody comes back, and everything is found again."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain.erasure import ErasedKind
from helpboard.domain.post import PostState
from helpboard.models import AccessCode, Facet, Post, PostFacet, User
from helpboard.services import board_index, facets, search
from helpboard.services.content import content_changed
from helpboard.services.erasure import erase_code, erase_person

_CHUNK = 500


class _Remembered:
    """A journal of erasures that are in the file already."""

    def remember(self, kind: ErasedKind, key: str, *, at: datetime) -> None:
        """Do nothing."""


def make_whole(session: Session, *, erased: Iterable[tuple[ErasedKind, str]], now: datetime) -> int:
    """Erase again whoever was erased, and make anew what is derived; return how many that were.

    Call it when all rows are back, in the same transaction.
    """
    content_changed(session)
    again = sum(_erase_again(session, kind, key, now=now) for kind, key in erased)
    _reindex(session)
    return again


def _erase_again(session: Session, kind: ErasedKind, key: str, *, now: datetime) -> bool:
    journal = _Remembered()
    if kind is ErasedKind.USER:
        user_id = session.scalar(select(User.id).where(User.key == key))
        if user_id is not None:
            erase_person(session, user_id=user_id, journal=journal, now=now)
        return user_id is not None
    code_id = session.scalar(select(AccessCode.id).where(AccessCode.key == key))
    if code_id is not None:
        erase_code(session, code_id=code_id, journal=journal, now=now)
    return code_id is not None


def _reindex(session: Session) -> None:
    session.execute(delete(PostFacet))
    session.execute(delete(Facet))
    last = 0
    while posts := session.scalars(
        select(Post)
        .where(Post.state == PostState.PUBLISHED, Post.id > last)
        .order_by(Post.id)
        .limit(_CHUNK)
    ).all():
        facets.index_posts(session, posts)
        last = posts[-1].id
        session.expunge_all()
    search.reindex_all(session)
    board_index.recount(session)
