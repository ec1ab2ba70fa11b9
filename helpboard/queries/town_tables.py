"""What of the database goes along when a town changes its provider, and what stays behind.

Whatever opens something stays: passwords, second factors, codes, tokens, and the random keys from
which links and addresses for replies are made. So does what the board makes anew by itself.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Column, Table

from helpboard.models import Base

LEFT_BEHIND: Final[Mapping[str, str]] = MappingProxyType(
    {
        "action_link": "opens something",
        "content_version": "made anew",
        "facet": "made anew",
        "intake": "files on their way onto this board",
        "letter": "holds keys of links; letters of this board",
        "login": "opens something",
        "paper_pack": "files of this board",
        "post_facet": "made anew",
        "recovery_code": "opens something",
        "search_document": "made anew",
        "search_word": "made anew",
        "submission": "forms on their way",
        "told_late": "made anew",
        "town_export": "files of this board",
    }
)
"""Tables that are not in the file, each with the reason."""

BLANKED: Final[frozenset[str]] = frozenset(
    {
        "access_code.code_hash",
        "access_code.key",
        "appointment.key",
        "conversation.key",
        "message.external_id",
        "proposal.key",
        "user.key",
        "user.password_hash",
        "user.totp_secret",
        "user.totp_step",
    }
)
"""Columns that are not in the file."""


def tables() -> list[Table]:
    """Return the tables that go along, each after those that it points to."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_BEHIND]


def columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that go along."""
    return [column for column in table.columns if f"{table.name}.{column.name}" not in BLANKED]


def schema() -> dict[str, Any]:
    """Say of each table what it holds and of each column its type and where it points."""
    meant = {
        mapper.local_table.name: (mapper.class_.__doc__ or "").strip()
        for mapper in Base.registry.mappers
        if isinstance(mapper.local_table, Table)
    }
    return {
        table.name: {
            "meaning": meant[table.name],
            "key": [column.name for column in table.primary_key.columns],
            "columns": {column.name: _described(column) for column in columns(table)},
        }
        for table in tables()
    }


def _described(column: Column[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "type": str(column.type).lower(),
        "may_be_empty": bool(column.nullable),
    }
    codes = getattr(column.type, "enums", None)
    if codes:
        described["codes"] = list(codes)
    points_to = [key.target_fullname for key in column.foreign_keys]
    if points_to:
        described["points_to"] = points_to[0]
    return described
