"""Organisations: profiles, departments, members."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from helpboard.domain.organisation import MemberRole, OrganisationState, OrganisationVerdict
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Name, Slug, Timestamped
from helpboard.models.user import User


class Organisation(Timestamped, Base):
    """A profile; its contact data are public facts (rule 11). A department has a parent.

    One that turned out to be there twice is hidden, and knows with which it was put together.
    """

    __tablename__ = "organisation"

    id: Mapped[IntPk]
    slug: Mapped[Slug]
    name: Mapped[Name]
    kind: Mapped[Code]
    state: Mapped[OrganisationState] = mapped_column(index=True)
    verified_at: Mapped[datetime | None]
    verified_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    verified_how: Mapped[Code] = mapped_column(default="")
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id", ondelete="SET NULL"), index=True
    )
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    about: Mapped[str] = mapped_column(default="")
    source_lang: Mapped[Code]
    street: Mapped[str] = mapped_column(String(200), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    city: Mapped[str] = mapped_column(String(100), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    website: Mapped[str] = mapped_column(String(300), default="")
    opening_hours: Mapped[str] = mapped_column(String(300), default="")
    donations: Mapped[str] = mapped_column(default="")
    topics: Mapped[list[str]]
    languages: Mapped[list[str]]
    reply_hours: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    area: Mapped[Area] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class OrganisationMember(Base):
    """A person who speaks for an organisation."""

    __tablename__ = "organisation_member"

    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[MemberRole]


class OrganisationDecision(Base):
    """What a coordinator decided about a profile; its owners read why (DSA Art. 17).

    ``sentence`` is in the desk's language ``sentence_lang``.
    """

    __tablename__ = "organisation_decision"

    id: Mapped[IntPk]
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    verdict: Mapped[OrganisationVerdict]
    reason: Mapped[Code] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")
    sentence_lang: Mapped[Code] = mapped_column(default="")
    decided_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
