"""Shelters. Their exact addresses and who serves them are never public (rule 5)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Name, Timestamped
from helpboard.models.group import Group
from helpboard.models.user import User


class Site(Timestamped, Base):
    """A shelter or another place where people live."""

    __tablename__ = "site"

    id: Mapped[IntPk]
    key: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[Name]
    kind: Mapped[Code]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    address: Mapped[str] = mapped_column(String(300))
    head_count: Mapped[int | None]
    languages: Mapped[list[str]]
    closes_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")


class SiteGroup(Base):
    """A group serves a site."""

    __tablename__ = "site_group"

    site_id: Mapped[int] = mapped_column(ForeignKey(Site.id, ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[int] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    note: Mapped[str] = mapped_column(default="")


class SiteRelease(Base):
    """The coordinator has met a person and lets them know where a site is (rule 5)."""

    __tablename__ = "site_release"

    site_id: Mapped[int] = mapped_column(ForeignKey(Site.id, ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    released_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    released_at: Mapped[datetime]
