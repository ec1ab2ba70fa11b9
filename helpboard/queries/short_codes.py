"""What a short code on paper leads to, as far as everybody may know."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.group import PUBLIC_STATES, GroupState
from helpboard.domain.page import PageState
from helpboard.domain.short_code import ShortKind
from helpboard.models import Area, Group, InfoPage, Organisation, Place
from helpboard.queries.concealed import is_concealed

_OLD = aliased(Organisation, name="old")


def slug_behind(session: Session, kind: ShortKind, row_id: int) -> str | None:
    """Return the slug of a thing that is or was public; None for all others, and for posts.

    That of an information page is its whole path.
    """
    statement = _slug(kind, row_id)
    return None if statement is None else session.scalars(statement).one_or_none()


def _slug(kind: ShortKind, row_id: int) -> Select[str] | None:
    if kind is ShortKind.GROUP:
        was_public = Group.state.in_({*PUBLIC_STATES, GroupState.CLOSED})
        return select(Group.slug).where(Group.id == row_id, was_public)
    if kind is ShortKind.ORGANISATION:
        merged = select(_OLD.merged_into_id).where(_OLD.id == row_id).scalar_subquery()
        goes_on = func.coalesce(merged, row_id)
        return select(Organisation.slug).where(Organisation.id == goes_on, ~is_concealed())
    if kind is ShortKind.HOUSE:
        return select(Place.slug).where(Place.id == row_id)
    if kind is ShortKind.PAGE:
        is_public = InfoPage.state == PageState.PUBLISHED
        return select(InfoPage.path).where(InfoPage.id == row_id, is_public)
    if kind in {ShortKind.AREA, ShortKind.ASK, ShortKind.MOVED}:
        return select(Area.slug).where(Area.id == row_id)
    return None
