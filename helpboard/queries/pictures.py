"""To whom a picture belongs, and whether everybody may see it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.policy import Action, Thing
from helpboard.domain.post import is_public
from helpboard.domain.topics import is_discreet
from helpboard.models import Organisation, Photo, Post
from helpboard.queries.actors import areas_above, post_as_thing
from helpboard.queries.concealed import is_concealed


@dataclass(frozen=True, slots=True)
class PictureOwner:
    """Until when everybody may see a picture (None: not now), and who may see it anyway.

    ``is_lasting`` says that it is public without an end, such as a logo; ``is_discreet`` that no
    phone may keep it (rule 12).
    """

    public_until: datetime | None
    is_lasting: bool
    thing: Thing
    seen_by: tuple[Action, ...]
    is_discreet: bool


def picture_owner(session: Session, name: str, *, now: datetime) -> PictureOwner | None:
    """Return the owner of a picture by its name; None when it belongs to nothing."""
    photo = session.execute(
        select(Photo.post_id, Photo.organisation_id).where(Photo.name == name)
    ).one_or_none()
    if photo is None:
        return None
    if photo.post_id is not None:
        post = session.get_one(Post, photo.post_id)
        until = post.expires_at if is_public(post, now=now) else None
        thing = post_as_thing(session, post)
        seen_by = (Action.EDIT_POST, Action.DECIDE_POST)
        return PictureOwner(until, False, thing, seen_by, is_discreet(post.topic))
    return _of_organisation(session, photo.organisation_id)


def _of_organisation(session: Session, organisation_id: int) -> PictureOwner:
    row = session.execute(
        select(
            Organisation.area_id, Organisation.topics, is_concealed().label("is_concealed")
        ).where(Organisation.id == organisation_id)
    ).one()
    thing = Thing(areas=areas_above(session, row.area_id), organisation_id=organisation_id)
    return PictureOwner(
        None,
        not row.is_concealed,
        thing,
        (Action.EDIT_ORGANISATION, Action.DECIDE_POST),
        any(is_discreet(topic) for topic in row.topics),
    )
