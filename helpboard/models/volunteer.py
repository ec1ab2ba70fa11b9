"""Volunteers' profiles: what somebody wants to do, when, where, in which languages."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.area import Area
from helpboard.models.base import Base, Code, Timestamped
from helpboard.models.user import User


class Volunteer(Timestamped, Base):
    """A person's profile; whatever is None is unknown, and never counts as yes or no.

    ``when`` is the building block of that name; ``languages`` maps a spoken language to a level of
    ``domain.volunteer``. Nobody is matched without ``consent_at``. ``is_woman`` and the like are
    said by the person herself, or not at all. ``unanswered`` counts the letters with a question
    since the last answer.
    """

    __tablename__ = "volunteer"

    user_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    topics: Mapped[list[str]]
    when: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    languages: Mapped[dict[str, Any]]
    area_id: Mapped[int | None] = mapped_column(
        ForeignKey(Area.id, ondelete="SET NULL"), index=True
    )
    areas: Mapped[list[str]]
    max_travel: Mapped[int | None]
    hours_week: Mapped[int | None]
    is_of_age: Mapped[bool | None]
    is_woman: Mapped[bool | None]
    needs_wheelchair: Mapped[bool | None]
    has_licence: Mapped[bool | None]
    shows_name: Mapped[bool] = mapped_column(default=False)
    shows_phone: Mapped[bool] = mapped_column(default=False)
    paused_until: Mapped[date | None]
    consent_at: Mapped[datetime | None] = mapped_column(index=True)
    consent_source: Mapped[Code] = mapped_column(default="")
    hears_circulars: Mapped[bool] = mapped_column(default=True)
    asked_about: Mapped[Code] = mapped_column(default="")
    asked_at: Mapped[datetime | None]
    unanswered: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class VolunteerTopic(Base):
    """The leaves a volunteer has chosen, to be found by: the index of candidates."""

    __tablename__ = "volunteer_topic"

    topic: Mapped[Code] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(
        ForeignKey(Volunteer.user_id, ondelete="CASCADE"), primary_key=True, index=True
    )


class RecordedPerson(Base):
    """A volunteer whom the desk recorded, without an account: from which list, and from whom.

    ``file_key`` names the person in spreadsheets. While ``asked_at`` is set, a letter asks whether
    the data may stay; until the answer nobody is matched (``Volunteer.consent_at`` is empty).
    """

    __tablename__ = "recorded_person"

    user_id: Mapped[int] = mapped_column(
        ForeignKey(Volunteer.user_id, ondelete="CASCADE"), primary_key=True
    )
    file_key: Mapped[str] = mapped_column(String(80), unique=True)
    consent_on: Mapped[date]
    consent_source: Mapped[Code]
    asked_at: Mapped[datetime | None] = mapped_column(index=True)
    recorded_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
