"""The board's inverted index: which public posts carry which filter value.

A filter is a walk along ``(facet, newest first)``; several filters are that walk with look-ups in
the same table. ``services/facets.py`` writes the rows, ``queries/board.py`` reads them.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base, IntPk
from helpboard.models.post import Post


class Facet(Base):
    """A filter value such as ``topic:bicycle`` or ``slot:mon-evening``.

    ``total`` is how many posts carried it at the last recount; it only chooses the walk.
    """

    __tablename__ = "facet"

    id: Mapped[IntPk]
    code: Mapped[str] = mapped_column(String(120), unique=True)
    total: Mapped[int] = mapped_column(default=0)


class PostFacet(Base):
    """A public post carries a filter value; ``published_at`` is copied to keep the walk sorted."""

    __tablename__ = "post_facet"

    facet_id: Mapped[int] = mapped_column(
        ForeignKey(Facet.id, ondelete="CASCADE"), primary_key=True
    )
    published_at: Mapped[datetime] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(
        ForeignKey(Post.id, ondelete="CASCADE"), primary_key=True, index=True
    )

    __table_args__ = {"sqlite_with_rowid": False}
