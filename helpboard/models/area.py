"""The tree of areas: Landkreis › Stadt › Stadtteil."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base, Code, IntPk, Name, Slug


class Area(Base):
    """A node of the tree; ``path`` holds the ids from the root down to itself (``/1/4/``)."""

    __tablename__ = "area"

    id: Mapped[IntPk]
    slug: Mapped[Slug]
    name: Mapped[Name]
    kind: Mapped[Code]
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("area.id", ondelete="RESTRICT"), index=True
    )
    path: Mapped[str] = mapped_column(String(200), index=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    is_portal: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
