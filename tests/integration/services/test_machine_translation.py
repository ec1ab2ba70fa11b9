# Longer than 300 lines because all answers of the machine share one town and its short cuts.
"""Texts that a machine translates: which leave, what they cost, and what becomes of the answers."""

import dataclasses
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.adapters.translators.dummy import Dummy
from helpboard.domain.group import GroupState
from helpboard.domain.machine_translation import (
    LEASE,
    MOST_TRIES,
    PAUSES,
    RUN_PAUSE,
    Trouble,
    month_of,
)
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.domain.translation import ItemKind, Origin, TranslationStatus
from helpboard.models import (
    ContentRevision,
    GlossaryTerm,
    InfoPage,
    MachineAttempt,
    MachineUse,
    Translation,
)
from helpboard.queries.leaving import things_that_may_leave
from helpboard.queries.machine_work import machine_state, wanted
from helpboard.queries.translations import source_of, words_for
from helpboard.services.machine_translation import (
    BudgetError,
    MachineError,
    begin,
    fail,
    finish,
    take_back,
)
from helpboard.services.translated import withdraw
from helpboard.services.translation_work import Work
from tests.directory import counted, counter, place, service
from tests.translating import machine_translated, translated

MACHINE = Dummy()
BUDGET = 1_000


def works(session, now, langs=("en",)):
    return wanted(session, langs=langs, speaks=MACHINE.speaks, now=now, limit=50)


def begun(session, now, budget=BUDGET):
    """Take the first text that there is."""
    return begin(session, work=works(session, now)[0], budget=budget, now=now)


def said(job):
    work = job.work
    return job.fields(MACHINE.translate(job.texts, source=work.source.lang, target=work.lang))


def go_round(session, now, langs=("en",)):
    """Have everything translated; return what was sent."""
    sent = []
    for work in works(session, now, langs):
        job = begin(session, work=work, budget=BUDGET, now=now)
        sent += job.texts
        assert finish(session, job=job, fields=said(job), now=now)
    return sent


def used(session):
    session.expire_all()
    return session.scalar(select(func.sum(MachineUse.words)))


def page(town, slug="ankommen", **values):
    defaults = {
        "audience": PageAudience.NEWCOMERS, "path": slug, "state": PageState.PUBLISHED,
        "source_lang": "de", "title": f"Seite {slug}", "body": "Text.",
        "created_at": town.now, "updated_at": town.now,
    }  # fmt: skip
    return town.add(InfoPage(slug=slug, **{**defaults, **values}))


def term(town, word="Jobcenter", **values):
    defaults = {
        "slug": word.lower(), "forms": ["Jobcenters"], "explanation": "Ein Amt.",
        "source_lang": "de", "state": PageState.PUBLISHED,
        "created_at": town.now, "updated_at": town.now,
    }  # fmt: skip
    return town.add(GlossaryTerm(word=word, **{**defaults, **values}))


def test_only_what_is_public_and_neither_discreet_nor_sensitive_may_leave(session, town, now):
    verified = town.organisation()
    unverified = town.organisation("Neu", state=OrganisationState.UNVERIFIED)
    women = town.organisation("Frauenhaus", topics=["women", "sewing"])
    below = town.organisation("Unten", parent_id=town.organisation("X", state="hidden").id)
    house, closed = place(town), page(town, "zu", state=PageState.HIDDEN)
    discreet = page(town, "leise", is_discreet=True)
    going = {
        (ItemKind.POST, town.post().id),
        (ItemKind.ORGANISATION, verified.id),
        (ItemKind.SERVICE, service(town, verified).id),
        (ItemKind.COUNTER, counter(town, house, verified).id),
        (ItemKind.PLACE, house.id),
        (ItemKind.GROUP, town.group().id),
        (ItemKind.PAGE, page(town).id),
        (ItemKind.TERM, term(town).id),
    }
    for state in PostState:
        if state is not PostState.PUBLISHED:
            town.post(state=state)
    town.post(expires_at=now - timedelta(minutes=1))
    for topic in ("women", "hearing", "childcare", "room", "rides"):
        town.post(topic)
    for office in (unverified, women, below):
        service(town, office)
        counter(town, house, office)
    service(town, verified, topic="women")
    for state in GroupState:
        if state is not GroupState.ACTIVE:
            town.group(state=state)
    page(town, "recht", for_people_only=True)
    page(town, "entwurf", state=PageState.DRAFT)
    page(town, "zu/unten", parent_id=closed.id)
    page(town, "leise/unten", parent_id=discreet.id)
    term(town, "Duldung", state=PageState.DRAFT)
    circle = page(town, "kreis")
    circle.parent_id = circle.id
    session.flush()

    assert {thing.key for thing in things_that_may_leave(session, now=now)} == going


