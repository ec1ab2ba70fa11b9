"""Search.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ONE_THING = (
    "(post_id IS NOT NULL AND organisation_id IS NULL AND group_id IS NULL)"
    " OR (post_id IS NULL AND organisation_id IS NOT NULL AND group_id IS NULL)"
    " OR (post_id IS NULL AND organisation_id IS NULL AND group_id IS NOT NULL)"
)
ON_SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        tokens, content='search_document', content_rowid='id', detail=none, columnsize=0,
        tokenize="ascii tokenchars ':-_'")""",
    "CREATE VIRTUAL TABLE search_index_words USING fts5vocab(search_index, 'row')",
    """CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_index(rowid, tokens) VALUES (new.id, new.tokens); END""",
    """CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_index(search_index, rowid, tokens)
        VALUES ('delete', old.id, old.tokens); END""",
    """CREATE TRIGGER search_document_changed AFTER UPDATE OF id, tokens ON search_document BEGIN
        INSERT INTO search_index(search_index, rowid, tokens)
        VALUES ('delete', old.id, old.tokens);
        INSERT INTO search_index(rowid, tokens) VALUES (new.id, new.tokens); END""",
)
ON_POSTGRESQL = (
    "CREATE INDEX search_index_tokens ON search_document USING gin (tokens)",
    "ALTER TABLE search_document ALTER COLUMN tokens SET STATISTICS 10000",
)


def upgrade():
    dialect = op.get_bind().dialect.name
    tokens = postgresql.TSVECTOR() if dialect == "postgresql" else sa.Text()
    number = sa.BigInteger() if dialect == "postgresql" else sa.Integer()
    word = sa.String(length=60, collation="C" if dialect == "postgresql" else None)
    op.create_table(
        "search_document",
        sa.Column("id", number, autoincrement=False, nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("posted_at", sa.DateTime(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("tokens", tokens, nullable=False),
        sa.CheckConstraint(ONE_THING, name=op.f("ck_search_document_one_thing")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group.id"],
            name=op.f("fk_search_document_group_id_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_search_document_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
            name=op.f("fk_search_document_post_id_post"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
        sa.UniqueConstraint("group_id", name=op.f("uq_search_document_group_id")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_search_document_organisation_id")),
        sa.UniqueConstraint("post_id", name=op.f("uq_search_document_post_id")),
    )
    op.create_table(
        "search_word",
        sa.Column("word", word, nullable=False),
        sa.Column("backwards", word, nullable=False),
        sa.Column("spelling", sa.String(length=120), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_word")),
    )
    with op.batch_alter_table("search_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_word_backwards"), ["backwards"], unique=False)
    for statement in ON_POSTGRESQL if dialect == "postgresql" else ON_SQLITE:
        op.execute(statement)


def downgrade():
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index_words")
        op.execute("DROP TABLE search_index")
    op.drop_table("search_word")
    op.drop_table("search_document")
