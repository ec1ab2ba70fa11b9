"""The interpreters' week: open appointments of some days, and who interprets."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from helpboard.domain.appointment import INTERPRETING, AppointmentKind, AppointmentState
from helpboard.domain.matching.town import Role, Town, Volunteer
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.week_plan import Appointment, Interpreter, Pair, Week
from helpboard.domain.proposal import OPEN, ProposalState
from helpboard.domain.topics import branch_of
from helpboard.models import Appointment as Ordered
from helpboard.models import Area, PersonBlock, Proposal, Release
from helpboard.models import Volunteer as Profile
from helpboard.queries.appointment_candidates import role_of
from helpboard.queries.match_people import volunteers
from helpboard.queries.match_places import When, districts, travel_minutes
from helpboard.queries.match_town import today_of
from helpboard.queries.shut_talks import shut_talks

OPEN_STATES = (AppointmentState.OPEN, AppointmentState.UNFILLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWeek:
    """The week as the plan needs it, and as a town in which each pair can be explained.

    ``never`` are pairs of appointment and person that no plan may hold.
    """

    week: Week
    town: Town
    never: frozenset[Pair] = frozenset()


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
    roles = tuple(role_of(row, zone=when.zone) for row in rows)
    return OpenWeek(
        never=_in_vain(session, rows) | _apart(session, rows) | _uncleared(roles, people),
        week=Week(
            appointments=[_dated(row, monday, when) for row in rows],
            people=[_interpreter(one, tuple(busy[one.id])) for one in people if one.consent],
            travel=TravelTable(places, given),
        ),
        town=Town(
            districts=places,
            volunteers=tuple(people),
            roles=roles,
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


def _in_vain(session: Session, rows: Sequence[Ordered]) -> frozenset[Pair]:
    """Return who was asked for which appointment and said no, or nothing in time."""
    over = (*OPEN, ProposalState.ENDED)
    found = session.execute(
        select(Proposal.appointment_id, Proposal.user_id).where(
            Proposal.appointment_id.in_([row.id for row in rows]),
            Proposal.user_id.is_not(None),
            Proposal.state.not_in(over),
        )
    )
    return frozenset((str(appointment), str(person)) for appointment, person in found)


def _apart(session: Session, rows: Sequence[Ordered]) -> frozenset[Pair]:
    """Return who is not asked because of who has ordered: they do not talk, or are the same."""
    by, of = PersonBlock.by_user_id, PersonBlock.user_id
    who = {row.ordered_by for row in rows if row.ordered_by is not None}
    shut = session.execute(
        select(by, of).where(by.in_(who)).union(select(of, by).where(of.in_(who)))
    )
    pairs = {*((one, other) for one, other in shut), *((one, one) for one in who)}
    houses = {(one.organisation_id, other.user_id) for one, other in shut_talks(session)}
    return frozenset(
        (str(row.id), str(other))
        for row in rows
        for one, other in (
            *(pair for pair in pairs if pair[0] == row.ordered_by),
            *(pair for pair in houses if pair[0] == row.organisation_id),
        )
    )


def _uncleared(roles: Sequence[Role], people: Sequence[Volunteer]) -> frozenset[Pair]:
    """Return who may not work with children; unknown is no (rule 6)."""
    return frozenset(
        (role.id, one.id)
        for role in roles
        if role.clearance_needed
        for one in people
        if one.clearance is not True
    )


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