def test_readers_get_the_machines_words_with_numbers_and_office_words_untouched(session, town, now):
    term(town)
    post = town.post(text="Das Jobcenter hilft: 07141 91.")
    go_round(session, now, ("ar", "en"))
    found = words_for(session, ItemKind.POST, {post.id: source_of(ItemKind.POST, post)}, "en")
    assert found[post.id].fields["text"] == "en: Das Jobcenter hilft: 07141 91."
    assert (found[post.id].is_machine, found[post.id].is_reviewed) == (True, False)
    row = session.scalars(select(Translation).where(Translation.lang == "ar")).first()
    assert (row.origin, row.status) == (Origin.MACHINE, TranslationStatus.PUBLIC)
    assert works(session, now, ("ar", "en")) == []


def test_an_answer_waits_for_whoever_publishes_before_it_looks(session, connection, town, now):
    town.post()
    job = begun(session, now)
    with counted(connection) as statements:
        assert finish(session, job=job, fields=said(job), now=now)
    is_locking = connection.dialect.name == "postgresql"
    assert statements[0].endswith("FOR UPDATE") is is_locking


def test_only_changed_fields_are_sent_again(session, town, now):
    office = town.organisation(about="Wir nähen.", donations="Stoff")
    assert go_round(session, now) == ["Wir nähen.", "Stoff"]
    office.donations = "Garn"
    office.about = "Wir   nähen."
    session.flush()
    assert go_round(session, now + RUN_PAUSE) == ["Garn"]
    found = words_for(
        session, ItemKind.ORGANISATION, {office.id: source_of(ItemKind.ORGANISATION, office)}, "en"
    )[office.id]
    assert (found.fields["donations"], found.is_outdated) == ("en: Garn", False)


@pytest.mark.parametrize("origin", [Origin.HUMAN, Origin.EDITED])
def test_what_a_person_wrote_or_went_over_stays_also_when_it_is_outdated(
    session, town, now, origin
):
    post = town.post()
    row = translated(town, ItemKind.POST, post, "en", {"text": "Good."}, origin=origin)
    post.text = "Etwas ganz anderes."
    session.flush()
    assert works(session, now) == []
    row.origin = Origin.MACHINE
    session.flush()
    assert [work.key for work in works(session, now)] == [(ItemKind.POST, post.id)]


def test_a_text_that_somebody_works_on_is_left_to_her_and_her_draft_stays(session, town, now):
    post = town.post()
    row = machine_translated(town, ItemKind.POST, post, "en", {"text": "Good."})
    row.draft, row.claimed_until = {"text": "Well kept."}, now + timedelta(hours=1)
    row.status = TranslationStatus.DRAFT
    post.text = "Anders."
    session.flush()
    assert works(session, now) == []
    later = now + timedelta(hours=2)
    before = row.version
    go_round(session, later)
    session.refresh(row)
    assert (row.draft, row.status, row.version) == (
        {"text": "Well kept."}, TranslationStatus.DRAFT, before,
    )  # fmt: skip


def test_words_are_counted_before_they_leave_and_never_more_than_a_month_may_cost(
    session, town, now
):
    town.post(text="eins zwei drei")
    town.post(text="eins zwei drei vier")
    first = begun(session, now, budget=7)
    assert used(session) == first.words
    session.commit()
    with pytest.raises(BudgetError, match=month_of(now)):
        begun(session, now, budget=7)
    session.rollback()
    assert used(session) == first.words
    assert session.scalar(select(func.count(MachineAttempt.item_id))) == 1


def test_two_workers_never_have_the_same_text_translated(session, town, now):
    town.post()
    work = works(session, now)[0]
    assert begin(session, work=work, budget=BUDGET, now=now) is not None
    assert begin(session, work=work, budget=BUDGET, now=now) is None
    assert works(session, now) == []
    assert used(session) == 2


def test_a_worker_that_dies_keeps_a_text_for_a_while_only(session, town, now):
    town.post()
    begun(session, now)
    assert works(session, now + LEASE - timedelta(seconds=1)) == []
    assert begun(session, now + LEASE) is not None


@pytest.mark.parametrize("change", ["text", "state", "translation"])
def test_an_answer_that_comes_too_late_is_dropped(session, town, now, change):
    post = town.post()
    job = begun(session, now)
    if change == "translation":
        translated(town, ItemKind.POST, post, "en", {"text": "By a person."})
    else:
        setattr(post, change, {"text": "Anders.", "state": PostState.HIDDEN}[change])
    session.flush()
    before = session.scalar(select(func.count(ContentRevision.id)))
    assert not finish(session, job=job, fields=said(job), now=now)
    assert session.scalar(select(func.count(ContentRevision.id))) == before


def test_a_text_that_is_hidden_before_its_turn_is_not_sent(session, town, now):
    post = town.post()
    work = works(session, now)[0]
    post.state = PostState.HIDDEN
    session.flush()
    assert begin(session, work=work, budget=BUDGET, now=now) is None


