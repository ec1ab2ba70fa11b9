# Longer than 300 lines because each table that knows a person has a statement of its own.
"""Everything the board keeps about one person, for that person to take along (Art. 15 and 20).

A section is one statement; what identifies somebody else or would open something is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from helpboard.models import (
    AccessCode,
    ActionLink,
    Alert,
    Appeal,
    Area,
    Clearance,
    Coordinator,
    Decision,
    Entry,
    Group,
    Letter,
    Login,
    Message,
    Notice,
    Organisation,
    OrganisationMember,
    Participant,
    PersonBlock,
    Photo,
    Post,
    RecoveryCode,
    Release,
    User,
)
from helpboard.queries import (
    export_groups,
    export_informing,
    export_intake,
    export_matching,
    export_register,
    export_reports,
    export_translating,
)

Section = Callable[[int], Select[*tuple[Any, ...]]]
"""Selects what one part of the export holds about the person with this id."""


def _account(me: int) -> Select[*tuple[Any, ...]]:
    return select(
        User.id,
        User.name,
        User.email,
        User.phone,
        User.language,
        User.state,
        User.is_translator,
        User.password_hash.is_not(None).label("has_password"),
        User.totp_secret.is_not(None).label("has_second_factor"),
        User.created_at,
        User.updated_at,
        User.terms_at,
        User.last_seen_at,
        User.warned_at,
    ).where(User.id == me)


def _posts(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Post.id,
            Post.kind,
            Post.state,
            Post.topic,
            Area.name.label("area"),
            Organisation.name.label("for_organisation"),
            Group.name.label("for_group"),
            Post.facts,
            Post.text,
            Post.text_lang,
            Post.count,
            Post.found,
            Post.created_at,
            Post.updated_at,
            Post.published_at,
            Post.first_published_at,
            Post.expires_at,
        )
        .join(Area, Area.id == Post.area_id)
        .outerjoin(Organisation, Organisation.id == Post.organisation_id)
        .outerjoin(Group, Group.id == Post.group_id)
        .where(Post.author_id == me)
        .order_by(Post.id)
    )


def _photos(me: int) -> Select[*tuple[Any, ...]]:
    """Select the pictures of one's own posts; ``name`` is that of the file."""
    own = and_(Post.author_id == me, Post.organisation_id.is_(None), Post.group_id.is_(None))
    return (
        select(Photo.name, Photo.post_id, Photo.position, Photo.alt, Photo.created_at)
        .join(Post, Post.id == Photo.post_id)
        .where(own)
        .order_by(Photo.post_id, Photo.position, Photo.id)
    )


def _decisions(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Decision.post_id, Decision.verdict, Decision.reason, Decision.sentence, Decision.at)
        .join(Post, Post.id == Decision.post_id)
        .where(Post.author_id == me)
        .order_by(Decision.id)
    )


def _appeals(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Decision.post_id, Appeal.text, Appeal.state, Appeal.sentence, Appeal.created_at)
        .join(Decision, Decision.id == Appeal.decision_id)
        .join(Post, Post.id == Decision.post_id)
        .where(Post.author_id == me)
        .order_by(Appeal.id)
    )


def _conversations(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Participant.conversation_id,
            Participant.role,
            Participant.name,
            Participant.seen_at,
            Participant.has_ended,
        )
        .where(Participant.user_id == me)
        .order_by(Participant.id)
    )


def _messages(me: int) -> Select[*tuple[Any, ...]]:
    """Select one's own words; what others wrote is theirs."""
    by_mail = exists().where(
        Participant.conversation_id == Message.conversation_id,
        Participant.role == Message.role,
        Participant.user_id == me,
    )
    return (
        select(
            Message.conversation_id,
            Message.role,
            Message.sentence,
            Message.values,
            Message.text,
            Message.text_lang,
            Message.via,
            Message.created_at,
        )
        .where(or_(Message.user_id == me, and_(Message.user_id.is_(None), by_mail)))
        .order_by(Message.id)
    )


def _organisations(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Organisation.name, Organisation.slug, OrganisationMember.role)
        .join(OrganisationMember, OrganisationMember.organisation_id == Organisation.id)
        .where(OrganisationMember.user_id == me)
        .order_by(Organisation.id)
    )


