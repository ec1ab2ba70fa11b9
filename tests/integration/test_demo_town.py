# Longer than 300 lines because one town, made once, is looked at from all sides.
"""The demo town: complete, the same for a seed, and private where it must be."""

import re
from collections import Counter as Tally
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from opening_hours import OpeningHours
from sqlalchemy import Engine, Text, cast, create_engine, func, select
from sqlalchemy.orm import Session

from helpboard.adapters.code_hashes import CodeHashes
from helpboard.catalogue import reading
from helpboard.cli.demo.content import waiting
from helpboard.cli.demo.manifest import Manifest, manifest_json
from helpboard.cli.demo.town import build_town
from helpboard.domain.appointment import AppointmentState
from helpboard.domain.facts import check_facts
from helpboard.domain.group import TRUSTED_STATES, GroupKind, GroupState
from helpboard.domain.joining import JoinState
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.page_text import BlockKind, blocks_in
from helpboard.domain.paper import PackState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.plan import PlanState
from helpboard.domain.post import PostState, is_public
from helpboard.domain.proposal import ProposalKind, ProposalState, state_after
from helpboard.domain.schedule import check_rule
from helpboard.domain.topics import LEAVES
from helpboard.domain.translation import ItemKind, TranslationStatus
from helpboard.domain.volunteer import ProfileStep, check_answer
from helpboard.domain.words import CONDITIONS, NeedKind, OrganisationKind, PlaceKind
from helpboard.models import (
    Appointment,
    Area,
    Base,
    Counter,
    GiveSeek,
    GlossaryTerm,
    Group,
    GroupMember,
    GroupMessage,
    GroupSchedule,
    HelpRole,
    InfoPage,
    JoinRequest,
    Organisation,
    PaperPack,
    Partnership,
    Place,
    Plan,
    Post,
    PostFacet,
    Proposal,
    ProposalSide,
    SearchDocument,
    Service,
    Site,
    SiteGroup,
    Translation,
    User,
    Volunteer,
    VolunteerTopic,
)
from helpboard.queries.actors import actor_of
from helpboard.queries.page_facts import facts_of
from helpboard.queries.translations import source_of, words_for
from helpboard.services.packs import pack_of
from helpboard.web.facts import headline
from tests.conftest import SECRET
from tests.town import make_tables

NOW = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)
CONTACT = re.compile(r"\d{5,}|@|https?:|www\.|\b[\w-]+\.(?:de|com|org|net)\b|\+\d{2}")
SCRIPTS = {"ar": r"[\u0600-\u06ff]", "fa": r"[\u0600-\u06ff]", "uk": "[а-яіїєґ]", "ru": "[а-яё]"}


@pytest.fixture(scope="module")
def made(engine: Engine) -> Iterator[tuple[Session, Manifest]]:
    """The default town, made once for all tests here and rolled back after them."""
    with engine.connect() as connection:
        transaction = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            yield (
                session,
                build_town(
                    session, size="ludwigsburg", seed=42, now=NOW, hashes=CodeHashes(key=SECRET)
                ),
            )
        transaction.rollback()


@pytest.fixture
def session(made: tuple[Session, Manifest]) -> Session:
    return made[0]


@pytest.fixture
def manifest(made: tuple[Session, Manifest]) -> Manifest:
    return made[1]


def contents_of(seed: int, **given: Any) -> dict[str, list[Any]]:
    """Every row of every table of a town made in a database of its own."""
    engine = create_engine("sqlite://")
    make_tables(engine)
    with Session(engine) as session:
        build_town(
            session,
            **{
                "size": "ludwigsburg",
                "seed": seed,
                "now": NOW,
                "hashes": CodeHashes(key=SECRET),
                **given,
            },
        )
        rows = {
            table.name: session.execute(select(table).order_by(*table.primary_key)).all()
            for table in Base.metadata.sorted_tables
        }
    engine.dispose()
    return rows


def number_of(session: Session, model: type[Base], *conditions: Any) -> int:
    return session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0


def posts_of(session: Session) -> list[Post]:
    return list(session.scalars(select(Post).order_by(Post.id)))


@pytest.fixture(scope="module")
def alone() -> dict[str, list[Any]]:
    """Every row of a town in a database of its own."""
    return contents_of(7)


def test_the_same_seed_and_hour_make_the_same_town(alone: dict[str, list[Any]]) -> None:
    assert contents_of(7, now=NOW + timedelta(minutes=11)) == alone


