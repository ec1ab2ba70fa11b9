import json

from sqlalchemy.sql import visitors
from sqlalchemy.sql.schema import Column

from helpboard.domain.alert import Rhythm
from helpboard.domain.conversation import ConversationState, Role, Via
from helpboard.domain.organisation import MemberRole
from helpboard.models import (
    Alert,
    Base,
    Conversation,
    Login,
    Message,
    OrganisationMember,
    Participant,
    Photo,
)
from helpboard.queries import export_groups, export_matching
from helpboard.queries.export import SECTIONS, export_of
from tests.integration.services.people import CANARY, fill_groups

ABOUT_OTHERS = {
    "account_decision.decided_by": "the entry of the same act stands in the log section",
    "contact.noted_by": "with whom somebody has spoken is about that person",
    "clearance.seen_by": "whose clearance somebody has seen is about that person",
    "join_request.decided_by": "whose wish somebody has decided on is about that person",
    "match_weights.made_by": "weights are about nobody; the entry stands in the log section",
    "site_release.released_by": "whom somebody has released is about that person",
    "release.released_by": "whom somebody has released is about that person",
    "appeal.decided_by": "the entry of the same act stands in the log section",
    "notice.decided_by": "the entry of the same act stands in the log section",
    "house_text_revision.made_by": "the entry of the same act stands in the log section",
    "report_edition.frozen_by": "the entry of the same act stands in the log section",
    "decision.decided_by": "the entry of the same act stands in the log section",
    "organisation.verified_by": "the entry of the same act stands in the log section",
    "organisation_decision.decided_by": "the entry of the same act stands in the log section",
    "translation.reviewed_by": "the entry of the same act stands in the log section",
    "reader_feedback.settled_by": "the entry of the same act stands in the log section",
    "person_block.user_id": "who has blocked one is the other's secret",
}
"""Columns that name a person and are in no section, each with its reason."""


def _named() -> set[str]:
    """Every column of every table that names an account."""
    return {
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "user"
    }


def _looked_at() -> set[str]:
    found = set()
    for section in SECTIONS.values():
        for one in visitors.iterate(section(1).whereclause):
            if isinstance(one, Column):
                found.add(f"{one.table.name}.{one.name}")
    return found


def test_every_column_that_names_a_person_is_exported_or_says_why_not():
    assert _named() - _looked_at() == ABOUT_OTHERS.keys()


def test_the_export_holds_what_is_ones_own_and_nothing_of_others(town, session, now):
    alice, bob = town.person("Alice", password_hash="secret-hash"), town.person("Bob")
    post = town.post(author_id=alice.id, text="Ein blaues Rad")
    town.post(author_id=bob.id, text="Bobs Sofa")
    faden = town.organisation("Faden")
    town.add(OrganisationMember(organisation_id=faden.id, user_id=alice.id, role=MemberRole.OWNER))
    town.add(
        Login(user_id=alice.id, token_hash="secret-token", created_at=now, expires_at=now),
        Alert(
            user_id=alice.id,
            filters={"area": "ludwigsburg"},
            rhythm=Rhythm.DAILY,
            seen_until=now,
            next_at=now,
            created_at=now,
        ),
        Photo(name="a" * 32, post_id=post.id, width=1, height=1, alt="Rad", created_at=now),
    )
    talk = town.add(
        Conversation(
            post_id=post.id,
            state=ConversationState.OPEN,
            created_at=now,
            last_message_at=now,
            wants_interpreter={},
        )
    )
    for person, role, text in ((alice, Role.OWNER, "Ja, gern"), (bob, Role.ANSWERER, "Geheim")):
        town.add(Participant(conversation_id=talk.id, role=role, user_id=person.id, name="X"))
        town.add(
            Message(
                conversation_id=talk.id,
                role=role,
                user_id=person.id,
                values={},
                text=text,
                text_lang="de",
                via=Via.PAGE,
                created_at=now,
            )
        )

    export = export_of(session, alice.id)

    text = json.dumps(export.sections, ensure_ascii=False)
    assert "Ein blaues Rad" in text
    assert "Ja, gern" in text
    assert alice.email in text
    for foreign in ("Geheim", "Bobs Sofa", "secret-hash", "secret-token", bob.email, alice.key):
        assert foreign not in text
    assert export.sections["account"][0]["has_password"] is True
    assert export.sections["organisations"] == [
        {"name": "Faden", "slug": faden.slug, "role": "owner"}
    ]
    assert export.sections["alerts"][0]["rhythm"] == "daily"
    [photo] = export.photos
    assert (photo.stored, photo.readable) == ("a" * 32, f"photos/post-{post.id}-1.webp")
    assert "a" * 32 not in text


def test_what_groups_and_the_matching_keep_goes_along_and_nothing_to_a_stranger(town, session):
    person, other, stranger = (town.person(name) for name in ("Alice", "Bob", "Charlie"))
    fill_groups(town, person, other)
    exported = {name: export_of(session, who.id).sections for name, who in
                (("hers", person), ("a stranger's", stranger))}  # fmt: skip
    sections = {*export_groups.SECTIONS, *export_matching.SECTIONS}
    made_by_others = {"meetings_changed", "meetings_counted", "appointments", "plans"}
    for name in sections - made_by_others:
        assert exported["hers"][name], name
    assert CANARY in json.dumps(exported["hers"]["join_requests"])
    assert [name for name in sections if exported["a stranger's"][name]] == []
