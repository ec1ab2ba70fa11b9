"""Proposals, appointments, plans, and what the matching is tuned by."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.appointment import AppointmentKind, AppointmentState
from helpboard.domain.plan import PlanKind, PlanMark, PlanState
from helpboard.domain.proposal import (
    DeclineReason,
    Party,
    ProposalKind,
    ProposalState,
    SideAnswer,
)
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, RandomKey, Timestamped
from helpboard.models.group import Group, HelpRole
from helpboard.models.organisation import Organisation
from helpboard.models.post import Post
from helpboard.models.site import Site
from helpboard.models.user import User


class Appointment(Timestamped, Base):
    """An interpreter or a companion is wanted; ``address`` is for whoever comes, never public.

    ``subject`` never names a client.
    """

    __tablename__ = "appointment"

    id: Mapped[IntPk]
    key: Mapped[RandomKey]
    kind: Mapped[AppointmentKind]
    state: Mapped[AppointmentState]
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    topic: Mapped[Code]
    from_language: Mapped[Code]
    to_language: Mapped[Code]
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    address: Mapped[str] = mapped_column(String(300), default="")
    subject: Mapped[str] = mapped_column(String(300), default="")
    is_online: Mapped[bool] = mapped_column(default=False)
    is_confidential: Mapped[bool] = mapped_column(default=True)
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    ordered_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    sequence: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Plan(Timestamped, Base):
    """A plan for an area, a closing site or the interpreters' week; solved by the worker."""

    __tablename__ = "plan"

    id: Mapped[IntPk]
    kind: Mapped[PlanKind]
    state: Mapped[PlanState] = mapped_column(index=True)
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    site_id: Mapped[int | None] = mapped_column(ForeignKey(Site.id, ondelete="CASCADE"), index=True)
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    wishes: Mapped[dict[str, Any]]
    """What the coordinator asked for: days, a new group, and the like."""
    figures: Mapped[dict[str, Any]]
    """What came out, in numbers: beside today, and beside team by team."""
    progress: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None]
    solved_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class PlanLine(Base):
    """One line of a plan: somebody or something goes somewhere, with points and reasons."""

    __tablename__ = "plan_line"

    id: Mapped[IntPk]
    plan_id: Mapped[int] = mapped_column(ForeignKey(Plan.id, ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), index=True
    )
    help_role_id: Mapped[int | None] = mapped_column(
        ForeignKey(HelpRole.id, ondelete="CASCADE"), index=True
    )
    appointment_id: Mapped[int | None] = mapped_column(
        ForeignKey(Appointment.id, ondelete="CASCADE"), index=True
    )
    new_group: Mapped[str] = mapped_column(String(80), default="")
    points: Mapped[int] = mapped_column(default=0)
    reasons: Mapped[dict[str, Any]]
    mark: Mapped[PlanMark] = mapped_column(default=PlanMark.FREE)
    said_by_phone: Mapped[SideAnswer | None]
    note: Mapped[str] = mapped_column(default="")


class Proposal(Timestamped, Base):
    """Something that was put to two or three sides; what it brings together depends on its kind.

    ``points`` are hundredths. ``note`` is from whoever proposed, for the other sides only.
    """

    __tablename__ = "proposal"

    id: Mapped[IntPk]
    key: Mapped[RandomKey]
    kind: Mapped[ProposalKind]
    state: Mapped[ProposalState]
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), index=True
    )
    help_role_id: Mapped[int | None] = mapped_column(
        ForeignKey(HelpRole.id, ondelete="SET NULL"), index=True
    )
    post_id: Mapped[int | None] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), index=True)
    other_post_id: Mapped[int | None] = mapped_column(
        ForeignKey(Post.id, ondelete="CASCADE"), index=True
    )
    carrier_post_id: Mapped[int | None] = mapped_column(
        ForeignKey(Post.id, ondelete="SET NULL"), index=True
    )
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    appointment_id: Mapped[int | None] = mapped_column(
        ForeignKey(Appointment.id, ondelete="CASCADE"), index=True
    )
    plan_line_id: Mapped[int | None] = mapped_column(
        ForeignKey(PlanLine.id, ondelete="SET NULL"), index=True
    )
    points: Mapped[int] = mapped_column(default=0)
    reasons: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(default="")
    note_lang: Mapped[Code] = mapped_column(default="")
    override: Mapped[str] = mapped_column(String(300), default="")
    proposed_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    lapses_at: Mapped[datetime]
    ask_again_at: Mapped[datetime | None] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


Index("ix_proposal_state_lapses_at", Proposal.state, Proposal.lapses_at)


class ProposalSide(Base):
    """One side of a proposal and its answer; who answers follows from what the side is."""

    __tablename__ = "proposal_side"

    id: Mapped[IntPk]
    proposal_id: Mapped[int] = mapped_column(
        ForeignKey(Proposal.id, ondelete="CASCADE"), index=True
    )
    party: Mapped[Party]
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), index=True
    )
    post_id: Mapped[int | None] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    answer: Mapped[SideAnswer] = mapped_column(default=SideAnswer.ASKED)
    reason: Mapped[DeclineReason | None]
    answered_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    answered_at: Mapped[datetime | None]
    shows_name: Mapped[bool] = mapped_column(default=False)
    shows_phone: Mapped[bool] = mapped_column(default=False)
    goes_well: Mapped[bool | None]


class MatchWeights(Base):
    """A version of the weights; the newest counts, and an older one may be put back on top."""

    __tablename__ = "match_weights"

    id: Mapped[IntPk]
    topic: Mapped[int]
    travel: Mapped[int]
    languages: Mapped[int]
    time: Mapped[int]
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    made_at: Mapped[datetime]


class AreaTravel(Base):
    """Minutes between two areas where somebody has measured them; elsewhere distance decides."""

    __tablename__ = "area_travel"

    from_id: Mapped[int] = mapped_column(ForeignKey(Area.id, ondelete="CASCADE"), primary_key=True)
    to_id: Mapped[int] = mapped_column(
        ForeignKey(Area.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    minutes: Mapped[int]
