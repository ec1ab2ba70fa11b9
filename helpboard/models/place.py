"""Public houses: who sits there."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Name, Slug, Timestamped
from helpboard.models.organisation import Organisation


class Place(Timestamped, Base):
    """A house that anybody may enter; a welcome room has a portrait."""

    __tablename__ = "place"

    id: Mapped[IntPk]
    slug: Mapped[Slug]
    name: Mapped[Name]
    kind: Mapped[Code]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    street: Mapped[str] = mapped_column(String(200), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    city: Mapped[str] = mapped_column(String(100), default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    opening_hours: Mapped[str] = mapped_column(String(300), default="")
    portrait: Mapped[str] = mapped_column(default="")
    source_lang: Mapped[Code]
    is_step_free: Mapped[bool | None]
    area: Mapped[Area] = relationship(lazy="raise")


class Counter(Base):
    """A department's room in a place: for which concerns, with which papers."""

    __tablename__ = "counter"

    id: Mapped[IntPk]
    place_id: Mapped[int] = mapped_column(ForeignKey(Place.id, ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    room: Mapped[str] = mapped_column(String(100), default="")
    concerns: Mapped[list[str]]
    papers: Mapped[str] = mapped_column(default="")
    source_lang: Mapped[Code]
    position: Mapped[int] = mapped_column(default=0)


class CounterConcern(Base):
    """What somebody can say at a counter, and what to bring for it.

    ``code`` is one of ``domain.concerns``: its label and its German sentence are interface texts,
    exact in every language. ``room`` and ``papers`` say what differs from the counter's own.
    """

    __tablename__ = "counter_concern"
    __table_args__ = (UniqueConstraint("counter_id", "code"),)

    id: Mapped[IntPk]
    counter_id: Mapped[int] = mapped_column(ForeignKey(Counter.id, ondelete="CASCADE"))
    code: Mapped[Code]
    room: Mapped[str] = mapped_column(String(100), default="")
    papers: Mapped[list[str]]
    position: Mapped[int] = mapped_column(default=0)
