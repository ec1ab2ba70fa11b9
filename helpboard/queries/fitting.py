"""Posts that may fit somebody whom another post does not need any more."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam
from sqlalchemy.orm import Session

from helpboard.domain.topics import branch_of
from helpboard.models import Post
from helpboard.queries.board import POST, CardRow, card_columns, card_of, newest_with_code

FITTING = 3
_LOOKED_AT = 100


@cache
def _fitting() -> Select[*tuple[Any, ...]]:
    return (
        card_columns()
        .where(
            POST.id.in_(newest_with_code()),
            POST.id != bindparam("post_id"),
            POST.kind == bindparam("kind"),
        )
        .order_by(
            (POST.topic == bindparam("topic")).desc(),
            (POST.area_id == bindparam("area_id")).desc(),
            POST.published_at.desc(),
            POST.id.desc(),
        )
        .limit(bindparam("shown"))
    )


def fitting_posts(
    session: Session, post: Post, *, now: datetime, limit: int = FITTING
) -> tuple[CardRow, ...]:
    """Read public posts of the same kind and branch: same topic first, then same district.

    It looks at the newest hundred of the branch, so that no branch is too large for it.
    """
    asked = {
        "code": f"topic:{branch_of(post.topic)}",
        "now": now,
        "wanted": _LOOKED_AT,
        "post_id": post.id,
        "kind": post.kind,
        "topic": post.topic,
        "area_id": post.area_id,
        "shown": limit,
    }
    return tuple(card_of(row) for row in session.execute(_fitting(), asked))
