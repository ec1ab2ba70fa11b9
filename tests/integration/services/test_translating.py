# Longer than 300 lines because the cases of one service share their makers.
"""Translators' work on both databases: nothing that anybody wrote is ever lost."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.content_watch import watch
from helpboard.domain.errors import (
    ConflictError,
    IllegalMoveError,
    NotAllowedError,
    NotFoundError,
)
from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.domain.translating import CLAIM
from helpboard.domain.translation import ItemKind, Origin, TranslationState, source_hash
from helpboard.models import PUBLIC_MODELS, ContentRevision, Entry, Translation, User
from helpboard.queries.translatable import translatable, translatable_one
from helpboard.queries.translation_states import states_of
from helpboard.queries.translations import source_of
from helpboard.queries.workbench import coverage, tasks, work_sheet
from helpboard.services import translated, translating
from helpboard.services.content import CHANGED
from helpboard.services.translation_work import (
    BlocksDifferError,
    ClaimedError,
    Draft,
    ForeignContactError,
    IncompleteError,
    OriginalChangedError,
    Work,
)
from tests.directory import counted
from tests.translating import machine_translated
from tests.web.info.pages import page


class Version:
    def current(self):
        return 0

    def moved(self):
        """Nobody keeps a page here."""


@pytest.fixture
def anna(town):
    return Actor(user_id=town.person("Anna").id, translates=frozenset({"ar", "uk"}))


@pytest.fixture
def bilal(town):
    return Actor(user_id=town.person("Bilal").id, translates=frozenset({"ar"}))


@pytest.fixture
def group(town):
    return town.group(about="Kaffee und Kuchen.")


@pytest.fixture
def work(group):
    return Work(ItemKind.GROUP, group.id, "ar")


@pytest.fixture
def draft(session, work, now):
    """A draft as it would be typed on a page that was opened just now."""

    def make(words, **values):
        thing = translatable_one(session, work.kind, work.thing_id, now=now)
        sheet = work_sheet(session, thing, work.lang, now=now)
        seen = {"seen": source_hash(thing.source.fields), "version": sheet.version}
        return Draft(fields={"about": words}, **seen, **values)

    return make


def sheet_of(session, work, now):
    thing = translatable_one(session, work.kind, work.thing_id, now=now)
    return work_sheet(session, thing, work.lang, now=now)


def test_a_sole_translator_publishes_and_nobody_else_has_read_it(session, work, anna, draft, now):
    translating.claim(session, actor=anna, work=work, now=now)
    translating.save_draft(session, actor=anna, work=work, draft=draft("قهوة"), now=now)
    assert sheet_of(session, work, now).state is TranslationState.IN_WORK
    translating.publish(session, actor=anna, work=work, draft=draft("قهوة وكعك"), now=now)
    sheet = sheet_of(session, work, now)
    assert (sheet.state, sheet.is_reviewed) == (TranslationState.CURRENT, False)
    assert sheet.public == {"about": "قهوة وكعك"}
    assert sheet.draft is None
    assert sheet.claimed_until is None
    with pytest.raises(IllegalMoveError):  # nobody confirms her own words
        translated.confirm(session, actor=anna, work=work, version=sheet.version, now=now)
    codes = session.scalars(select(Entry.codes)).all()
    assert codes == [{"lang": "ar"}]


@pytest.mark.parametrize("act", ["claim", "release", "run out", "draft", "withdraw"])
def test_every_list_says_alike_what_is_in_work(session, town, group, work, anna, draft, now, act):
    later = now + CLAIM if act == "run out" else now
    if act == "withdraw":
        row = machine_translated(town, ItemKind.GROUP, group, "ar", {"about": "آلة"})
        translated.withdraw(session, actor=anna, work=work, version=row.version, now=now)
    elif act == "draft":
        translating.save_draft(session, actor=anna, work=work, draft=draft("قهوة"), now=now)
        later = now + CLAIM
    else:
        translating.claim(session, actor=anna, work=work, now=now)
    if act == "release":
        translating.release(session, actor=anna, work=work, now=now)
    sources = {group.id: source_of(ItemKind.GROUP, group)}
    in_lists = {
        sheet_of(session, work, later).state,
        next(task.state for task in tasks(session, langs=["ar"], now=later)),
        states_of(session, ItemKind.GROUP, sources, now=later)[group.id]["ar"],
    }
    is_left = act in {"release", "run out"}
    assert in_lists == {TranslationState.MISSING if is_left else TranslationState.IN_WORK}


def test_kept_pages_grow_old_only_when_readers_see_other_words(
    session, work, anna, bilal, draft, now
):
    watch(session, Version(), public_models=PUBLIC_MODELS)

    def is_moved():
        session.flush()
        return session.info.pop(CHANGED, False)

    who = {"session": session, "work": work, "now": now}
    is_moved()
    translating.claim(actor=anna, **who)
    translating.save_draft(actor=anna, draft=draft("قهوة"), **who)
    translating.submit(actor=anna, draft=draft("قهوة"), **who)
    assert not is_moved()
    row = translating.publish(actor=anna, draft=draft("قهوة"), **who)
    assert is_moved()
    translating.claim(actor=bilal, **who)
    translating.save_draft(actor=bilal, draft=draft("شاي"), **who)
    translating.release(actor=bilal, **who)
    assert not is_moved()
    translated.still_right(actor=anna, version=row.version, **who)
    assert is_moved()
    translated.confirm(actor=bilal, version=row.version, **who)
    assert is_moved()
    translated.withdraw(actor=anna, version=row.version, **who)
    assert is_moved()


def test_a_second_person_reads_and_publishes(session, work, anna, bilal, draft, now):
    translating.submit(session, actor=anna, work=work, draft=draft("قهوة"), now=now)
    translating.publish(session, actor=bilal, work=work, draft=draft("قهوة"), now=now)
    row = session.scalars(select(Translation)).one()
    assert row.reviewed_by == bilal.user_id
    assert session.get(ContentRevision, row.revision_id).made_by == anna.user_id


def test_what_a_machine_began_and_a_person_published_is_edited(
    session, town, group, work, anna, draft, now
):
    machine_translated(town, ItemKind.GROUP, group, "ar", {"about": "آلة"})
    assert sheet_of(session, work, now).state is TranslationState.MACHINE
    translating.publish(session, actor=anna, work=work, draft=draft("إنسان"), now=now)
    sheet = sheet_of(session, work, now)
    assert (sheet.origin, sheet.state) == (Origin.EDITED, TranslationState.CURRENT)


def test_a_claim_keeps_others_away_until_it_runs_out(session, work, anna, bilal, draft, now):
    translating.claim(session, actor=anna, work=work, now=now)
    with pytest.raises(ClaimedError):
        translating.claim(session, actor=bilal, work=work, now=now + CLAIM - timedelta(minutes=1))
    with pytest.raises(ClaimedError):
        translating.save_draft(session, actor=bilal, work=work, draft=draft("x"), now=now)
    later = now + CLAIM
    translating.claim(session, actor=bilal, work=work, now=later)
    assert sheet_of(session, work, later).claimed_by == "Bilal"
    translating.release(session, actor=anna, work=work, now=later)  # not hers any more
    assert sheet_of(session, work, later).claimed_by == "Bilal"
    translating.release(session, actor=bilal, work=work, now=later)
    assert sheet_of(session, work, later).claimed_by is None


def test_when_a_claim_ran_out_both_texts_are_kept(session, work, anna, bilal, draft, now):
    translating.claim(session, actor=anna, work=work, now=now)
    annas = draft("نص آنا")
    later = now + CLAIM
    translating.claim(session, actor=bilal, work=work, now=later)
    translating.save_draft(session, actor=bilal, work=work, draft=draft("نص بلال"), now=later)
    with pytest.raises(ConflictError):
        translating.save_draft(session, actor=anna, work=work, draft=annas, now=later)
    assert sheet_of(session, work, later).draft == {"about": "نص بلال"}
    mine = draft("نص آنا", anyway=True)
    translating.save_draft(session, actor=anna, work=work, draft=mine, now=later)
    sheet = sheet_of(session, work, later)
    assert sheet.draft == {"about": "نص آنا"}
    assert [fields for _at, fields in sheet.set_aside] == [{"about": "نص بلال"}]


def test_a_changed_original_marks_it_and_still_right_clears_it(
    session, group, work, anna, draft, now
):
    translating.publish(session, actor=anna, work=work, draft=draft("قهوة"), now=now)
    group.about = " Kaffee  und\nKuchen. "
    session.flush()
    assert sheet_of(session, work, now).state is TranslationState.CURRENT
    group.about = "Kaffee, Tee und Kuchen."
    session.flush()
    sheet = sheet_of(session, work, now)
    assert sheet.state is TranslationState.OUTDATED
    assert sheet.made_from == {"about": "Kaffee und Kuchen."}
    translated.still_right(session, actor=anna, work=work, version=sheet.version, now=now)
    sheet = sheet_of(session, work, now)
    assert sheet.state is TranslationState.CURRENT
    assert sheet.made_from == {"about": "Kaffee, Tee und Kuchen."}
    revisions = session.scalars(select(ContentRevision).order_by(ContentRevision.id)).all()
    assert [row.source_fields["about"] for row in revisions] == [
        "Kaffee und Kuchen.",
        "Kaffee, Tee und Kuchen.",
    ]


@pytest.mark.parametrize(
    ("changed", "raised"),
    [
        ({"body": "Neu: [[phone:amt]]"}, BlocksDifferError),
        ({"body": "Ohne Karte."}, BlocksDifferError),
        ({"summary": "Kurz gesagt."}, IncompleteError),
    ],
)
def test_what_lacks_parts_of_its_original_is_never_still_right(
    session, town, anna, now, changed, raised
):
    about_rooms = page(town, body="Alt: [[contact:amt]]")
    words = {"title": "سكن", "body": "قديم: [[contact:amt]]"}
    row = machine_translated(town, ItemKind.PAGE, about_rooms, "ar", words)
    for name, text in changed.items():
        setattr(about_rooms, name, text)
    session.flush()
    one = Work(ItemKind.PAGE, about_rooms.id, "ar")
    with pytest.raises(raised):
        translated.still_right(session, actor=anna, work=one, version=row.version, now=now)


def test_who_says_of_her_own_words_that_they_are_still_right_is_no_second_person(
    session, group, work, anna, bilal, draft, now
):
    translating.submit(session, actor=anna, work=work, draft=draft("قهوة"), now=now)
    translating.publish(session, actor=bilal, work=work, draft=draft("قهوة"), now=now)
    for actor, reviewer in ((bilal, bilal.user_id), (anna, None)):
        group.about += " Und Tee."
        session.flush()
        version = sheet_of(session, work, now).version
        row = translated.still_right(session, actor=actor, work=work, version=version, now=now)
        assert (row.reviewed_by, row.reviewed_at is None) == (reviewer, reviewer is None)


def test_no_contact_data_comes_in_with_a_translation(
    session, town, group, work, anna, bilal, draft, now
):
    for words in ("t.me/anna_k", "https://wa.me/49711234567", "anna&#64;example.org"):
        with pytest.raises(ForeignContactError):
            translating.publish(session, actor=anna, work=work, draft=draft(words), now=now)
        translating.save_draft(session, actor=anna, work=work, draft=draft(words), now=now)
    group.about = "Kaffee, siehe https://cafe.example/Plan."
    session.flush()
    words = "قهوة: (cafe.example/Plan)"
    translating.publish(session, actor=anna, work=work, draft=draft(words), now=now)
    group.about = "Kaffee."
    row = session.scalars(select(Translation)).one()
    row.source_hash = source_hash({"about": group.about})
    session.flush()
    for deed in (translated.confirm, translated.still_right):
        with pytest.raises(ForeignContactError):
            deed(session, actor=bilal, work=work, version=row.version, now=now)


def test_nothing_is_published_beside_an_original_that_nobody_saw(
    session, group, work, anna, draft, now
):
    typed = draft("قهوة")
    group.about = "Nur noch Tee."
    session.flush()
    with pytest.raises(OriginalChangedError):
        translating.publish(session, actor=anna, work=work, draft=typed, now=now)
    with pytest.raises(IncompleteError):
        translating.publish(session, actor=anna, work=work, draft=draft(" "), now=now)


def test_what_is_taken_away_becomes_a_draft(session, work, anna, draft, now):
    translating.publish(session, actor=anna, work=work, draft=draft("قهوة"), now=now)
    version = sheet_of(session, work, now).version
    with pytest.raises(ConflictError):
        translated.withdraw(session, actor=anna, work=work, version=version + 1, now=now)
    translated.withdraw(session, actor=anna, work=work, version=version, now=now)
    sheet = sheet_of(session, work, now)
    assert sheet.public is None
    assert sheet.draft == {"about": "قهوة"}


def test_only_who_translates_into_a_language_works_in_it(session, town, work, anna, now):
    other = Work(work.kind, work.thing_id, "fa")
    with pytest.raises(NotAllowedError):
        translating.claim(session, actor=anna, work=other, now=now)
    coordinator = Actor(user_id=anna.user_id, coordinates=frozenset({town.home.id}))
    translating.claim(session, actor=coordinator, work=other, now=now)
    source = Work(work.kind, work.thing_id, "de")
    with pytest.raises(NotFoundError):  # an original is nobody's translation
        translating.claim(session, actor=coordinator, work=source, now=now)


def test_nothing_private_comes_before_translators(session, town, now):
    hidden = town.organisation(state=OrganisationState.HIDDEN)
    town.organisation(parent_id=hidden.id)
    town.group(state=GroupState.CLOSED)
    for state in set(PostState) - {PostState.PUBLISHED}:
        town.post(state=state)
    town.post(expires_at=now)
    town.post(text="")
    shown = town.post(text="Ein Rad.")
    assert [thing.key for thing in translatable(session, now=now)] == [(ItemKind.POST, shown.id)]
    with pytest.raises(NotFoundError):
        translatable_one(session, ItemKind.ORGANISATION, hidden.id, now=now)


def test_the_work_costs_the_same_statements_whatever_there_is(session, connection, town, now):
    def read():
        return tasks(session, langs=("ar", "uk"), now=now)

    town.post()
    session.expire_all()
    with counted(connection) as one:
        read()
    for _ in range(2):
        town.post(), town.group(), town.organisation()
    session.expire_all()
    with counted(connection) as many:
        rows = read()
    assert len(one) == len(many) == 10
    assert [row.urgency for row in rows] == sorted((row.urgency for row in rows), reverse=True)
    arabic = coverage(rows, ("ar",))[0]
    assert arabic.needed == arabic.words[TranslationState.MISSING] > 0
    assert arabic.percent == 0


def test_what_somebody_wrote_who_has_left_stays_and_anybody_may_go_on(
    session, work, anna, bilal, draft, now
):
    translating.save_draft(session, actor=anna, work=work, draft=draft("قهوة"), now=now)
    session.delete(session.get_one(User, anna.user_id))
    session.flush()
    session.expire_all()
    assert tasks(session, langs=("ar",), now=now)[0].claimed_until is None
    assert sheet_of(session, work, now).draft == {"about": "قهوة"}
    translating.publish(session, actor=bilal, work=work, draft=draft("قهوة"), now=now)
