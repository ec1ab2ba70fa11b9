"""Names of groups and services as they are sorted.

Revision ID: 0011
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

LONGEST = 400


def upgrade():
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None
    for table in ("group", "service"):
        column = sa.Column(
            "sort_name",
            sa.String(length=LONGEST, collation=collation),
            server_default="",
            nullable=False,
        )
        op.add_column(table, column)
        _fill(table)
        op.create_index(f"ix_{table}_sort_name_id", table, ["sort_name", "id"], unique=False)


def downgrade():
    for table in ("group", "service"):
        op.drop_index(f"ix_{table}_sort_name_id", table_name=table)
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("sort_name")


def _fill(name):
    table = sa.table(name, sa.column("id"), sa.column("name"), sa.column("sort_name"))
    rows = op.get_bind().execute(sa.select(table.c.id, table.c.name)).all()
    statement = (
        sa.update(table)
        .where(table.c.id == sa.bindparam("of"))
        .values(sort_name=sa.bindparam("key"))
    )
    if rows:
        keys = [{"of": row.id, "key": _sort_name(row.name)} for row in rows]
        op.get_bind().execute(statement, keys)


def _sort_name(name):
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))[:LONGEST]
