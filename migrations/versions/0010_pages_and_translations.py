# Longer than 300 lines because it makes the tables of pages and of translations at once.
"""Information pages, glossary, facts, translations of content, packs of sheets.

Revision ID: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade():

    op.create_table(
        "glossary_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("source_lang", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "published", "hidden", name="pagestate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_glossary_term")),
        sa.UniqueConstraint("slug", name=op.f("uq_glossary_term_slug")),
    )
    op.create_table(
        "info_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column(
            "audience",
            sa.Enum(
                "newcomers",
                "engaged",
                "citizens",
                name="pageaudience",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "published", "hidden", name="pagestate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("source_lang", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("is_discreet", sa.Boolean(), nullable=False),
        sa.Column("for_people_only", sa.Boolean(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["info_page.id"], name=op.f("fk_info_page_parent_id_info_page")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_info_page")),
        sa.UniqueConstraint("path", name=op.f("uq_info_page_path")),
    )
    with op.batch_alter_table("info_page", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_info_page_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "machine_use",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_machine_use")),
    )
    op.create_table(
        "fact_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("website", sa.String(length=300), nullable=False),
        sa.Column("street", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=10), nullable=False),
        sa.Column("city", sa.String(length=100), nullable=False),
        sa.Column("opening_hours", sa.String(length=300), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_fact_card_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_card")),
        sa.UniqueConstraint("slug", name=op.f("uq_fact_card_slug")),
    )
    with op.batch_alter_table("fact_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_card_area_id"), ["area_id"], unique=False)

    op.create_table(
        "page_address",
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["page_id"],
            ["info_page.id"],
            name=op.f("fk_page_address_page_id_info_page"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_page_address")),
    )
    with op.batch_alter_table("page_address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_page_address_page_id"), ["page_id"], unique=False)

    op.create_table(
        "paper_pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("choice", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "working",
                "ready",
                "failed",
                "stopped",
                name="packstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=80), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("leased_until", sa.DateTime(), nullable=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_paper_pack_area_id_area")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user.id"], name=op.f("fk_paper_pack_made_by_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_pack")),
    )
    with op.batch_alter_table("paper_pack", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_pack_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_pack_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_pack_state"), ["state"], unique=False)

    op.create_table(
        "text_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("catalogue", sa.String(length=40), nullable=False),
        sa.Column("context", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("plural", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed", "taken", "refused", name="correctionstate", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["user.id"],
            name=op.f("fk_text_correction_made_by_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_correction")),
    )
    with op.batch_alter_table("text_correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_text_correction_lang"), ["lang"], unique=False)
        batch_op.create_index(batch_op.f("ix_text_correction_made_by"), ["made_by"], unique=False)

    op.create_table(
        "counter_concern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("room", sa.String(length=100), nullable=False),
        sa.Column("papers", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["counter_id"],
            ["counter.id"],
            name=op.f("fk_counter_concern_counter_id_counter"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counter_concern")),
        sa.UniqueConstraint("counter_id", "code", name=op.f("uq_counter_concern_counter_id_code")),
    )
    op.create_table(
        "content_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "page",
                "term",
                "place",
                "counter",
                "organisation",
                "group",
                "service",
                "post",
                name="itemkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("counter_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["counter_id"],
            ["counter.id"],
            name=op.f("fk_content_item_counter_id_counter"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group.id"],
            name=op.f("fk_content_item_group_id_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_content_item_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["page_id"],
            ["info_page.id"],
            name=op.f("fk_content_item_page_id_info_page"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
            name=op.f("fk_content_item_place_id_place"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_content_item_post_id_post"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_content_item_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["glossary_term.id"],
            name=op.f("fk_content_item_term_id_glossary_term"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_item")),
        sa.UniqueConstraint("counter_id", name=op.f("uq_content_item_counter_id")),
        sa.UniqueConstraint("group_id", name=op.f("uq_content_item_group_id")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_content_item_organisation_id")),
        sa.UniqueConstraint("page_id", name=op.f("uq_content_item_page_id")),
        sa.UniqueConstraint("place_id", name=op.f("uq_content_item_place_id")),
        sa.UniqueConstraint("post_id", name=op.f("uq_content_item_post_id")),
        sa.UniqueConstraint("service_id", name=op.f("uq_content_item_service_id")),
        sa.UniqueConstraint("term_id", name=op.f("uq_content_item_term_id")),
    )
    op.create_table(
        "content_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("source_fields", sa.JSON(), nullable=False),
        sa.Column("is_small", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["content_item.id"],
            name=op.f("fk_content_revision_item_id_content_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["user.id"],
            name=op.f("fk_content_revision_made_by_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_revision")),
    )
    with op.batch_alter_table("content_revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_content_revision_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_content_revision_made_by"), ["made_by"], unique=False)

    op.create_table(
        "machine_attempt",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=False),
        sa.Column("trouble", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["content_item.id"],
            name=op.f("fk_machine_attempt_item_id_content_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", "lang", name=op.f("pk_machine_attempt")),
    )
    with op.batch_alter_table("machine_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_machine_attempt_next_at"), ["next_at"], unique=False)

    op.create_table(
        "reader_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "not-understood",
                "wrong",
                "outdated",
                name="feedbackkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["content_item.id"],
            name=op.f("fk_reader_feedback_item_id_content_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["settled_by"],
            ["user.id"],
            name=op.f("fk_reader_feedback_settled_by_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader_feedback")),
    )
    with op.batch_alter_table("reader_feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reader_feedback_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_reader_feedback_settled_at"), ["settled_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_reader_feedback_settled_by"), ["settled_by"], unique=False
        )

    op.create_table(
        "translation",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "review", "public", name="translationstatus", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column(
            "origin",
            sa.Enum("human", "machine", "edited", name="origin", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("draft_by", sa.Integer(), nullable=True),
        sa.Column("draft_source_hash", sa.String(length=64), nullable=False),
        sa.Column("draft_source", sa.JSON(), nullable=False),
        sa.Column("set_aside", sa.JSON(), nullable=False),
        sa.Column("reviewed_by", sa.Integer(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(), nullable=True),
        sa.Column("claimed_by", sa.Integer(), nullable=True),
        sa.Column("claimed_until", sa.DateTime(), nullable=True),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claimed_by"],
            ["user.id"],
            name=op.f("fk_translation_claimed_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["draft_by"],
            ["user.id"],
            name=op.f("fk_translation_draft_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["content_item.id"],
            name=op.f("fk_translation_item_id_content_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by"],
            ["user.id"],
            name=op.f("fk_translation_reviewed_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["content_revision.id"],
            name=op.f("fk_translation_revision_id_content_revision"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("item_id", "lang", name=op.f("pk_translation")),
    )
    with op.batch_alter_table("translation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_translation_claimed_by"), ["claimed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_translation_draft_by"), ["draft_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_translation_reviewed_by"), ["reviewed_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_translation_revision_id"), ["revision_id"], unique=False
        )


def downgrade():

    with op.batch_alter_table("translation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_translation_revision_id"))
        batch_op.drop_index(batch_op.f("ix_translation_reviewed_by"))
        batch_op.drop_index(batch_op.f("ix_translation_draft_by"))
        batch_op.drop_index(batch_op.f("ix_translation_claimed_by"))

    op.drop_table("translation")
    with op.batch_alter_table("reader_feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reader_feedback_settled_by"))
        batch_op.drop_index(batch_op.f("ix_reader_feedback_settled_at"))
        batch_op.drop_index(batch_op.f("ix_reader_feedback_item_id"))

    op.drop_table("reader_feedback")
    with op.batch_alter_table("machine_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_machine_attempt_next_at"))

    op.drop_table("machine_attempt")
    with op.batch_alter_table("content_revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_content_revision_made_by"))
        batch_op.drop_index(batch_op.f("ix_content_revision_item_id"))

    op.drop_table("content_revision")
    op.drop_table("content_item")
    op.drop_table("counter_concern")
    with op.batch_alter_table("text_correction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_text_correction_made_by"))
        batch_op.drop_index(batch_op.f("ix_text_correction_lang"))

    op.drop_table("text_correction")
    with op.batch_alter_table("paper_pack", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_pack_state"))
        batch_op.drop_index(batch_op.f("ix_paper_pack_made_by"))
        batch_op.drop_index(batch_op.f("ix_paper_pack_area_id"))

    op.drop_table("paper_pack")
    with op.batch_alter_table("page_address", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_page_address_page_id"))

    op.drop_table("page_address")
    with op.batch_alter_table("fact_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_card_area_id"))

    op.drop_table("fact_card")
    op.drop_table("machine_use")
    with op.batch_alter_table("info_page", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_info_page_parent_id"))

    op.drop_table("info_page")
    op.drop_table("glossary_term")
