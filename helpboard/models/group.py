"""Working groups and welcome cafés, and when they meet."""

from datetime import date, time

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from helpboard.domain.group import AddressShown, GroupKind, GroupRole, GroupState
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Name, Slug, Timestamped
from helpboard.models.place import Place
from helpboard.models.user import User


class Group(Timestamped, Base):
    """Volunteers with a lead; where they meet is shown only as far as they choose (rule 5)."""

    __tablename__ = "group"

    id: Mapped[IntPk]
    slug: Mapped[Slug]
    name: Mapped[Name]
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
    version: Mapped[int] = mapped_column(default=1)
    area: Mapped[Area] = relationship(lazy="raise")
    place: Mapped[Place | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


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
