"""People: accounts with or without a log-in, and their open log-ins."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.account import AccountState
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Name, Timestamped


class User(Timestamped, Base):
    """A person under a pseudonym; without ``email`` recorded by the coordinator, without log-in."""

    __tablename__ = "user"

    id: Mapped[IntPk]
    name: Mapped[Name]
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    phone: Mapped[str | None] = mapped_column(String(40))
    password_hash: Mapped[str | None] = mapped_column(String(255))
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_step: Mapped[int | None]
    state: Mapped[AccountState]
    language: Mapped[Code]
    is_translator: Mapped[bool] = mapped_column(default=False)

    # What Flask-Login asks of a user, without importing it.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Tell whether the account may be used."""
        return self.state is AccountState.ACTIVE

    def get_id(self) -> str:
        """Return the id as Flask-Login wants it."""
        return str(self.id)


class Login(Base):
    """An open log-in: the cookie's token, hashed; deleting the row ends it."""

    __tablename__ = "login"

    id: Mapped[IntPk]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Coordinator(Base):
    """A person who coordinates an area and everything below it."""

    __tablename__ = "coordinator"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True
    )
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id, ondelete="CASCADE"), primary_key=True)