def test_another_seed_makes_another_town(alone: dict[str, list[Any]]) -> None:
    other = contents_of(8)
    assert other["user"] != alone["user"]
    assert other["post"] != alone["post"]


def test_the_town_has_what_its_description_promises(session: Session, manifest: Manifest) -> None:
    is_top = Organisation.parent_id.is_(None)
    is_shown = Organisation.slug.not_in(manifest.organisations["hidden"])
    assert number_of(session, Organisation, is_top, is_shown) == 50 + len(waiting.ORGANISATIONS)
    assert number_of(session, Group, Group.state.in_(TRUSTED_STATES)) == 12
    assert number_of(session, Group, Group.state == GroupState.FORMING) == len(waiting.GROUPS)
    assert len(manifest.groups[GroupKind.WELCOME_CAFE]) == 4
    assert number_of(session, Site) == 76
    assert sum(session.scalars(select(Site.head_count))) == 228
    assert number_of(session, Partnership) == 60
    assert number_of(session, Place) == 6
    is_read = InfoPage.state == PageState.PUBLISHED
    assert number_of(session, InfoPage, is_read) == len(manifest.pages) >= 40
    assert number_of(session, InfoPage, is_read, InfoPage.audience == PageAudience.ENGAGED) == 9
    assert number_of(session, GlossaryTerm) == 30
    assert number_of(session, Service) >= 60
    assert 290 <= number_of(session, Post) <= 330
    assert number_of(session, User) == 421  # 420 and the blocked one
    assert number_of(session, User, User.email.is_(None)) == 40
    assert number_of(session, User, User.is_translator) == 6
    assert number_of(session, User, User.password_hash.is_not(None)) == len(manifest.accounts)


def test_the_worker_of_the_town_has_a_pack_of_sheets_to_print(session: Session) -> None:
    pack = session.scalars(select(PaperPack)).one()
    asker = actor_of(session, session.get_one(User, pack.made_by))
    assert pack_of(session, asker, pack.id) is pack
    assert (pack.state, pack.total) == (PackState.WAITING, 3)


def test_pages_are_translated_in_all_states_and_name_only_what_there_is(session: Session) -> None:
    pages = {page.id: page for page in session.scalars(select(InfoPage))}
    blocks = {block for page in pages.values() for block in blocks_in(page.body)}
    facts = facts_of(session, blocks, "de")
    paths = {page.path for page in pages.values()}
    missing = {
        block
        for block in blocks
        if (block.slug not in paths if block.kind is BlockKind.PAGE else block.names not in facts)
    }
    assert missing == set()
    sources = {page.id: source_of(ItemKind.PAGE, page) for page in pages.values()}
    seen = set()
    for tag in ("en", "ar", "uk", "fa", "ru", "tr", "fr"):
        words = words_for(session, ItemKind.PAGE, sources, tag).values()
        seen |= {(one.is_machine, one.is_outdated, one.is_reviewed) for one in words}
        assert sum(not one.is_source for one in words) >= (14 if tag in "en ar uk" else 1)
    assert {(True, False, False), (False, True, True), (False, False, True)} <= seen
    assert number_of(session, Translation, Translation.status == TranslationStatus.DRAFT) >= 1


def test_every_state_kind_and_topic_is_there(session: Session, manifest: Manifest) -> None:
    assert {key for key, ids in manifest.posts.items() if ids} == set(PostState)
    assert set(session.scalars(select(Partnership.state))) == set(PartnershipState)
    assert set(session.scalars(select(Organisation.kind))) == set(OrganisationKind)
    assert all(manifest.organisations.values())
    assert all(manifest.groups.values())
    shown = select(Post.topic).where(Post.state == PostState.PUBLISHED)
    assert set(session.scalars(shown)) == set(LEAVES)


def test_proposals_and_what_belongs_to_them_are_there_in_every_state(
    session: Session, manifest: Manifest
) -> None:
    assert {state for state, ids in manifest.proposals.items() if ids} == set(ProposalState)
    assert set(session.scalars(select(Proposal.kind))) == set(ProposalKind)
    assert len(manifest.appointments) == number_of(session, Appointment) == 20
    assert set(session.scalars(select(Appointment.state))) == set(AppointmentState)
    assert set(session.scalars(select(JoinRequest.state))) == set(JoinState)
    assert {PlanState.READY, PlanState.CLOSED} == set(session.scalars(select(Plan.state)))
    for state, ids in manifest.proposals.items():
        kept = session.scalars(select(Proposal.id).where(Proposal.state == ProposalState(state)))
        assert sorted(ids) == sorted(kept)


