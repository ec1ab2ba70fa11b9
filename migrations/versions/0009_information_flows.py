# Longer than 300 lines because it makes all tables of the desk's books at once.
"""Information flows, and the desk keeps its books: circulars, tasks, news, talks, reports.

Revision ID: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "account_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("block", "unblock", name="accountverdict", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("sentence_lang", sa.String(length=40), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["user.id"],
            name=op.f("fk_account_decision_decided_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_account_decision_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_decision")),
    )
    with op.batch_alter_table("account_decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_account_decision_decided_by"), ["decided_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_account_decision_user_id"), ["user_id"], unique=False)

    op.create_table(
        "circular",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "leads",
                "organisations",
                "volunteers",
                name="audience",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("source_lang", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "sent", name="circularstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_circular_area_id_area")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user.id"], name=op.f("fk_circular_made_by_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circular")),
    )
    with op.batch_alter_table("circular", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_circular_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_circular_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_circular_state"), ["state"], unique=False)

    op.create_table(
        "house_text_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["user.id"],
            name=op.f("fk_house_text_revision_made_by_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_text_revision")),
    )
    with op.batch_alter_table("house_text_revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_text_revision_key"), ["key"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_house_text_revision_made_by"), ["made_by"], unique=False
        )

    op.create_table(
        "intake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("stored", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "reading",
                "shown",
                "refused",
                "taking",
                "taken",
                name="intakestate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("leased_until", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_intake_area_id_area")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user.id"], name=op.f("fk_intake_made_by_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake")),
    )
    with op.batch_alter_table("intake", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_intake_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_intake_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_intake_state"), ["state"], unique=False)

    op.create_table(
        "news",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("source_lang", sa.String(length=40), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_news_area_id_area")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user.id"], name=op.f("fk_news_made_by_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news")),
    )
    with op.batch_alter_table("news", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_news_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_news_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_news_published_at"), ["published_at"], unique=False)

    op.create_table(
        "noted_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_estimated", sa.Boolean(), nullable=False),
        sa.Column("counts_people", sa.Boolean(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_noted_figure_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"],
            ["user.id"],
            name=op.f("fk_noted_figure_noted_by_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noted_figure")),
    )
    with op.batch_alter_table("noted_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_noted_figure_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_noted_figure_noted_by"), ["noted_by"], unique=False)

    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_lang", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "answered", "closed", name="questionstate", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answer_lang", sa.String(length=40), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by"],
            ["user.id"],
            name=op.f("fk_question_answered_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_question_area_id_area")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_question_user_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_answered_by"), ["answered_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_user_id"), ["user_id"], unique=False)

    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_report_area_id_area")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user.id"], name=op.f("fk_report_made_by_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_made_by"), ["made_by"], unique=False)

    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "done", name="taskstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_task_area_id_area")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user.id"], name=op.f("fk_task_made_by_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user.id"], name=op.f("fk_task_owner_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_state"), ["state"], unique=False)

    op.create_table(
        "circular_text",
        sa.Column("circular_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["circular_id"],
            ["circular.id"],
            name=op.f("fk_circular_text_circular_id_circular"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("circular_id", "lang", name=op.f("pk_circular_text")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "call",
                "letter",
                "meeting",
                "visit",
                "other",
                name="contactkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("followed_up_at", sa.DateTime(), nullable=True),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_contact_area_id_area")),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["user.id"], name=op.f("fk_contact_noted_by_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_contact_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_contact_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_follow_up_on"), ["follow_up_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_noted_by"), ["noted_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_contact_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_contact_user_id"), ["user_id"], unique=False)

    op.create_table(
        "news_text",
        sa.Column("news_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["news_id"], ["news.id"], name=op.f("fk_news_text_news_id_news"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("news_id", "lang", name=op.f("pk_news_text")),
    )
    op.create_table(
        "report_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("frozen", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("frozen_by", sa.Integer(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["frozen_by"],
            ["user.id"],
            name=op.f("fk_report_edition_frozen_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_edition_report_id_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_edition")),
        sa.UniqueConstraint("report_id", "number", name=op.f("uq_report_edition_report_id_number")),
    )
    with op.batch_alter_table("report_edition", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_edition_frozen_by"), ["frozen_by"], unique=False
        )

    op.create_table(
        "circular_reader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("circular_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(), nullable=True),
        sa.Column("written_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["circular_id"],
            ["circular.id"],
            name=op.f("fk_circular_reader_circular_id_circular"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group.id"],
            name=op.f("fk_circular_reader_group_id_group"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_circular_reader_organisation_id_organisation"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_circular_reader_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circular_reader")),
        sa.UniqueConstraint(
            "circular_id", "user_id", name=op.f("uq_circular_reader_circular_id_user_id")
        ),
    )
    with op.batch_alter_table("circular_reader", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_circular_reader_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_circular_reader_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_circular_reader_user_id"), ["user_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_circular_reader_written_at"), ["written_at"], unique=False
        )

    with op.batch_alter_table("coordinator", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_deputy", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("clearance", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("verified_by", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("verified_how", sa.String(length=40), nullable=False, server_default="")
        )
        batch_op.create_index(
            batch_op.f("ix_organisation_verified_by"), ["verified_by"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_organisation_verified_by_user"),
            "user",
            ["verified_by"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_organisation_merged_into_id"), ["merged_into_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_organisation_merged_into_id_organisation"),
            "organisation",
            ["merged_into_id"],
            ["id"],
            ondelete="SET NULL",
        )
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.add_column(sa.Column("contact_by", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_partnership_contact_by"), ["contact_by"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_partnership_contact_by_user"),
            "user",
            ["contact_by"],
            ["id"],
            ondelete="SET NULL",
        )
    with op.batch_alter_table("volunteer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("hears_circulars", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(
            sa.Column("unanswered", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("desk_seen_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waited_since", sa.DateTime(), nullable=True))
    with op.batch_alter_table("group", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_at", sa.DateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("unanswered", sa.Integer(), nullable=False, server_default="0")
        )

    op.create_table(
        "organisation_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "verify",
                "confirm",
                "take-back",
                "hide",
                "show",
                "merge",
                name="organisationverdict",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("sentence_lang", sa.String(length=40), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["user.id"],
            name=op.f("fk_organisation_decision_decided_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_decision_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_decision")),
    )
    with op.batch_alter_table("organisation_decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_decision_decided_by"), ["decided_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_organisation_decision_organisation_id"),
            ["organisation_id"],
            unique=False,
        )

    op.create_table(
        "told_late",
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("what", "item_id", "since", name=op.f("pk_told_late")),
    )

    op.create_table(
        "town_export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("stored", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "writing",
                "ready",
                "failed",
                name="townexportstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("leased_until", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_town_export_area_id_area")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user.id"], name=op.f("fk_town_export_made_by_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_town_export")),
    )
    with op.batch_alter_table("town_export", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_town_export_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_town_export_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_town_export_state"), ["state"], unique=False)

    op.create_table(
        "recorded_person",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.String(length=80), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("consent_source", sa.String(length=40), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=True),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recorded_by"],
            ["user.id"],
            name=op.f("fk_recorded_person_recorded_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["volunteer.user_id"],
            name=op.f("fk_recorded_person_user_id_volunteer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_recorded_person")),
        sa.UniqueConstraint("file_key", name=op.f("uq_recorded_person_file_key")),
    )
    with op.batch_alter_table("recorded_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recorded_person_asked_at"), ["asked_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_recorded_person_recorded_by"), ["recorded_by"], unique=False
        )


def downgrade():
    with op.batch_alter_table("recorded_person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recorded_person_recorded_by"))
        batch_op.drop_index(batch_op.f("ix_recorded_person_asked_at"))

    op.drop_table("recorded_person")
    with op.batch_alter_table("town_export", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_town_export_state"))
        batch_op.drop_index(batch_op.f("ix_town_export_made_by"))
        batch_op.drop_index(batch_op.f("ix_town_export_area_id"))

    op.drop_table("town_export")
    op.drop_table("told_late")
    with op.batch_alter_table("organisation_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_decision_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_organisation_decision_decided_by"))

    op.drop_table("organisation_decision")
    with op.batch_alter_table("group", schema=None) as batch_op:
        batch_op.drop_column("unanswered")
        batch_op.drop_column("asked_at")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_column("waited_since")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_column("desk_seen_at")
    with op.batch_alter_table("volunteer", schema=None) as batch_op:
        batch_op.drop_column("unanswered")
        batch_op.drop_column("hears_circulars")
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_partnership_contact_by_user"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_partnership_contact_by"))
        batch_op.drop_column("contact_by")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_organisation_merged_into_id_organisation"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_organisation_merged_into_id"))
        batch_op.drop_column("merged_into_id")
    with op.batch_alter_table("clearance", schema=None) as batch_op:
        batch_op.drop_column("ended_on")
    with op.batch_alter_table("coordinator", schema=None) as batch_op:
        batch_op.drop_column("is_deputy")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_organisation_verified_by_user"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_organisation_verified_by"))
        batch_op.drop_column("verified_how")
        batch_op.drop_column("verified_by")

    with op.batch_alter_table("circular_reader", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_circular_reader_user_id"))
        batch_op.drop_index(batch_op.f("ix_circular_reader_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_circular_reader_group_id"))

    op.drop_table("circular_reader")
    with op.batch_alter_table("report_edition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_edition_frozen_by"))

    op.drop_table("report_edition")
    op.drop_table("news_text")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_user_id"))
        batch_op.drop_index(batch_op.f("ix_contact_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_contact_noted_by"))
        batch_op.drop_index(batch_op.f("ix_contact_follow_up_on"))
        batch_op.drop_index(batch_op.f("ix_contact_area_id"))

    op.drop_table("contact")
    op.drop_table("circular_text")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_state"))
        batch_op.drop_index(batch_op.f("ix_task_owner_id"))
        batch_op.drop_index(batch_op.f("ix_task_made_by"))
        batch_op.drop_index(batch_op.f("ix_task_due_on"))
        batch_op.drop_index(batch_op.f("ix_task_area_id"))

    op.drop_table("task")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_made_by"))
        batch_op.drop_index(batch_op.f("ix_report_area_id"))

    op.drop_table("report")
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_question_user_id"))
        batch_op.drop_index(batch_op.f("ix_question_state"))
        batch_op.drop_index(batch_op.f("ix_question_area_id"))
        batch_op.drop_index(batch_op.f("ix_question_answered_by"))

    op.drop_table("question")
    with op.batch_alter_table("noted_figure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_noted_figure_noted_by"))
        batch_op.drop_index(batch_op.f("ix_noted_figure_area_id"))

    op.drop_table("noted_figure")
    with op.batch_alter_table("news", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_news_published_at"))
        batch_op.drop_index(batch_op.f("ix_news_made_by"))
        batch_op.drop_index(batch_op.f("ix_news_area_id"))

    op.drop_table("news")
    with op.batch_alter_table("intake", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_intake_state"))
        batch_op.drop_index(batch_op.f("ix_intake_made_by"))
        batch_op.drop_index(batch_op.f("ix_intake_area_id"))

    op.drop_table("intake")
    with op.batch_alter_table("house_text_revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_house_text_revision_made_by"))
        batch_op.drop_index(batch_op.f("ix_house_text_revision_key"))

    op.drop_table("house_text_revision")
    with op.batch_alter_table("circular", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_circular_state"))
        batch_op.drop_index(batch_op.f("ix_circular_made_by"))
        batch_op.drop_index(batch_op.f("ix_circular_area_id"))

    op.drop_table("circular")
    with op.batch_alter_table("account_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_decision_user_id"))
        batch_op.drop_index(batch_op.f("ix_account_decision_decided_by"))

    op.drop_table("account_decision")
