"""For whom somebody may write: organisations that they edit, groups that they lead."""

from dataclasses import dataclass

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.policy import Actor
from helpboard.models import Area, Group, Organisation, Post
from helpboard.queries.concealed import is_concealed


@dataclass(frozen=True, slots=True)
class Voice:
    """An organisation or a group that somebody may speak for; ``code`` is as forms say it."""

    code: str
    name: str
    area_slug: str
    organisation_id: int | None
    group_id: int | None


def voices(session: Session, actor: Actor) -> list[Voice]:
    """Return whom ``actor`` may write for, by name, in one statement; none for most people."""
    if not actor.edits and not actor.leads:
        return []
    organisations = (
        select(literal("organisation"), Organisation.id, Organisation.slug, Organisation.name,
               Area.slug)
        .join(Area, Area.id == Organisation.area_id)
        .where(Organisation.id.in_(sorted(actor.edits)), ~is_concealed())
    )  # fmt: skip
    groups = (
        select(literal("group"), Group.id, Group.slug, Group.name, Area.slug)
        .join(Area, Area.id == Group.area_id)
        .where(Group.id.in_(sorted(actor.leads)), Group.state.in_(PUBLIC_GROUPS))
    )
    found = [
        Voice(
            f"{kind}:{slug}",
            name,
            area,
            id_ if kind == "organisation" else None,
            id_ if kind == "group" else None,
        )
        for kind, id_, slug, name, area in session.execute(union_all(organisations, groups))
    ]
    return sorted(found, key=lambda voice: (voice.name.casefold(), voice.code))


def last_area(session: Session, actor: Actor) -> str | None:
    """Return the area of the last post that a person wrote; None when there is none."""
    last = (
        select(Area.slug)
        .join(Post, Post.area_id == Area.id)
        .where(Post.author_id == actor.user_id)
        .order_by(Post.id.desc())
        .limit(1)
    )
    return session.scalar(last)