def test_a_proposals_answers_are_those_that_bring_it_to_its_state(session: Session) -> None:
    made_by_answers = {ProposalState.PROPOSED, ProposalState.ACCEPTED, ProposalState.DECLINED}
    for proposal in session.scalars(select(Proposal)):
        said = session.scalars(
            select(ProposalSide.answer).where(ProposalSide.proposal_id == proposal.id)
        ).all()
        over = {ProposalState.LAPSED: ProposalState.PROPOSED}
        expected = over.get(proposal.state, proposal.state)
        if expected not in made_by_answers:
            expected = ProposalState.CONFIRMED
        assert state_after(said) is expected


def test_everybody_who_helps_has_a_profile_and_most_say_when(session: Session) -> None:
    helpers = session.scalars(select(GroupMember.user_id).distinct())
    profiles = set(session.scalars(select(Volunteer.user_id)))
    assert set(helpers) <= profiles
    assert len(profiles) == 312  # 300 and the leads
    without_login = select(User.id).where(User.email.is_(None))
    assert set(session.scalars(without_login)) <= profiles
    silent = number_of(session, Volunteer, Volunteer.when.is_(None))
    assert 0.1 < silent / len(profiles) < 0.2
    for volunteer in session.scalars(select(Volunteer)):
        said = {"when": volunteer.when, "topics": volunteer.topics}
        for step in (ProfileStep.TIMES, ProfileStep.TOPICS):
            assert check_answer(step, said, areas=(), today=NOW.date()).items() <= said.items()
        indexed = select(VolunteerTopic.topic).where(VolunteerTopic.user_id == volunteer.user_id)
        assert set(session.scalars(indexed)) == set(volunteer.topics)


def test_a_hundred_and_twenty_people_help_at_the_site_that_closes_and_nowhere_else(
    session: Session,
) -> None:
    site = session.scalars(select(Site).where(Site.name == "Römerhügel")).one()
    assert site.closes_on is not None
    serving = select(SiteGroup.group_id).where(SiteGroup.site_id == site.id)
    here = select(GroupMember.user_id).where(GroupMember.group_id.in_(serving))
    elsewhere = select(GroupMember.user_id).where(GroupMember.group_id.not_in(serving))
    people = set(session.scalars(here)) - set(session.scalars(elsewhere))
    assert len(people) >= 120
    teams = Tally(
        session.scalars(select(GroupMember.team).where(GroupMember.group_id.in_(serving)))
    )
    assert sum(size > 1 for team, size in teams.items() if team) >= 8


def test_no_role_has_more_people_than_places(session: Session) -> None:
    taken = Tally(session.scalars(select(GroupMember.help_role_id)))
    roles = session.scalars(select(HelpRole)).all()
    assert {role.group_id for role in roles} == set(
        session.scalars(select(Group.id).where(Group.state.in_(TRUSTED_STATES)))
    )
    assert all(taken[role.id] <= role.capacity for role in roles)


def test_the_manifest_names_rows_as_they_are(session: Session, manifest: Manifest) -> None:
    for state, ids in manifest.posts.items():
        kept = session.scalars(select(Post.id).where(Post.state == PostState(state)))
        assert sorted(ids) == sorted(kept)
    assert sorted(manifest.sites) == sorted(session.scalars(select(Site.id)))
    assert sorted(manifest.partnerships) == sorted(session.scalars(select(Partnership.id)))
    for account in manifest.accounts.values():
        assert session.get_one(User, account["id"]).email == account["email"]
    written = manifest_json(manifest, base_url="http://127.0.0.1:8000")
    assert '"base_url": "http://127.0.0.1:8000"' in written


def test_every_canary_stands_in_its_column_and_nowhere_else(
    session: Session, manifest: Manifest
) -> None:
    columns = [column for table in Base.metadata.sorted_tables for column in table.columns]
    texts = {
        f"{column.table.name}.{column.name}": "\n".join(
            text or "" for text in session.scalars(select(cast(column, Text)))
        )
        for column in columns
    }
    for column, canaries in manifest.canaries.items():
        assert len(set(canaries)) == len(canaries) > 0
        for canary in canaries:
            assert [name for name, text in texts.items() if canary in text] == [column]


