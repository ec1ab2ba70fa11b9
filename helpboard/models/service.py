"""Services: what an organisation regularly provides."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Named
from helpboard.models.organisation import Organisation
from helpboard.models.place import Place


class Service(Named, Base):
    """An advice hour, a course, a sport offer …: times, place, languages, papers needed."""

    __tablename__ = "service"

    id: Mapped[IntPk]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    place_id: Mapped[int | None] = mapped_column(ForeignKey(Place.id), index=True)
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    topic: Mapped[Code] = mapped_column(index=True)
    about: Mapped[str] = mapped_column(default="")
    papers: Mapped[str] = mapped_column(default="")
    source_lang: Mapped[Code]
    languages: Mapped[list[str]]
    conditions: Mapped[list[str]]
    opening_hours: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[int] = mapped_column(default=0)


Index("ix_service_sort_name_id", Service.sort_name, Service.id)
