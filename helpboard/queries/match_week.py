"""The interpreters' week: open appointments of some days, and who interprets."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from helpboard.domain.appointment import INTERPRETING, AppointmentKind, AppointmentState
from helpboard.domain.matching.town import Role, Town, Volunteer
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.week_plan import Appointment, Interpreter, Week
from helpboard.domain.topics import branch_of
from helpboard.models import Appointment as Ordered
from helpboard.models import Area, Release
from helpboard.models import Volunteer as Profile
from helpboard.queries.appointment_candidates import role_of
from helpboard.queries.match_people import volunteers
from helpboard.queries.match_places import When, districts, travel_minutes
from helpboard.queries.match_town import today_of

OPEN_STATES = (AppointmentState.OPEN, AppointmentState.UNFILLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWeek:
    """The week as the plan needs it, and as a town in which each pair can be explained."""

    week: Week
    town: Town


def open_week(session: Session, *, area_path: str, first: date, last: date, when: When) -> OpenWeek:
    """Read open appointments below an area from ``first`` to ``last``, and released people."""
    begin = datetime.combine(first, time(), tzinfo=when.zone)
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=when.zone)
    monday = first - timedelta(days=first.weekday())
    inside = (Ordered.starts_at >= max(begin, when.now), Ordered.starts_at < end)
    below = Area.path.startswith(area_path, autoescape=True)
    rows = session.scalars(_open().where(below, *inside)).all()
    busy: dict[str, list[Appointment]] = defaultdict(list)
    for row in session.scalars(_taken(begin, end)):
        busy[str(row.user_id)].append(_dated(row, monday, when))
    released = select(Release.user_id).where(
        Release.topic.in_((INTERPRETING, branch_of(INTERPRETING)))
    )
    people = volunteers(session, Profile.user_id.in_(released), today=today_of(when))
    places, given = districts(session), travel_minutes(session)
    return OpenWeek(
        week=Week(
            appointments=[_dated(row, monday, when) for row in rows],
            people=[_interpreter(one, tuple(busy[one.id])) for one in people if one.consent],
            travel=TravelTable(places, given),
        ),
        town=Town(
            districts=places,
            volunteers=tuple(people),
            roles=tuple(_role(row, when) for row in rows),
            travel_minutes=given,
        ),
    )


def _open() -> Select[Ordered]:
    return (
        select(Ordered)
        .join(Area, Area.id == Ordered.area_id)
        .where(Ordered.kind == AppointmentKind.INTERPRETER, Ordered.state.in_(OPEN_STATES))
        .order_by(Ordered.starts_at, Ordered.id)
    )


def _taken(begin: datetime, end: datetime) -> Select[Ordered]:
    return select(Ordered).where(
        Ordered.state == AppointmentState.PLACED,
        Ordered.user_id.is_not(None),
        Ordered.ends_at > begin,
        Ordered.starts_at < end,
    )


def _role(row: Ordered, when: When) -> Role:
    return role_of(row, zone=when.zone)


def _dated(row: Ordered, monday: date, when: When) -> Appointment:
    """Return an appointment in minutes of wall time since the Monday of the first day's week."""
    start = row.starts_at.astimezone(when.zone)
    minutes = (start.date() - monday).days * 24 * 60 + start.hour * 60 + start.minute
    return Appointment(
        id=str(row.id),
        district=str(row.area_id),
        languages=tuple(code for code in (row.from_language, row.to_language) if code),
        start=minutes,
        end=minutes + int((row.ends_at - row.starts_at).total_seconds()) // 60,
        is_online=row.is_online,
    )


def _interpreter(one: Volunteer, busy: tuple[Appointment, ...]) -> Interpreter:
    return Interpreter(
        id=one.id,
        district=one.district,
        languages=one.languages,
        slots=one.slots,
        max_travel=one.max_travel,
        released=True,
        busy=busy,
    )
