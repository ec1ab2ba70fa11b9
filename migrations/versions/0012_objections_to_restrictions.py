"""Objections of people who are blocked and of organisations that are hidden.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ONE_DECISION = (
    "(decision_id IS NOT NULL AND account_decision_id IS NULL"
    " AND organisation_decision_id IS NULL)"
    " OR (decision_id IS NULL AND account_decision_id IS NOT NULL"
    " AND organisation_decision_id IS NULL)"
    " OR (decision_id IS NULL AND account_decision_id IS NULL"
    " AND organisation_decision_id IS NOT NULL)"
)


def upgrade():
    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.alter_column("decision_id", existing_type=sa.Integer(), nullable=True)
        for name in ("account_decision_id", "organisation_decision_id", "made_by"):
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
        for table in ("account_decision", "organisation_decision"):
            batch_op.create_foreign_key(
                batch_op.f(f"fk_appeal_{table}_id_{table}"),
                table,
                [f"{table}_id"],
                ["id"],
                ondelete="CASCADE",
            )
            batch_op.create_unique_constraint(batch_op.f(f"uq_appeal_{table}_id"), [f"{table}_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_appeal_made_by_user"), "user", ["made_by"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_index(batch_op.f("ix_appeal_made_by"), ["made_by"], unique=False)
        batch_op.create_check_constraint(batch_op.f("ck_appeal_one_decision"), ONE_DECISION)


def downgrade():
    op.execute("DELETE FROM appeal WHERE decision_id IS NULL")
    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_appeal_one_decision"), type_="check")
        batch_op.drop_index(batch_op.f("ix_appeal_made_by"))
        batch_op.drop_constraint(batch_op.f("fk_appeal_made_by_user"), type_="foreignkey")
        for table in ("organisation_decision", "account_decision"):
            batch_op.drop_constraint(batch_op.f(f"uq_appeal_{table}_id"), type_="unique")
            batch_op.drop_constraint(
                batch_op.f(f"fk_appeal_{table}_id_{table}"), type_="foreignkey"
            )
        for name in ("made_by", "organisation_decision_id", "account_decision_id"):
            batch_op.drop_column(name)
        batch_op.alter_column("decision_id", existing_type=sa.Integer(), nullable=False)
