"""What can be found by words: one row for every public post, organisation and group.

SQLite keeps an FTS5 index over `tokens`, filled by triggers; PostgreSQL stores `tokens` as a
tsvector with a GIN index. Both hold our own tokens as they are (`domain.search.document`), so
both find the same. Nothing private is ever put in a row: see `services.search`.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Connection,
    Dialect,
    ForeignKey,
    Integer,
    String,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeEngine

from helpboard.models.base import Base
from helpboard.models.group import Group
from helpboard.models.organisation import Organisation
from helpboard.models.post import Post

IN_A_SECOND = 4096
"""How many documents of one second have numbers before those of the next second."""


class Tokens(TypeDecorator[str]):
    """Tokens with a space between them: text on SQLite, a tsvector on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the database stores."""
        stored = postgresql.TSVECTOR() if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(stored)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Quote every token, so that PostgreSQL takes it as it is."""
        if value is None or dialect.name != "postgresql":
            return value
        return " ".join(f"'{token}'" for token in value.split())


class SearchDocument(Base):
    """One thing that can be found; exactly one of the three keys is set.

    `id` grows with `posted_at` (whole seconds since 1970 × 4096, and a running number), so a walk
    down the ids is a walk from new to old that both databases' indexes can make. `title` and
    `codes` are the tokens that ranking looks at; `tokens` are all, theirs included.
    """

    __tablename__ = "search_document"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    post_id: Mapped[int | None] = mapped_column(
        ForeignKey(Post.id, ondelete="CASCADE"), unique=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), unique=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), unique=True
    )
    posted_at: Mapped[datetime]
    title: Mapped[str] = mapped_column(Text)
    codes: Mapped[str] = mapped_column(Text)
    tokens: Mapped[str] = mapped_column(Tokens(), deferred=True)

    __table_args__ = (
        CheckConstraint(
            "(post_id IS NOT NULL AND organisation_id IS NULL AND group_id IS NULL)"
            " OR (post_id IS NULL AND organisation_id IS NOT NULL AND group_id IS NULL)"
            " OR (post_id IS NULL AND organisation_id IS NULL AND group_id IS NOT NULL)",
            name="one_thing",
        ),
    )


class SearchWord(Base):
    """A word of the documents, folded, for completing and correcting what is typed.

    `backwards` is the word read from its end, so that words with the same ending are neighbours;
    `spelling` is the word as people write it. `documents` is how many carried it at the last
    recount. Both keys are compared byte by byte.
    """

    __tablename__ = "search_word"

    word: Mapped[str] = mapped_column(
        String(60).with_variant(String(60, collation="C"), "postgresql"), primary_key=True
    )
    backwards: Mapped[str] = mapped_column(
        String(60).with_variant(String(60, collation="C"), "postgresql"), index=True
    )
    spelling: Mapped[str] = mapped_column(String(120))
    documents: Mapped[int] = mapped_column(default=0)


_ON_SQLITE = (
    # No positions and no sizes: we ask for words, not phrases, and rank by ourselves.
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
# With less the planner takes a rare word for a common one and walks the whole table.
_ON_POSTGRESQL = (
    "CREATE INDEX search_index_tokens ON search_document USING gin (tokens)",
    "ALTER TABLE search_document ALTER COLUMN tokens SET STATISTICS 10000",
)
_INDEX = {"sqlite": _ON_SQLITE, "postgresql": _ON_POSTGRESQL}


def is_search_object(name: str | None) -> bool:
    """Tell whether a table or index was made by the statements here and is in no model.

    Whoever compares the models with a database leaves these out.
    """
    return name is not None and name.startswith("search_index")


@event.listens_for(SearchDocument.__table__, "after_create")
def _add_index(_table: object, connection: Connection, **_options: object) -> None:
    """Make the index along with its table, where tables are made without migrations."""
    for statement in _INDEX[connection.dialect.name]:
        connection.exec_driver_sql(statement)


@event.listens_for(SearchDocument.__table__, "before_drop")
def _drop_index(_table: object, connection: Connection, **_options: object) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP TABLE IF EXISTS search_index_words")
        connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
