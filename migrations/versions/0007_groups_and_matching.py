# Longer than 300 lines because it makes all tables of groups and matching at once.
"""Groups and matching.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "area_travel",
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_id"], ["area.id"], name=op.f("fk_area_travel_from_id_area"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["area.id"], name=op.f("fk_area_travel_to_id_area"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("from_id", "to_id", name=op.f("pk_area_travel")),
    )
    with op.batch_alter_table("area_travel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_travel_to_id"), ["to_id"], unique=False)

    op.create_table(
        "match_weights",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Integer(), nullable=False),
        sa.Column("travel", sa.Integer(), nullable=False),
        sa.Column("languages", sa.Integer(), nullable=False),
        sa.Column("time", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["user.id"],
            name=op.f("fk_match_weights_made_by_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_weights")),
    )
    with op.batch_alter_table("match_weights", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_match_weights_made_by"), ["made_by"], unique=False)

    op.create_table(
        "volunteer",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("when", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("areas", sa.JSON(), nullable=False),
        sa.Column("max_travel", sa.Integer(), nullable=True),
        sa.Column("hours_week", sa.Integer(), nullable=True),
        sa.Column("is_of_age", sa.Boolean(), nullable=True),
        sa.Column("is_woman", sa.Boolean(), nullable=True),
        sa.Column("needs_wheelchair", sa.Boolean(), nullable=True),
        sa.Column("has_licence", sa.Boolean(), nullable=True),
        sa.Column("shows_name", sa.Boolean(), nullable=False),
        sa.Column("shows_phone", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("consent_at", sa.DateTime(), nullable=True),
        sa.Column("consent_source", sa.String(length=40), nullable=False),
        sa.Column("asked_about", sa.String(length=40), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_volunteer_area_id_area"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_volunteer_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_volunteer")),
    )
    with op.batch_alter_table("volunteer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_volunteer_consent_at"), ["consent_at"], unique=False)

    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "interpreter", "companion", name="appointmentkind", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "placed",
                "done",
                "cancelled",
                "unfilled",
                name="appointmentstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("from_language", sa.String(length=40), nullable=False),
        sa.Column("to_language", sa.String(length=40), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("is_online", sa.Boolean(), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("ordered_by", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_appointment_area_id_area")),
        sa.ForeignKeyConstraint(
            ["ordered_by"],
            ["user.id"],
            name=op.f("fk_appointment_ordered_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_appointment_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_appointment_user_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("key", name=op.f("uq_appointment_key")),
    )
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_ordered_by"), ["ordered_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_appointment_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_appointment_starts_at"), ["starts_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_user_id"), ["user_id"], unique=False)

    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "town", "closing", "interpreters", name="plankind", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "solving",
                "ready",
                "sent",
                "closed",
                "failed",
                name="planstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.DateTime(), nullable=True),
        sa.Column("solved_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_plan_area_id_area")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user.id"], name=op.f("fk_plan_made_by_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_plan_site_id_site"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_state"), ["state"], unique=False)

    op.create_table(
        "site_release",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("released_by", sa.Integer(), nullable=True),
        sa.Column("released_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["released_by"],
            ["user.id"],
            name=op.f("fk_site_release_released_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_site_release_site_id_site"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_site_release_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("site_id", "user_id", name=op.f("pk_site_release")),
    )
    with op.batch_alter_table("site_release", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_site_release_released_by"), ["released_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_site_release_user_id"), ["user_id"], unique=False)

    op.create_table(
        "volunteer_topic",
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["volunteer.user_id"],
            name=op.f("fk_volunteer_topic_user_id_volunteer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("topic", "user_id", name=op.f("pk_volunteer_topic")),
    )
    with op.batch_alter_table("volunteer_topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_topic_user_id"), ["user_id"], unique=False)

    op.create_table(
        "group_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "merge", "split", "handover", name="groupchangekind", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "done",
                "withdrawn",
                "refused",
                name="groupchangestate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("other_group_id", sa.Integer(), nullable=True),
        sa.Column("new_lead_id", sa.Integer(), nullable=True),
        sa.Column("new_name", sa.String(length=200), nullable=False),
        sa.Column("new_area_id", sa.Integer(), nullable=True),
        sa.Column("new_topics", sa.JSON(), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(), nullable=True),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group.id"],
            name=op.f("fk_group_change_group_id_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["new_area_id"], ["area.id"], name=op.f("fk_group_change_new_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["new_lead_id"],
            ["user.id"],
            name=op.f("fk_group_change_new_lead_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["other_group_id"],
            ["group.id"],
            name=op.f("fk_group_change_other_group_id_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"],
            ["user.id"],
            name=op.f("fk_group_change_proposed_by_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_change")),
    )
    with op.batch_alter_table("group_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_change_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_group_change_new_area_id"), ["new_area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_group_change_new_lead_id"), ["new_lead_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_group_change_other_group_id"), ["other_group_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_group_change_proposed_by"), ["proposed_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_group_change_state"), ["state"], unique=False)

    op.create_table(
        "group_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_lang", sa.String(length=40), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["user.id"],
            name=op.f("fk_group_message_author_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group.id"],
            name=op.f("fk_group_message_group_id_group"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_message")),
    )
    with op.batch_alter_table("group_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_message_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_message_group_id"), ["group_id"], unique=False)

    op.create_table(
        "help_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("must_speak", sa.JSON(), nullable=False),
        sa.Column("helpful", sa.JSON(), nullable=False),
        sa.Column("when", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("min_minutes", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("needs_clearance", sa.Boolean(), nullable=False),
        sa.Column("women_only", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group.id"], name=op.f("fk_help_role_group_id_group"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_role")),
    )
    with op.batch_alter_table("help_role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_help_role_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_help_role_topic"), ["topic"], unique=False)

    op.create_table(
        "group_consent",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("says_yes", sa.Boolean(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["group_change.id"],
            name=op.f("fk_group_consent_change_id_group_change"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_group_consent_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("change_id", "user_id", name=op.f("pk_group_consent")),
    )
    with op.batch_alter_table("group_consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_consent_user_id"), ["user_id"], unique=False)

    op.create_table(
        "join_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("help_role_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_lang", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "waiting",
                "offered",
                "accepted",
                "declined",
                "withdrawn",
                "lapsed",
                name="joinstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("offered_until", sa.DateTime(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["user.id"],
            name=op.f("fk_join_request_decided_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group.id"],
            name=op.f("fk_join_request_group_id_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["help_role_id"],
            ["help_role.id"],
            name=op.f("fk_join_request_help_role_id_help_role"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_join_request_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_request")),
    )
    with op.batch_alter_table("join_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_join_request_decided_by"), ["decided_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_join_request_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_join_request_help_role_id"), ["help_role_id"], unique=False
        )
        batch_op.create_index(
            "ix_join_request_state_offered_until", ["state", "offered_until"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_join_request_user_id"), ["user_id"], unique=False)

    op.create_table(
        "meeting_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("cancelled", "moved", name="meetingchangekind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("moved_on", sa.Date(), nullable=True),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"],
            ["user.id"],
            name=op.f("fk_meeting_change_changed_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["group_schedule.id"],
            name=op.f("fk_meeting_change_schedule_id_group_schedule"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_change")),
        sa.UniqueConstraint(
            "schedule_id", "on_date", name=op.f("uq_meeting_change_schedule_id_on_date")
        ),
    )
    with op.batch_alter_table("meeting_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_change_changed_by"), ["changed_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_change_schedule_id"), ["schedule_id"], unique=False
        )

    op.create_table(
        "meeting_helper",
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "coming",
            sa.Enum(
                "comes", "absent", "came", "no_show", name="coming", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("is_host", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["group_schedule.id"],
            name=op.f("fk_meeting_helper_schedule_id_group_schedule"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_meeting_helper_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "schedule_id", "on_date", "user_id", name=op.f("pk_meeting_helper")
        ),
    )
    with op.batch_alter_table("meeting_helper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_helper_user_id"), ["user_id"], unique=False)

    op.create_table(
        "meeting_numbers",
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("guests", sa.Integer(), nullable=False),
        sa.Column("helpers", sa.Integer(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["noted_by"],
            ["user.id"],
            name=op.f("fk_meeting_numbers_noted_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["group_schedule.id"],
            name=op.f("fk_meeting_numbers_schedule_id_group_schedule"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("schedule_id", "on_date", name=op.f("pk_meeting_numbers")),
    )
    with op.batch_alter_table("meeting_numbers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_numbers_noted_by"), ["noted_by"], unique=False)

    op.create_table(
        "slot_post",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("help_role_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["help_role_id"],
            ["help_role.id"],
            name=op.f("fk_slot_post_help_role_id_help_role"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_slot_post_post_id_post"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["group_schedule.id"],
            name=op.f("fk_slot_post_schedule_id_group_schedule"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_slot_post")),
    )
    with op.batch_alter_table("slot_post", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_slot_post_help_role_id"), ["help_role_id"], unique=False
        )
        batch_op.create_index(
            "ix_slot_post_schedule_id_on_date", ["schedule_id", "on_date"], unique=False
        )

    op.create_table(
        "plan_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("help_role_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("new_group", sa.String(length=80), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column(
            "mark",
            sa.Enum("free", "pinned", "banned", name="planmark", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "said_by_phone",
            sa.Enum("asked", "yes", "no", name="sideanswer", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_plan_line_appointment_id_appointment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group.id"], name=op.f("fk_plan_line_group_id_group"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["help_role_id"],
            ["help_role.id"],
            name=op.f("fk_plan_line_help_role_id_help_role"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_plan_line_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_plan_line_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_plan_line_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_line")),
    )
    with op.batch_alter_table("plan_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_line_appointment_id"), ["appointment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_plan_line_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_line_help_role_id"), ["help_role_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_line_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_plan_line_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_line_user_id"), ["user_id"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "partnership",
                "group_task",
                "person_task",
                "joining",
                "goods",
                "appointment",
                name="proposalkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "accepted",
                "declined",
                "lapsed",
                "confirmed",
                "done",
                "ended",
                "needs_rematch",
                name="proposalstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("help_role_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("other_post_id", sa.Integer(), nullable=True),
        sa.Column("carrier_post_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("plan_line_id", sa.Integer(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_lang", sa.String(length=40), nullable=False),
        sa.Column("override", sa.String(length=300), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=True),
        sa.Column("lapses_at", sa.DateTime(), nullable=False),
        sa.Column("ask_again_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_proposal_appointment_id_appointment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["carrier_post_id"],
            ["post.id"],
            name=op.f("fk_proposal_carrier_post_id_post"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group.id"], name=op.f("fk_proposal_group_id_group"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["help_role_id"],
            ["help_role.id"],
            name=op.f("fk_proposal_help_role_id_help_role"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_proposal_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_post_id"],
            ["post.id"],
            name=op.f("fk_proposal_other_post_id_post"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["plan_line_id"],
            ["plan_line.id"],
            name=op.f("fk_proposal_plan_line_id_plan_line"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_proposal_post_id_post"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"],
            ["user.id"],
            name=op.f("fk_proposal_proposed_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_proposal_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("key", name=op.f("uq_proposal_key")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_proposal_appointment_id"), ["appointment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_proposal_ask_again_at"), ["ask_again_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_proposal_carrier_post_id"), ["carrier_post_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_proposal_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_proposal_help_role_id"), ["help_role_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_proposal_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_proposal_other_post_id"), ["other_post_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_proposal_plan_line_id"), ["plan_line_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_proposal_post_id"), ["post_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_proposed_by"), ["proposed_by"], unique=False)
        batch_op.create_index("ix_proposal_state_lapses_at", ["state", "lapses_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_user_id"), ["user_id"], unique=False)

    op.create_table(
        "proposal_side",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column(
            "party",
            sa.Enum(
                "organisation",
                "group",
                "author",
                "other_author",
                "carrier",
                "volunteer",
                name="party",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column(
            "answer",
            sa.Enum("asked", "yes", "no", name="sideanswer", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "too_far",
                "time",
                "language",
                "full",
                "not_our_topic",
                "prefer_another",
                "other",
                name="declinereason",
                native_enum=False,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("shows_name", sa.Boolean(), nullable=False),
        sa.Column("shows_phone", sa.Boolean(), nullable=False),
        sa.Column("goes_well", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"],
            ["user.id"],
            name=op.f("fk_proposal_side_answered_by_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group.id"],
            name=op.f("fk_proposal_side_group_id_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_proposal_side_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_proposal_side_post_id_post"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_proposal_side_proposal_id_proposal"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_proposal_side_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_side")),
    )
    with op.batch_alter_table("proposal_side", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_proposal_side_answered_by"), ["answered_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_proposal_side_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_proposal_side_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_proposal_side_post_id"), ["post_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_proposal_side_proposal_id"), ["proposal_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_proposal_side_user_id"), ["user_id"], unique=False)

    with op.batch_alter_table("group", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "joins",
                sa.Enum("at_once", "asked", "nobody", name="joins", native_enum=False, length=32),
                nullable=False,
                server_default="asked",
            )
        )
        batch_op.add_column(sa.Column("rests_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("state_since", sa.Date(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_group_merged_into_id"), ["merged_into_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_group_merged_into_id_group"),
            "group",
            ["merged_into_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("group_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("help_role_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("team", sa.String(length=80), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("is_released", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("joined_at", sa.DateTime(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_group_member_help_role_id"), ["help_role_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_group_member_help_role_id_help_role"),
            "help_role",
            ["help_role_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("group_schedule", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("meets_on_holidays", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("hosts", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))


def downgrade():
    with op.batch_alter_table("group_schedule", schema=None) as batch_op:
        batch_op.drop_column("sequence")
        batch_op.drop_column("hosts")
        batch_op.drop_column("meets_on_holidays")

    with op.batch_alter_table("group_member", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_group_member_help_role_id_help_role"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_group_member_help_role_id"))
        batch_op.drop_column("joined_at")
        batch_op.drop_column("paused_until")
        batch_op.drop_column("is_released")
        batch_op.drop_column("team")
        batch_op.drop_column("help_role_id")

    with op.batch_alter_table("group", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_group_merged_into_id_group"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_group_merged_into_id"))
        batch_op.drop_column("state_since")
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("rests_until")
        batch_op.drop_column("joins")

    with op.batch_alter_table("proposal_side", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_side_user_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_side_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_side_post_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_side_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_side_group_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_side_answered_by"))

    op.drop_table("proposal_side")
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_user_id"))
        batch_op.drop_index("ix_proposal_state_lapses_at")
        batch_op.drop_index(batch_op.f("ix_proposal_proposed_by"))
        batch_op.drop_index(batch_op.f("ix_proposal_post_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_plan_line_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_other_post_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_help_role_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_group_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_carrier_post_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_ask_again_at"))
        batch_op.drop_index(batch_op.f("ix_proposal_appointment_id"))

    op.drop_table("proposal")
    with op.batch_alter_table("plan_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_line_user_id"))
        batch_op.drop_index(batch_op.f("ix_plan_line_plan_id"))
        batch_op.drop_index(batch_op.f("ix_plan_line_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_plan_line_help_role_id"))
        batch_op.drop_index(batch_op.f("ix_plan_line_group_id"))
        batch_op.drop_index(batch_op.f("ix_plan_line_appointment_id"))

    op.drop_table("plan_line")
    with op.batch_alter_table("slot_post", schema=None) as batch_op:
        batch_op.drop_index("ix_slot_post_schedule_id_on_date")
        batch_op.drop_index(batch_op.f("ix_slot_post_help_role_id"))

    op.drop_table("slot_post")
    with op.batch_alter_table("meeting_numbers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_numbers_noted_by"))

    op.drop_table("meeting_numbers")
    with op.batch_alter_table("meeting_helper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_helper_user_id"))

    op.drop_table("meeting_helper")
    with op.batch_alter_table("meeting_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_change_schedule_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_change_changed_by"))

    op.drop_table("meeting_change")
    with op.batch_alter_table("join_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_join_request_user_id"))
        batch_op.drop_index("ix_join_request_state_offered_until")
        batch_op.drop_index(batch_op.f("ix_join_request_help_role_id"))
        batch_op.drop_index(batch_op.f("ix_join_request_group_id"))
        batch_op.drop_index(batch_op.f("ix_join_request_decided_by"))

    op.drop_table("join_request")
    with op.batch_alter_table("group_consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_consent_user_id"))

    op.drop_table("group_consent")
    with op.batch_alter_table("help_role", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_help_role_topic"))
        batch_op.drop_index(batch_op.f("ix_help_role_group_id"))

    op.drop_table("help_role")
    with op.batch_alter_table("group_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_message_group_id"))
        batch_op.drop_index(batch_op.f("ix_group_message_author_id"))

    op.drop_table("group_message")
    with op.batch_alter_table("group_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_change_state"))
        batch_op.drop_index(batch_op.f("ix_group_change_proposed_by"))
        batch_op.drop_index(batch_op.f("ix_group_change_other_group_id"))
        batch_op.drop_index(batch_op.f("ix_group_change_new_lead_id"))
        batch_op.drop_index(batch_op.f("ix_group_change_new_area_id"))
        batch_op.drop_index(batch_op.f("ix_group_change_group_id"))

    op.drop_table("group_change")
    with op.batch_alter_table("volunteer_topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_volunteer_topic_user_id"))

    op.drop_table("volunteer_topic")
    with op.batch_alter_table("site_release", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_site_release_user_id"))
        batch_op.drop_index(batch_op.f("ix_site_release_released_by"))

    op.drop_table("site_release")
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_state"))
        batch_op.drop_index(batch_op.f("ix_plan_site_id"))
        batch_op.drop_index(batch_op.f("ix_plan_made_by"))
        batch_op.drop_index(batch_op.f("ix_plan_area_id"))

    op.drop_table("plan")
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appointment_user_id"))
        batch_op.drop_index(batch_op.f("ix_appointment_starts_at"))
        batch_op.drop_index(batch_op.f("ix_appointment_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_appointment_ordered_by"))
        batch_op.drop_index(batch_op.f("ix_appointment_area_id"))

    op.drop_table("appointment")
    with op.batch_alter_table("volunteer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_volunteer_consent_at"))
        batch_op.drop_index(batch_op.f("ix_volunteer_area_id"))

    op.drop_table("volunteer")
    with op.batch_alter_table("match_weights", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_match_weights_made_by"))

    op.drop_table("match_weights")
    with op.batch_alter_table("area_travel", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_area_travel_to_id"))

    op.drop_table("area_travel")
