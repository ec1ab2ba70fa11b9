"""A board of three tables, and others who write to it."""

import os
import sqlite3
from collections.abc import Callable
from typing import ClassVar

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from helpboard.adapters.content_version import ContentVersion


class Base(DeclarativeBase):
    """Tables of a small board."""


class Slot(Base):
    __tablename__ = "content_version"
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]


class Notice(Base):
    __tablename__ = "notice"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class Leaflet(Base):
    __tablename__ = "leaflet"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str | None]
    draft: Mapped[str] = mapped_column(default="")

    shown_columns: ClassVar = ("text",)


class LogIn(Base):
    __tablename__ = "log_in"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def bump_from_outside(database: str | None) -> None:
    """Write as another program does: past the listener and the counter file."""
    assert database is not None
    connection = sqlite3.connect(database)
    connection.execute(
        "INSERT INTO content_version VALUES (3, 1) ON CONFLICT DO UPDATE SET number = number + 1"
    )
    connection.commit()
    connection.close()


def known(version: ContentVersion) -> int:
    current = version.current()
    assert current is not None
    return current


def in_a_fork(child: Callable[[], bool]) -> int:
    """Run ``child`` in a forked process and return 0 when it says yes."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            status = 0 if child() else 1
        finally:
            os._exit(status)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
