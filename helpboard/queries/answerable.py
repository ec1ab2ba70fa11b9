"""What can be answered: public posts, organisations and groups, and whose they are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.post import Visibility, visibility
from helpboard.models import Group, Organisation, Post
from helpboard.queries.concealed import is_concealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who is answered: an organisation, a group, or a person by account or code."""

    user_id: int | None = None
    code_id: int | None = None
    organisation_id: int | None = None
    group_id: int | None = None


def owner_of(about: Post | Organisation | Group) -> Owner:
    """Return whose thing it is; who posted for an organisation or group does not own it."""
    if isinstance(about, Organisation):
        return Owner(organisation_id=about.id)
    if isinstance(about, Group):
        return Owner(group_id=about.id)
    if about.organisation_id is not None:
        return Owner(organisation_id=about.organisation_id)
    if about.group_id is not None:
        return Owner(group_id=about.group_id)
    return Owner(user_id=about.author_id, code_id=about.code_id)


def check_open(session: Session, about: Post | Organisation | Group, *, now: datetime) -> None:
    """Raise ``GoneError`` or ``NotFoundError`` unless strangers may see it now (rule 1)."""
    if isinstance(about, Post):
        seen = visibility(about, now=now)
        if seen is Visibility.GONE:
            raise GoneError(about.id)
        if seen is Visibility.UNKNOWN:
            raise NotFoundError(about.id)
    elif isinstance(about, Group):
        if about.state not in PUBLIC_GROUPS:
            raise GoneError(about.id)
    elif _is_hidden(session, about):
        raise NotFoundError(about.id)


def _is_hidden(session: Session, organisation: Organisation) -> bool:
    hidden = select(Organisation.id).where(Organisation.id == organisation.id, is_concealed())
    return session.scalar(hidden) is not None


def organisation_called(session: Session, slug: str) -> Organisation:
    """Read a public organisation; hidden ones are not found."""
    statement = select(Organisation).where(Organisation.slug == slug, ~is_concealed())
    found = session.scalars(statement).one_or_none()
    if found is None:
        raise NotFoundError(slug)
    return found


def group_called(session: Session, slug: str) -> Group:
    """Read a public group; a closed one is gone."""
    found = session.scalars(select(Group).where(Group.slug == slug)).one_or_none()
    if found is None:
        raise NotFoundError(slug)
    if found.state not in PUBLIC_GROUPS:
        raise GoneError(slug)
    return found
