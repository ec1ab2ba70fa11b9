"""People: accounts with or without a log-in, and their open log-ins."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.account import AccountState
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Name, RandomKey, Timestamped


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
    key: Mapped[RandomKey]
    terms_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None] = mapped_column(index=True)
    warned_at: Mapped[datetime | None]

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
    seen_at: Mapped[datetime | None]
    client: Mapped[str] = mapped_column(String(80), default="")


class RecoveryCode(Base):
    """Opens a log-in once when the authenticator app is lost; kept hashed."""

    __tablename__ = "recovery_code"

    id: Mapped[IntPk]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    used_at: Mapped[datetime | None]


class Coordinator(Base):
    """A person who coordinates an area and everything below it; deputies step in.

    Work that has waited for two working days is told to the deputies of its area.
    """

    __tablename__ = "coordinator"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True
    )
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id, ondelete="CASCADE"), primary_key=True)
    is_deputy: Mapped[bool] = mapped_column(default=False)
