"""Partnerships between organisations and groups."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.partnership import PartnershipState
from helpboard.models.base import Base, IntPk, Timestamped
from helpboard.models.group import Group
from helpboard.models.organisation import Organisation
from helpboard.models.user import User


class Partnership(Timestamped, Base):
    """An organisation and a group working together; ``contact`` is for the two sides only.

    ``contact_by`` wrote it, and takes it along when leaving for good.
    """

    __tablename__ = "partnership"
    __table_args__ = (UniqueConstraint("organisation_id", "group_id"),)

    id: Mapped[IntPk]
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id, ondelete="CASCADE"), index=True)
    state: Mapped[PartnershipState] = mapped_column(index=True)
    organisation_gives: Mapped[list[str]]
    group_gives: Mapped[list[str]]
    contact: Mapped[str] = mapped_column(default="")
    contact_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    since: Mapped[date | None]
    review_on: Mapped[date | None]
