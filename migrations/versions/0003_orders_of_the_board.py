"""Orders of the board.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index(
            "ix_post_state_is_urgent_expires_at", ["state", "is_urgent", "expires_at"], unique=False
        )
        batch_op.create_index(
            "ix_post_topic_state_published_at", ["topic", "state", "published_at"], unique=False
        )


def downgrade():
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index("ix_post_topic_state_published_at")
        batch_op.drop_index("ix_post_state_is_urgent_expires_at")
