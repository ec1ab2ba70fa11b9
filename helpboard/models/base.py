"""The one declarative base: naming convention, column types, time stamps."""

import secrets
from datetime import UTC, date, datetime, time
from enum import Enum as PyEnum
from typing import Annotated, Any

from sqlalchemy import JSON, Date, DateTime, Dialect, Enum, MetaData, String, Time, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, validates

from helpboard.domain.listing import LONGEST_SORT_NAME, sort_name


class UtcDateTime(TypeDecorator[datetime]):
    """Stores aware UTC moments, also on SQLite, and refuses naive ones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into naive UTC for the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Base of every model; constraint names are fixed so migrations can drop them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: UtcDateTime(),
        date: Date(),
        time: Time(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
        PyEnum: Enum(
            PyEnum,
            native_enum=False,
            create_constraint=False,
            length=32,
            values_callable=lambda members: [member.value for member in members],
        ),
    }


IntPk = Annotated[int, mapped_column(primary_key=True)]
Code = Annotated[str, mapped_column(String(40))]
"""A code of the board's vocabulary, or a language tag."""
Slug = Annotated[str, mapped_column(String(80), unique=True)]
"""What stands in an address: lower-case letters, digits and hyphens."""
Name = Annotated[str, mapped_column(String(200))]
SortName = Annotated[
    str,
    mapped_column(
        String(LONGEST_SORT_NAME).with_variant(
            String(LONGEST_SORT_NAME, collation="C"), "postgresql"
        ),
        server_default="",
    ),
]
"""A name as ``domain.listing`` sorts it, in the same order on every database; see ``Named``."""
RandomKey = Annotated[
    str, mapped_column(String(32), unique=True, insert_default=lambda: secrets.token_hex(16))
]
"""What an erasure is remembered by outside the database; says nothing about anybody (rule 9)."""


class Timestamped:
    """Adds when a row was made and last changed; the writer says both."""

    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class Named:
    """Adds a name, and beside it the same as it is sorted; whoever sets the name sets both."""

    name: Mapped[Name]
    sort_name: Mapped[SortName]

    @validates("name")
    def _sort_by(self, _field: str, name: str) -> str:
        self.sort_name = sort_name(name)
        return name