def _coordinates(me: int) -> Select[*tuple[Any, ...]]:
    areas = select(Area.name, Area.slug).join(Coordinator, Coordinator.area_id == Area.id)
    return areas.where(Coordinator.user_id == me).order_by(Area.id)


def _alerts(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Alert.filters, Alert.rhythm, Alert.created_at, Alert.seen_until, Alert.next_at)
        .where(Alert.user_id == me)
        .order_by(Alert.id)
    )


def _logins(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Login.created_at, Login.expires_at, Login.seen_at, Login.client)
        .where(Login.user_id == me)
        .order_by(Login.id)
    )


def _recovery_codes(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(RecoveryCode.id, RecoveryCode.used_at)
        .where(RecoveryCode.user_id == me)
        .order_by(RecoveryCode.id)
    )


def _letters(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Letter.kind, Letter.language, Letter.state, Letter.created_at, Letter.sent_at)
        .where(Letter.user_id == me)
        .order_by(Letter.id)
    )


def _links(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(ActionLink.action, ActionLink.created_at, ActionLink.expires_at, ActionLink.used_at)
        .where(ActionLink.user_id == me)
        .order_by(ActionLink.id)
    )


def _releases(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Release.topic, Release.released_at)
        .where(Release.user_id == me)
        .order_by(Release.topic)
    )


def _clearance(me: int) -> Select[*tuple[Any, ...]]:
    return select(
        Clearance.seen_on, Clearance.issued_on, Clearance.is_ok, Clearance.ended_on
    ).where(Clearance.user_id == me)


def _notices(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Notice.about,
            Notice.about_id,
            Notice.reason,
            Notice.text,
            Notice.name,
            Notice.email,
            Notice.state,
            Notice.created_at,
        )
        .where(Notice.user_id == me)
        .order_by(Notice.id)
    )


def _blocked(me: int) -> Select[*tuple[Any, ...]]:
    """Select when one blocked somebody; whom, the board tells in the conversation only."""
    return (
        select(PersonBlock.created_at)
        .where(PersonBlock.by_user_id == me)
        .order_by(PersonBlock.created_at, PersonBlock.user_id)
    )


def _codes_made(me: int) -> Select[*tuple[Any, ...]]:
    """Select when one made a code for somebody; the code's holder is somebody else."""
    return select(AccessCode.created_at).where(AccessCode.entered_by == me).order_by(AccessCode.id)


def _log(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Entry.at, Entry.action, Entry.about, Entry.about_id)
        .where(Entry.actor_id == me)
        .order_by(Entry.id)
    )


SECTIONS: Mapping[str, Section] = {
    "account": _account,
    "posts": _posts,
    "photos": _photos,
    "decisions": _decisions,
    "appeals": _appeals,
    "conversations": _conversations,
    "messages": _messages,
    "organisations": _organisations,
    **export_groups.SECTIONS,
    **export_matching.SECTIONS,
    **export_reports.SECTIONS,
    **export_register.SECTIONS,
    **export_intake.SECTIONS,
    **export_informing.SECTIONS,
    **export_translating.SECTIONS,
    "coordinates": _coordinates,
    "alerts": _alerts,
    "logins": _logins,
    "recovery_codes": _recovery_codes,
    "letters": _letters,
    "links": _links,
    "releases": _releases,
    "clearance": _clearance,
    "notices": _notices,
    "people_blocked": _blocked,
    "codes_made_for_others": _codes_made,
    "log": _log,
}
"""By the name that it has in the file."""


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A picture to take along: its name among the uploads, and its readable name."""

    stored: str
    readable: str


@dataclass(frozen=True, slots=True)
class Export:
    """All sections as plain JSON, and the pictures that belong to them."""

    sections: dict[str, list[dict[str, Any]]]
    photos: tuple[PhotoFile, ...]


def export_of(session: Session, user_id: int) -> Export:
    """Read everything about a person; moments are UTC in ISO 8601."""
    sections = {
        name: [
            {column: _plain(value) for column, value in row._mapping.items()}  # noqa: SLF001
            for row in session.execute(section(user_id))
        ]
        for name, section in SECTIONS.items()
    }
    photos = tuple(
        PhotoFile(photo["name"], f"photos/post-{photo['post_id']}-{number}.webp")
        for number, photo in enumerate(sections["photos"], start=1)
    )
    for photo, file in zip(sections["photos"], photos, strict=True):
        photo["name"] = file.readable
    return Export(sections, photos)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime | date) else value
