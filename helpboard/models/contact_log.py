"""The desk's memory of talks, and what was decided about accounts; no page but the desk's."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.account import AccountVerdict
from helpboard.domain.contact_log import ContactKind
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk
from helpboard.models.organisation import Organisation
from helpboard.models.user import User


class Contact(Base):
    """A talk with a person or an organisation, with the day to come back to it.

    Kept for 24 months (R19).
    """

    __tablename__ = "contact"

    id: Mapped[IntPk]
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    kind: Mapped[ContactKind]
    text: Mapped[str]
    on_date: Mapped[date]
    follow_up_on: Mapped[date | None] = mapped_column(index=True)
    followed_up_at: Mapped[datetime | None]
    noted_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]


class AccountDecision(Base):
    """Why an account was blocked or opened again; the person reads reason and sentence."""

    __tablename__ = "account_decision"

    id: Mapped[IntPk]
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    verdict: Mapped[AccountVerdict]
    reason: Mapped[Code] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")
    sentence_lang: Mapped[Code] = mapped_column(default="")
    decided_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
