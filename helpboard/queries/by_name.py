"""Lists by name: their order, the page behind a place in it, and codes that a row carries.

The order is a column (``models.base.Named``), so that the database reads no more than a page.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, or_, true, tuple_

from helpboard.domain.listing import sort_name
from helpboard.models.base import Named

NamePlace = tuple[str, int]
"""The last thing of the page before: its name as sorted, and its id."""


def is_named(model: type[Named], text: str) -> ColumnElement[bool]:
    """Return the condition that ``text`` is a part of the name; nothing is a part of every name."""
    part = sort_name(text)
    return model.sort_name.contains(part, autoescape=True) if part else true()


def carries(column: Any, codes: Collection[str] | None) -> ColumnElement[bool]:
    """Return the condition that a list of codes has one of ``codes``; None wants everything."""
    if codes is None:
        return true()
    # Codes hold nothing that JSON writes in another way, so a whole one stands between quotes.
    text = cast(column, String)
    return or_(*(text.contains(f'"{code}"', autoescape=True) for code in sorted(codes)))


def page_by_name(
    statement: Select[*tuple[Any, ...]], model: Any, *, after: NamePlace | None, size: int
) -> Select[*tuple[Any, ...]]:
    """Return the page behind ``after``, with one row more that tells whether the list goes on."""
    if after is not None:
        statement = statement.where(tuple_(model.sort_name, model.id) > tuple_(*after))
    return statement.order_by(model.sort_name, model.id).limit(size + 1)