@pytest.mark.parametrize(
    ("error", "words", "waits"),
    [
        (MachineError(Trouble.NONSENSE, "marks"), 2, PAUSES[0]),
        (MachineError(Trouble.SLOW, "late"), 2, PAUSES[0]),
        (MachineError(Trouble.DOWN, "status 500"), 2, timedelta()),
        (MachineError(Trouble.DOWN, "away", is_unpaid=True), 0, timedelta()),
        (MachineError(Trouble.QUOTA, "status 456", is_unpaid=True), 0, timedelta()),
    ],
)
def test_a_failure_is_noted_and_tried_again_and_unpaid_words_come_back(
    session, town, now, error, words, waits
):
    town.post()
    fail(session, job=begun(session, now), error=error, now=now)
    assert used(session) == words
    state = machine_state(session, month=month_of(now))
    assert (state.words, state.troubles) == (words, {error.trouble: 1})
    assert (works(session, now) == []) is bool(waits)
    go_round(session, now + waits)
    assert machine_state(session, month=month_of(now)).troubles == {}


def test_other_words_are_tried_at_once_after_a_failure(session, town, now):
    post = town.post()
    fail(session, job=begun(session, now), error=MachineError(Trouble.NONSENSE, "x"), now=now)
    assert works(session, now) == []
    post.text = "Anders."
    session.flush()
    assert begun(session, now).work.source.fields == {"text": "Anders."}


def test_a_text_is_translated_once_a_day_however_often_it_changes(session, town, now):
    post = town.post(text="eins zwei")
    work = works(session, now)[0]
    go_round(session, now)
    post.text = "drei vier"
    session.flush()
    soon = now + RUN_PAUSE - timedelta(seconds=1)
    assert works(session, soon) == []
    changed = dataclasses.replace(work, source=source_of(ItemKind.POST, post))
    assert begin(session, work=changed, budget=BUDGET, now=soon) is None
    assert used(session) == 2
    assert go_round(session, now + RUN_PAUSE) == ["drei vier"]


def test_other_words_are_no_way_round_giving_up(session, town, now):
    post = town.post()
    for number in range(MOST_TRIES):
        post.text = f"Anders {'x' * number}"
        session.flush()
        job = begun(session, now)
        fail(session, job=job, error=MachineError(Trouble.NONSENSE, "x"), now=now)
    post.text = "Noch einmal."
    session.flush()
    assert works(session, now) == []
    assert begun(session, now + RUN_PAUSE).texts == ["Noch einmal."]


def test_posts_leave_a_part_of_the_month_to_pages_and_terms(session, town, now):
    town.post(text="eins zwei drei vier")
    term(town, "Amt", explanation="eins zwei")
    work, other = works(session, now)
    with pytest.raises(BudgetError):
        begin(session, work=work, budget=5, now=now)
    assert begin(session, work=other, budget=5, now=now) is not None


def test_a_page_that_becomes_a_matter_for_people_loses_the_machines_words_and_no_others(
    session, town, now
):
    law, below, plain = page(town, "recht"), page(town, "recht/frist"), page(town)
    below.parent_id = law.id
    for one in (law, below, plain):
        machine_translated(town, ItemKind.PAGE, one, "en", {"title": "Law"})
        translated(town, ItemKind.PAGE, one, "ar", {"title": "قانون"})
    law.is_discreet = True
    session.flush()

    assert take_back(session) == 2
    assert take_back(session) == 0

    sources = {one.id: source_of(ItemKind.PAGE, one) for one in (law, below, plain)}
    shown = {tag: words_for(session, ItemKind.PAGE, sources, tag) for tag in ("en", "ar")}
    assert [words.is_source for words in shown["en"].values()] == [True, True, False]
    assert [words.is_source for words in shown["ar"].values()] == [False, False, False]


@pytest.mark.parametrize("origin", Origin)
def test_what_a_person_withdrew_is_not_translated_again_before_the_original_changes(
    session, town, now, origin
):
    post = town.post()
    go_round(session, now)
    spent = used(session)
    row = session.scalars(select(Translation)).one()
    row.origin = origin
    session.flush()
    anna = Actor(user_id=town.person("Anna").id, translates=frozenset({"en"}))
    work = Work(ItemKind.POST, post.id, "en")
    withdraw(session, actor=anna, work=work, version=row.version, now=now)
    later = now + timedelta(days=1, minutes=1)
    assert works(session, later) == []
    assert (used(session), row.revision_id) == (spent, None)
    assert machine_state(session, month=month_of(now)).troubles == {}
    post.text = "Anders."
    session.flush()
    assert [one.key for one in works(session, later)] == [(ItemKind.POST, post.id)]


def test_texts_without_words_cost_nothing(session, town, now):
    town.post(text="0711 / 123")
    assert go_round(session, now) == []
    assert used(session) == 0
