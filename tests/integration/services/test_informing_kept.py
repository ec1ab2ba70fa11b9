"""How long questions, tasks and circulars are kept, and what an erasure takes along."""

from datetime import timedelta

from sqlalchemy import select

from helpboard.adapters.erasures import Erasures
from helpboard.domain.circular import Audience, CircularState
from helpboard.domain.question import QuestionState
from helpboard.domain.task import TaskState
from helpboard.models import Circular, CircularReader, CircularText, Question, Task
from helpboard.services.circular_sending import write_waiting
from helpboard.services.erasure import erase_person
from helpboard.services.retention import drop_what_is_over


def question(town, **values):
    return town.add(
        Question(
            area_id=town.home.id, text="Wo?", text_lang="de", language="de",
            **{"state": QuestionState.OPEN, "created_at": town.now, **values},
        )
    )  # fmt: skip


def task(town, **values):
    return town.add(
        Task(
            area_id=town.home.id, title="Anruf", **town_stamps(town),
            **{"state": TaskState.OPEN, **values},
        )
    )  # fmt: skip


def town_stamps(town):
    return {"created_at": town.now, "updated_at": town.now}


def circular(town, *readers, **values):
    row = town.add(
        Circular(
            area_id=town.home.id, audience=Audience.LEADS, filters={}, buttons=["yes"],
            source_lang="de", **town_stamps(town),
            **{"state": CircularState.SENT, "sent_at": town.now, **values},
        )
    )  # fmt: skip
    town.add(CircularText(circular_id=row.id, lang="de", subject="Fest", body="Kommt!"))
    for reader in readers:
        town.add(CircularReader(circular_id=row.id, user_id=reader.id))
    return row


def test_what_is_answered_done_or_sent_goes_after_a_year_and_nothing_open(town, session, now):
    old = now - timedelta(days=365)
    kept = [question(town).id, task(town).id, circular(town, sent_at=now).id]
    question(town, state=QuestionState.ANSWERED, answered_at=old, created_at=old)
    task(town, state=TaskState.DONE, done_at=old)
    circular(town, town.person(), sent_at=old)
    drop_what_is_over(session, now=now)
    session.expire_all()
    left = [session.scalars(select(table.id)).all() for table in (Question, Task, Circular)]
    assert left == [[one] for one in kept]
    assert session.scalars(select(CircularReader)).all() == []


def test_whoever_goes_takes_questions_answers_and_tasks_about_them_along(
    town, session, now, tmp_path
):
    anna, owner = town.person("Anna"), town.person("Carla")
    asked = question(town, user_id=anna.id)
    question(town, email=anna.email)
    other = question(town, email="zahra@example.org")
    task(town, about="person", about_id=anna.id, owner_id=owner.id)
    task(town, about="question", about_id=asked.id)
    kept = task(town, about="person", about_id=owner.id, owner_id=anna.id)
    row = circular(town, anna, owner)
    erase_person(session, user_id=anna.id, journal=Erasures(tmp_path / "e.jsonl"), now=now)
    assert session.scalars(select(Question.id)).all() == [other.id]
    assert session.scalars(select(Task.id)).all() == [kept.id]
    assert kept.owner_id is None
    readers = select(CircularReader.user_id).where(CircularReader.circular_id == row.id)
    assert session.scalars(readers).all() == [owner.id]


def test_many_letters_are_written_batch_by_batch_each_once(town, session, now):
    people = [town.person(f"P{number}") for number in range(5)]
    circular(town, *people)
    zone = now.tzinfo
    sizes = [write_waiting(session, now=now, zone=zone, limit=2) for _ in range(4)]
    assert sizes == [2, 2, 1, 0]
