"""Working groups and welcome cafés, and when they meet."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from helpboard.domain.group import AddressShown, GroupKind, GroupRole, GroupState
from helpboard.domain.group_change import GroupChangeKind, GroupChangeState
from helpboard.domain.joining import Joins, JoinState
from helpboard.domain.meeting import Coming, MeetingChangeKind
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Named, Slug, Timestamped
from helpboard.models.place import Place
from helpboard.models.user import User


class Group(Named, Timestamped, Base):
    """Volunteers with a lead; where they meet is shown only as far as they choose (rule 5)."""

    __tablename__ = "group"

    id: Mapped[IntPk]
    slug: Mapped[Slug]
    kind: Mapped[GroupKind]
    state: Mapped[GroupState] = mapped_column(index=True)
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey(Place.id), index=True)
    address: Mapped[str] = mapped_column(String(300), default="")
    address_shown: Mapped[AddressShown]
    about: Mapped[str] = mapped_column(default="")
    source_lang: Mapped[Code]
    topics: Mapped[list[str]]
    languages: Mapped[list[str]]
    conditions: Mapped[list[str]]
    capacity: Mapped[int | None]
    joins: Mapped[Joins] = mapped_column(default=Joins.ASKED)
    rests_until: Mapped[date | None]
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("group.id", ondelete="SET NULL"), index=True
    )
    state_since: Mapped[date | None]
    asked_at: Mapped[datetime | None]
    unanswered: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    area: Mapped[Area] = relationship(lazy="raise")
    place: Mapped[Place | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


Index("ix_group_sort_name_id", Group.sort_name, Group.id)


class GroupSchedule(Base):
    """When a group meets: a recurrence rule in wall time (``domain.schedule``)."""

    __tablename__ = "group_schedule"

    id: Mapped[IntPk]
    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id, ondelete="CASCADE"), index=True)
    rule: Mapped[str] = mapped_column(String(120))
    starts_on: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    until: Mapped[date | None]
    except_on: Mapped[list[str]]
    meets_on_holidays: Mapped[bool] = mapped_column(default=False)
    hosts: Mapped[int] = mapped_column(default=0)
    sequence: Mapped[int] = mapped_column(default=0)


class HelpRole(Base):
    """A kind of help that a group needs, with so many places: what volunteers are matched to.

    ``when`` is the building block of that name; without one the group's schedules count.
    """

    __tablename__ = "help_role"

    id: Mapped[IntPk]
    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id, ondelete="CASCADE"), index=True)
    topic: Mapped[Code] = mapped_column(index=True)
    note: Mapped[str] = mapped_column(String(300), default="")
    must_speak: Mapped[list[str]]
    helpful: Mapped[list[str]]
    when: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    min_minutes: Mapped[int] = mapped_column(default=60)
    capacity: Mapped[int]
    min_age: Mapped[int | None]
    needs_clearance: Mapped[bool] = mapped_column(default=False)
    women_only: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class GroupMember(Base):
    """A person who leads a group or helps in it."""

    __tablename__ = "group_member"

    group_id: Mapped[int] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[GroupRole]
    help_role_id: Mapped[int | None] = mapped_column(
        ForeignKey(HelpRole.id, ondelete="SET NULL"), index=True
    )
    team: Mapped[str] = mapped_column(String(80), default="")
    is_released: Mapped[bool] = mapped_column(default=False)
    paused_until: Mapped[date | None]
    joined_at: Mapped[datetime | None]


class JoinRequest(Base):
    """Somebody's wish to help in a group; those who wait are served in the order of ``id``."""

    __tablename__ = "join_request"

    id: Mapped[IntPk]
    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id, ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    help_role_id: Mapped[int | None] = mapped_column(
        ForeignKey(HelpRole.id, ondelete="SET NULL"), index=True
    )
    note: Mapped[str] = mapped_column(default="")
    note_lang: Mapped[Code] = mapped_column(default="")
    state: Mapped[JoinState]
    asked_at: Mapped[datetime]
    offered_until: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )


Index("ix_join_request_state_offered_until", JoinRequest.state, JoinRequest.offered_until)


class MeetingChange(Base):
    """That one meeting of a schedule is cancelled or moved; ``on_date`` is where it stood."""

    __tablename__ = "meeting_change"
    __table_args__ = (UniqueConstraint("schedule_id", "on_date"),)

    id: Mapped[IntPk]
    schedule_id: Mapped[int] = mapped_column(
        ForeignKey(GroupSchedule.id, ondelete="CASCADE"), index=True
    )
    on_date: Mapped[date]
    kind: Mapped[MeetingChangeKind]
    moved_on: Mapped[date | None]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    note: Mapped[str] = mapped_column(String(300), default="")
    sequence: Mapped[int] = mapped_column(default=1)
    changed_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    changed_at: Mapped[datetime]


class MeetingHelper(Base):
    """Whether a helper comes to one meeting, and as a host."""

    __tablename__ = "meeting_helper"

    schedule_id: Mapped[int] = mapped_column(
        ForeignKey(GroupSchedule.id, ondelete="CASCADE"), primary_key=True
    )
    on_date: Mapped[date] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    coming: Mapped[Coming]
    is_host: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]


class MeetingNumbers(Base):
    """How many came to one meeting: numbers only, noted by the lead."""

    __tablename__ = "meeting_numbers"

    schedule_id: Mapped[int] = mapped_column(
        ForeignKey(GroupSchedule.id, ondelete="CASCADE"), primary_key=True
    )
    on_date: Mapped[date] = mapped_column(primary_key=True)
    guests: Mapped[int]
    helpers: Mapped[int]
    noted_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    noted_at: Mapped[datetime]


class GroupMessage(Base):
    """What a lead has written to all helpers; each got a letter."""

    __tablename__ = "group_message"

    id: Mapped[IntPk]
    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id, ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    text: Mapped[str]
    text_lang: Mapped[Code]
    sent_at: Mapped[datetime]


class GroupChange(Base):
    """A merge, split or handover that waits for the members' answers.

    Of a merge, ``agreed_at`` is when the other group's lead agreed: members are asked from then on.
    """

    __tablename__ = "group_change"

    id: Mapped[IntPk]
    kind: Mapped[GroupChangeKind]
    state: Mapped[GroupChangeState] = mapped_column(index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id, ondelete="CASCADE"), index=True)
    other_group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), index=True
    )
    new_lead_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    new_name: Mapped[str] = mapped_column(String(200), default="")
    new_area_id: Mapped[int | None] = mapped_column(ForeignKey(Area.id), index=True)
    new_topics: Mapped[list[str]]
    proposed_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    proposed_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class GroupConsent(Base):
    """One member's answer to a change; None while there is none."""

    __tablename__ = "group_consent"

    change_id: Mapped[int] = mapped_column(
        ForeignKey(GroupChange.id, ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    says_yes: Mapped[bool | None]
    answered_at: Mapped[datetime | None]
