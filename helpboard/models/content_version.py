"""How often something public has changed."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base

SLOTS = 16
"""Writers bump a slot of their own choice, so that they do not queue for one row."""


class ContentVersion(Base):
    """One slot; the version is the sum over all slots."""

    __tablename__ = "content_version"

    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger, default=0)
