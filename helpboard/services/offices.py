"""The offices that coordinators give each other: coordinating an area, standing in, translating."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.errors import ConflictError, NotAllowedError, NotFoundError
from helpboard.models import Area, Coordinator, User
from helpboard.queries.actors import areas_in
from helpboard.queries.held import is_below
from helpboard.queries.people import Reach, person_kept
from helpboard.services.deeds import note_deed


class LastCoordinatorError(ConflictError):
    """Somebody has to go on coordinating the town."""

    code = "last_coordinator"


class OnlyStandsInError(NotAllowedError):
    """Who stands in for the coordinators of an area does not choose them."""

    code = "only_stands_in"


class NoLogInError(NotAllowedError):
    """Only somebody who can log in coordinates or translates."""

    code = "no_log_in"


def appoint(
    session: Session, *, reach: Reach, user_id: int, area_slug: str, is_deputy: bool, now: datetime
) -> None:
    """Let somebody coordinate an area within one's own, or stand in there.

    Raises ``NotFoundError`` for people or areas of others, ``OnlyStandsInError``,
    ``NoLogInError``. Rights are read anew at every request, so it holds at once; without a second
    factor it opens nothing (R04).
    """
    user = person_kept(session, reach, user_id, is_locked=True)
    _check_log_in(user)
    area = _area(session, reach, area_slug)
    _check_rank(session, reach, area)
    office = session.get(Coordinator, (user_id, area.id))
    if office is None:
        office = Coordinator(user_id=user_id, area_id=area.id)
        session.add(office)
    elif office.is_deputy == is_deputy:
        return
    office.is_deputy = is_deputy
    session.flush()
    _check_town_is_kept(session, reach, area)
    _note(session, reach, user_id, "appoint", now=now, area=area.id, is_deputy=is_deputy)


def dismiss(session: Session, *, reach: Reach, user_id: int, area_slug: str, now: datetime) -> None:
    """Take an area within one's own from somebody; without it nothing happens.

    Raises ``NotFoundError`` for people or areas of others, ``OnlyStandsInError`` unless it is one's
    own office, ``LastCoordinatorError``.
    """
    person_kept(session, reach, user_id, is_locked=True)
    area = _area(session, reach, area_slug)
    office = session.get(Coordinator, (user_id, area.id))
    if office is None:
        return
    if user_id != reach.actor.user_id:
        _check_rank(session, reach, area)
    session.delete(office)
    session.flush()
    _check_town_is_kept(session, reach, area)
    _note(session, reach, user_id, "dismiss", now=now, area=area.id)


def let_translate(
    session: Session, *, reach: Reach, user_id: int, is_translator: bool, now: datetime
) -> None:
    """Let somebody translate, or no longer; again changes nothing."""
    user = person_kept(session, reach, user_id, is_locked=True)
    if is_translator:
        _check_log_in(user)
    if user.is_translator == is_translator:
        return
    user.is_translator, user.updated_at = is_translator, now
    session.flush()
    _note(session, reach, user_id, "translator", now=now, is_translator=is_translator)


def _check_log_in(user: User) -> None:
    if user.email is None or user.state is not AccountState.ACTIVE:
        raise NoLogInError(user.id)


def _check_rank(session: Session, reach: Reach, area: Area) -> None:
    """Offices in an area are given by those who coordinate it or an area above, not by deputies."""
    above = select(Coordinator.area_id).where(
        Coordinator.user_id == reach.actor.user_id,
        Coordinator.is_deputy.is_(False),
        Coordinator.area_id.in_(areas_in(area.path)),
    )
    if session.scalar(above.limit(1)) is None:
        raise OnlyStandsInError(area.slug)


def _check_town_is_kept(session: Session, reach: Reach, area: Area) -> None:
    """Somebody who can log in, and not only stands in, coordinates the town's own area."""
    if area.slug != reach.home:
        return
    left = session.scalar(
        select(func.count())
        .select_from(Coordinator)
        .join(Area, Area.id == Coordinator.area_id)
        .join(User, User.id == Coordinator.user_id)
        .where(
            Area.slug == reach.home,
            Coordinator.is_deputy.is_(False),
            User.state == AccountState.ACTIVE,
        )
    )
    if not left:
        raise LastCoordinatorError(reach.home)


def _area(session: Session, reach: Reach, slug: str) -> Area:
    """Lock an area within one's own: of two who leave it at once, the second stays."""
    statement = select(Area).where(Area.slug == slug, is_below(reach.actor)).with_for_update()
    area = session.scalars(statement).one_or_none()
    if area is None:
        raise NotFoundError(slug)
    return area


def _note(
    session: Session,
    reach: Reach,
    user_id: int,
    what: str,
    *,
    now: datetime,
    **codes: str | int | bool | None,
) -> None:
    note_deed(
        session, actor=reach.actor, action=f"person:{what}", about=("person", user_id), now=now,
        **codes,
    )  # fmt: skip