def test_private_fields_all_carry_a_canary(session: Session, manifest: Manifest) -> None:
    unseen = (PostState.DRAFT, PostState.PENDING, PostState.REJECTED, PostState.HIDDEN)
    hidden_texts = number_of(session, Post, Post.state.in_(unseen))
    assert len(manifest.canaries["post.text"]) == hidden_texts
    assert len(manifest.canaries["site.address"]) == number_of(session, Site)
    assert len(manifest.canaries["partnership.contact"]) == number_of(session, Partnership)
    details = (Appointment.address, Appointment.subject)
    for column in (JoinRequest.note, GroupMessage.text, Proposal.note, Site.note, *details):
        written = number_of(session, column.class_, column != "")
        canaries = manifest.canaries[f"{column.class_.__tablename__}.{column.key}"]
        assert len(canaries) == written > 0
    phones = session.scalar(select(func.count(User.phone.distinct())))  # some stand there twice
    assert len(manifest.canaries["user.phone"]) == phones
    with_email = number_of(session, User, User.email.is_not(None))
    assert len(manifest.canaries["user.email"]) == with_email - len(manifest.accounts)


def test_names_of_sites_do_not_tell_where_they_are(session: Session) -> None:
    for site in session.scalars(select(Site)):
        street = site.address.split(",")[0]
        assert street not in site.name
        assert street.rsplit(" ", 1)[0] not in site.name


def test_every_posts_facts_are_whole_and_in_normal_form(session: Session) -> None:
    for post in posts_of(session):
        is_whole = post.state is not PostState.DRAFT
        assert check_facts(post.topic, post.facts, is_whole=is_whole) == post.facts
    for need in session.scalars(select(GiveSeek)):
        assert check_facts(need.topic, need.facts, is_whole=False) == need.facts


def test_facts_name_areas_that_exist(session: Session) -> None:
    slugs = set(session.scalars(select(Area.slug)))
    named = [
        post.facts[block]
        for post in posts_of(session)
        for block in ("from_area", "to_area")
        if block in post.facts
    ]
    assert named
    assert set(named) <= slugs


def test_the_board_has_at_least_150_different_headlines_in_german(
    session: Session, app: Flask
) -> None:
    names = dict(session.execute(select(Area.id, Area.name)).all())
    with app.test_request_context("/de/"), reading(LANGUAGES["de"]):
        shown = Tally(
            headline(post.kind, post.topic, post.facts, names[post.area_id])
            for post in posts_of(session)
            if is_public(post, now=NOW)
        )
    assert len(shown) >= 150
    assert max(shown.values()) <= 2


def test_most_posts_speak_in_their_own_words_and_many_languages(session: Session) -> None:
    texts = [post for post in posts_of(session) if post.text]
    assert len(texts) >= 200
    assert {"de", "en", "ar", "uk", "fa", "tr", "ru", "fr"} <= {post.text_lang for post in texts}
    assert len({post.text for post in texts}) == len(texts)


def test_texts_are_written_in_the_script_of_their_language(session: Session) -> None:
    for post in posts_of(session):
        if post.text and post.text_lang in SCRIPTS:
            assert len(re.findall(SCRIPTS[post.text_lang], post.text.lower())) > 15
        elif post.text:
            assert not re.search("[\u0400-\u06ff]", post.text)


def test_no_public_text_tells_a_number_an_address_or_a_link(session: Session) -> None:
    public = [
        *(post.text for post in posts_of(session)),
        *session.scalars(select(Organisation.about)),
        *session.scalars(select(Organisation.donations)),
        *session.scalars(select(Group.about)),
        *session.scalars(select(Service.about)),
        *session.scalars(select(Place.portrait)),
        *session.scalars(select(Counter.papers)),
    ]
    assert [text for text in public if CONTACT.search(text)] == []
    assert CONTACT.search("Ruf an: 0171 2345678")
    assert CONTACT.search("schreib an mich@example.org")


def test_public_posts_are_fresh_and_nothing_is_older_than_sixty_days(session: Session) -> None:
    week = timedelta(days=7)
    posts = posts_of(session)
    assert all(NOW - timedelta(days=60) <= post.created_at < NOW for post in posts)
    published = [post for post in posts if post.state is PostState.PUBLISHED]
    assert all(is_public(post, now=NOW) for post in published)
    assert all(post.published_at == post.first_published_at for post in published)
    assert sum(post.published_at > NOW - week for post in published if post.published_at) > 60
    assert 4 <= sum(post.is_urgent for post in published) <= 15
    seen = {post.state for post in posts if post.first_published_at is not None}
    assert seen == set(PostState) - {PostState.DRAFT, PostState.PENDING, PostState.REJECTED}


