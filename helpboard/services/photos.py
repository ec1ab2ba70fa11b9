"""The pictures of posts: which ones, in which order, and what they show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.facts import Problem
from helpboard.domain.plain_text import clean_line
from helpboard.domain.posting import RefusedPostError, text_problems
from helpboard.domain.refusal import Refusal
from helpboard.models import Photo, Post

MOST_PHOTOS = 3
MOST_ALT = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture whose files have been written: their name, the large one's size, what it shows."""

    name: str
    width: int
    height: int
    alt: str = ""


_PICTURES = (
    select(Photo.name, Photo.width, Photo.height, Photo.alt)
    .where(Photo.post_id == bindparam("post_id"))
    .order_by(Photo.position, Photo.id)
)


def pictures_of(session: Session, post_id: int) -> list[Picture]:
    """Return the pictures of a post in their order."""
    return [Picture(*row) for row in session.execute(_PICTURES, {"post_id": post_id})]


def check_pictures(pictures: Sequence[Picture]) -> list[Picture]:
    """Return pictures with clean words; ``RefusedPostError`` for too many, or for their words."""
    if len(pictures) > MOST_PHOTOS:
        raise RefusedPostError([Problem("photo", "too_many", {"maximum": MOST_PHOTOS})])
    try:
        checked = [
            Picture(one.name, one.width, one.height, clean_line(one.alt, most=MOST_ALT))
            for one in pictures
        ]
    except Refusal as refusal:
        raise RefusedPostError([Problem("photo", refusal.code, refusal.params)]) from None
    problems = [
        problem
        for one in checked
        for problem in text_problems(one.alt, is_trusted=False, field="photo")[1]
    ]
    if problems:
        raise RefusedPostError(problems)
    return checked


def show_pictures(
    session: Session, *, post: Post, pictures: Sequence[Picture], now: datetime
) -> list[str]:
    """Let a post have these pictures in this order; return names whose files nobody needs now.

    The caller removes the files after the commit. Who may do so is asked when the post is edited.
    """
    wanted = check_pictures(pictures)
    _require_free(session, post, [one.name for one in wanted])
    known = {
        photo.name: photo
        for photo in session.scalars(select(Photo).where(Photo.post_id == post.id))
    }
    for position, picture in enumerate(wanted):
        photo = known.pop(picture.name, None)
        if photo is None:
            photo = Photo(name=picture.name, post_id=post.id, created_at=now)
            photo.width, photo.height = picture.width, picture.height
            session.add(photo)
        photo.position, photo.alt = position, picture.alt
    for photo in known.values():
        session.delete(photo)
    session.flush()
    return sorted(known)


def _require_free(session: Session, post: Post, names: list[str]) -> None:
    """Raise ``RefusedPostError`` for a picture that another post has: each has one owner."""
    taken = select(Photo.id).where(
        Photo.name.in_(names), or_(Photo.post_id.is_(None), Photo.post_id != post.id)
    )
    if names and session.scalars(taken).first() is not None:
        raise RefusedPostError([Problem("photo", "picture_used", {})])
