"""Where the things lie that the log speaks of: what a coordinator may read in it."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from helpboard.models import (
    Appeal,
    Appointment,
    Area,
    Circular,
    Contact,
    Conversation,
    Decision,
    Entry,
    FactCard,
    Group,
    Intake,
    News,
    Notice,
    Organisation,
    Place,
    Plan,
    Post,
    Proposal,
    Question,
    Report,
    Site,
    Task,
    User,
)
from helpboard.queries.held import is_below
from helpboard.queries.notices import with_area
from helpboard.queries.people import Reach, is_mine

_Places = Mapping[str, Select[*tuple[Any, ...]]]

_TALKS: Final = (
    select(
        Conversation.id.label("id"),
        func.coalesce(Post.area_id, Organisation.area_id, Group.area_id).label("area_id"),
    )
    .outerjoin(Post, Post.id == Conversation.post_id)
    .outerjoin(Organisation, Organisation.id == Conversation.organisation_id)
    .outerjoin(Group, Group.id == Conversation.group_id)
)
_PROPOSALS: Final = (
    select(
        Proposal.id.label("id"),
        func.coalesce(Group.area_id, Organisation.area_id, Post.area_id, Appointment.area_id).label(
            "area_id"
        ),
    )
    .outerjoin(Group, Group.id == Proposal.group_id)
    .outerjoin(Organisation, Organisation.id == Proposal.organisation_id)
    .outerjoin(Post, Post.id == Proposal.post_id)
    .outerjoin(Appointment, Appointment.id == Proposal.appointment_id)
)
_APPEALS: Final = (
    select(Appeal.id.label("id"), Post.area_id.label("area_id"))
    .join(Decision, Decision.id == Appeal.decision_id)
    .join(Post, Post.id == Decision.post_id)
)


def _own(model: Any) -> Select[*tuple[Any, ...]]:
    return select(model.id.label("id"), model.area_id.label("area_id"))


PLACES: Final[_Places] = {
    "access_code": select(Post.code_id.label("id"), Post.area_id.label("area_id")).where(
        Post.code_id.is_not(None)
    ),
    "appeal": _APPEALS,
    "appointment": _own(Appointment),
    "area": select(Area.id.label("id"), Area.id.label("area_id")),
    "card": _own(FactCard),
    "circular": _own(Circular),
    "contact": _own(Contact),
    "conversation": _TALKS,
    "group": _own(Group),
    "intake": _own(Intake),
    "news": _own(News),
    "notice": with_area(Notice.id.label("id"), Area.id.label("area_id")),
    "organisation": _own(Organisation),
    "place": _own(Place),
    "plan": _own(Plan),
    "post": _own(Post),
    "proposal": _PROPOSALS,
    "question": _own(Question),
    "report": _own(Report),
    "site": _own(Site),
    "task": _own(Task),
}
"""Id and area of the things of each kind that has a place."""
PEOPLE: Final = ("person", "user")
OF_THE_HOUSE: Final = (
    *("correction", "feedback", "house_text", "letter", "page", "term", "translation", "weights"),
)
"""What belongs to no district: for those who look after the home area."""
ABOUTS: Final = (*PLACES, *PEOPLE, *OF_THE_HOUSE)


def may_read(reach: Reach, *, is_home: bool) -> ColumnElement[bool]:
    """Return the condition that an :class:`Entry` is about something of the reader's, or her own.

    Those who look after the home area also read of what is gone, and of what belongs to no area.
    """
    conditions: list[ColumnElement[bool]] = [Entry.actor_id == (reach.actor.user_id or 0)]
    mine = select(Area.id).where(is_below(reach.actor))
    for about, places in PLACES.items():
        rows = places.subquery()
        conditions.append(
            and_(
                Entry.about == about,
                Entry.about_id.in_(select(rows.c.id).where(rows.c.area_id.in_(mine))),
            )
        )
        if is_home:
            elsewhere = select(rows.c.id).where(rows.c.area_id.is_not(None))
            conditions.append(and_(Entry.about == about, Entry.about_id.not_in(elsewhere)))
    conditions.append(
        and_(
            Entry.about.in_(PEOPLE),
            Entry.about_id.in_(select(User.id).where(is_mine(reach))),
        )
    )
    conditions.append(and_(literal(is_home), Entry.about.in_(OF_THE_HOUSE)))
    return and_(literal(reach.actor.is_active), or_(*conditions))


def lies_below(path: str) -> ColumnElement[bool]:
    """Return the condition that an :class:`Entry` is about something in an area or below it."""
    areas = select(Area.id).where(Area.path.startswith(path))
    found = []
    for about, places in PLACES.items():
        rows = places.subquery()
        ids = select(rows.c.id).where(rows.c.area_id.in_(areas))
        found.append(and_(Entry.about == about, Entry.about_id.in_(ids)))
    return or_(*found)