def test_posts_on_the_board_are_in_its_filters_and_no_others(session: Session) -> None:
    indexed = set(session.scalars(select(PostFacet.post_id)))
    shown = select(Post.id).where(Post.state == PostState.PUBLISHED)
    assert indexed == set(session.scalars(shown))


def test_everything_public_is_found_by_search_and_nothing_else(session: Session) -> None:
    for key, model, is_shown in (
        (SearchDocument.post_id, Post, Post.state == PostState.PUBLISHED),
        (SearchDocument.group_id, Group, Group.state != GroupState.CLOSED),
        (SearchDocument.organisation_id, Organisation, Organisation.state != "hidden"),
    ):
        found = set(session.scalars(select(key).where(key.is_not(None))))
        assert found == set(session.scalars(select(model.id).where(is_shown)))


def test_concerns_topics_and_conditions_are_codes(session: Session) -> None:
    lists = (Counter.concerns, Organisation.topics, Group.topics)
    topics = {
        code for column in lists for codes in session.scalars(select(column)) for code in codes
    }
    assert topics <= set(LEAVES)
    lists = (Service.conditions, Group.conditions)
    held = {code for column in lists for codes in session.scalars(select(column)) for code in codes}
    assert held <= set(CONDITIONS)
    assert set(session.scalars(select(Service.topic))) <= set(LEAVES)
    assert set(session.scalars(select(GiveSeek.kind))) == set(NeedKind)
    assert set(session.scalars(select(Place.kind))) <= set(PlaceKind)


def test_opening_hours_and_rules_can_be_read(session: Session) -> None:
    hours = {
        *session.scalars(select(Organisation.opening_hours)),
        *session.scalars(select(Service.opening_hours)),
        *session.scalars(select(Place.opening_hours)),
    }
    assert all(OpeningHours(text) for text in hours if text)
    schedules = list(session.scalars(select(GroupSchedule)))
    assert all(check_rule(schedule.rule) for schedule in schedules)
    assert any(schedule.except_on for schedule in schedules)


def test_every_living_group_has_one_lead_and_no_more_people_than_places(session: Session) -> None:
    for group in session.scalars(select(Group).where(Group.state != GroupState.CLOSED)):
        members = session.scalars(select(GroupMember).where(GroupMember.group_id == group.id))
        roles = Tally(member.role for member in members)
        assert roles["lead"] == 1
        assert sum(roles.values()) <= (group.capacity or 0)


def test_synthetic_posts_are_on_the_board_and_found_by_search(
    alone: dict[str, list[Any]],
) -> None:
    rows = contents_of(7, posts_extra=1130)  # more than are made one by one
    assert len(rows["post"]) == len(alone["post"]) + 1130
    assert rows["post"][: len(alone["post"])] == alone["post"]
    indexed = {row.post_id for row in rows["post_facet"]}
    found = {row.post_id for row in rows["search_document"]}
    assert {row.id for row in rows["post"][-1130:]} <= indexed & found
    codes = Tally(row.post_id for row in rows["post_facet"])
    assert all(codes[row.id] >= 4 for row in rows["post"][-1130:])


@pytest.mark.slow
def test_stuttgart_is_as_large_as_its_description_says(alone: dict[str, list[Any]]) -> None:
    rows, small = contents_of(7, size="stuttgart"), alone
    districts = [row for row in rows["area"] if row.slug.startswith("stuttgart-")]
    assert len(districts) == 23
    assert len(rows["group"]) - len(small["group"]) == 41
    assert len(rows["place"]) - len(small["place"]) == 5
    assert len(rows["service"]) - len(small["service"]) == 300
    assert len(rows["site"]) - len(small["site"]) == 120
    assert len(rows["post"]) - len(small["post"]) == 3000
    assert len(rows["user"]) - len(small["user"]) == 3200
    assert len(rows["volunteer"]) - len(small["volunteer"]) == 3200
    known = {row.id for row in small["group"]}
    roles = Tally(row.group_id for row in rows["help_role"])
    circles = [row.id for row in rows["group"] if row.id not in known]
    assert all(4 <= roles[group] <= 7 for group in circles)
    topics = [row.topics for row in rows["volunteer"]]
    assert sum("sport" in chosen for chosen in topics) >= 90
