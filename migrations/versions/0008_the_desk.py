"""The desk: what was decided on, appeals, outcomes of notices, frozen evidence.

Revision ID: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _words(name):
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _code(name, default=""):
    return sa.Column(name, sa.String(length=40), nullable=False, server_default=default)


def upgrade():
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(_words("sentence"))
        batch_op.add_column(_code("sentence_lang"))
        batch_op.add_column(
            sa.Column("post_version", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(_words("shown_text"))
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(_code("language", "de"))
        batch_op.add_column(
            sa.Column(
                "outcome",
                sa.Enum(
                    "acted", "nothing-found", name="noticeoutcome", native_enum=False, length=32
                ),
                nullable=True,
            )
        )
        batch_op.add_column(_words("sentence"))
        batch_op.add_column(_code("sentence_lang"))
        batch_op.add_column(sa.Column("decided_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("decided_at", sa.DateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_notice_decided_by"), ["decided_by"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_decided_by_user"),
            "user",
            ["decided_by"],
            ["id"],
            ondelete="SET NULL",
        )

    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_lang", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "upheld", "overturned", name="appealstate", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("sentence_lang", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["user.id"], name=op.f("fk_appeal_decided_by_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
            name=op.f("fk_appeal_decision_id_decision"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_appeal_decision_id")),
    )
    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appeal_decided_by"), ["decided_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_appeal_state"), ["state"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("frozen", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"],
            ["notice.id"],
            name=op.f("fk_evidence_notice_id_notice"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_notice_id"), ["notice_id"], unique=False)


def downgrade():
    op.drop_table("evidence")
    op.drop_table("appeal")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_notice_decided_by_user"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_notice_decided_by"))
        for name in ("decided_at", "decided_by", "sentence_lang", "sentence", "outcome"):
            batch_op.drop_column(name)
        batch_op.drop_column("language")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        for name in ("shown_text", "post_version", "sentence_lang", "sentence"):
            batch_op.drop_column(name)
