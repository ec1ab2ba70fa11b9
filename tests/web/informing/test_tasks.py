import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Actor
from helpboard.domain.task import TaskState
from helpboard.models import Entry, Letter, Site, Task
from helpboard.queries.tasks import due_tasks
from tests.informing import filled

ALL = "/de/desk/tasks"


@pytest.fixture
def made(session, town, cast, as_):
    """Note a task as Carla, by the form."""

    def make(address=f"{ALL}/new", **values):
        usual = {"title": "Schlüssel holen", "area": str(town.home.id),
                 "owner_id": str(cast["Carla"].id)}  # fmt: skip
        form = filled(as_("Carla").get(address).text, **{**usual, **values})
        as_("Carla").post(address, data=form)
        return session.scalars(select(Task).order_by(Task.id.desc())).first()

    return make


def test_a_task_for_somebody_else_is_told_by_letter(session, cast, made, as_):
    own = made()
    given = made(title="Anruf bei Frau M.", owner_id=str(cast["Deniz"].id))
    letter = session.scalars(select(Letter)).one()
    assert (letter.kind, letter.user_id) == (LetterKind.TASK_GIVEN, cast["Deniz"].id)
    assert letter.params["task"] == given.id
    assert "Frau M." not in str([one.codes for one in session.scalars(select(Entry))])
    mine = as_("Deniz").get(ALL).text
    assert f'data-id="{given.id}"' in mine
    assert f'data-id="{own.id}"' not in mine
    assert f'data-id="{own.id}"' in as_("Deniz").get(f"{ALL}?list=others").text


def test_nobody_gets_a_task_who_does_not_look_after_its_area(town, session, cast, as_):
    form = filled(as_("Carla").get(f"{ALL}/new").text, title="Nein", area=str(town.mitte.id),
                  owner_id=str(cast["Else"].id))  # fmt: skip
    page = as_("Carla").post(f"{ALL}/new", data=form, expect=422).text
    assert 'id="owner_id-error"' in page
    assert session.scalars(select(Task)).all() == []


def test_what_is_overdue_stands_out_and_done_is_done_only_once(town, session, cast, made, as_):
    late = made(due_on=(town.now - timedelta(days=3)).date().isoformat())
    made(title="Später", due_on=(town.now + timedelta(days=30)).date().isoformat())
    page = as_("Carla").get(f"{ALL}?list=overdue").text
    assert page.count('data-testid="queue-item"') == 1
    assert "queue__item--late" in page
    actor = Actor(user_id=cast["Carla"].id, coordinates=frozenset({town.home.id}))
    assert [one.id for one in due_tasks(session, actor, town.now.date())] == [late.id]
    for _twice in range(2):
        as_("Carla").post(f"{ALL}/{late.id}/done", data=filled(page))
    assert late.state is TaskState.DONE
    deeds = select(Entry).where(Entry.action == "task:done")
    assert len(session.scalars(deeds).all()) == 1
    as_("Carla").post(f"{ALL}/{late.id}/open", data=filled(page))
    assert (late.state, late.done_at) == (TaskState.OPEN, None)


def test_of_two_changes_at_once_the_second_sees_both(made, as_):
    row = made()
    form = filled(as_("Carla").get(f"{ALL}/{row.id}").text, area=str(row.area_id), owner_id="")
    as_("Carla").post(f"{ALL}/{row.id}", data={**form, "title": "Zuerst"})
    page = as_("Deniz").post(f"{ALL}/{row.id}", data={**form, "title": "Danach"}, expect=409).text
    assert "Zuerst" in page
    assert "Danach" in page
    assert row.title == "Zuerst"


def test_a_task_is_about_a_thing_of_ones_own_area_only(town, session, made, as_):
    post, away = town.post(), town.post(area_id=town.ossweil.id)
    house = town.organisation(area_id=town.mitte.id)
    group = town.group(area_id=town.mitte.id)
    person = town.person("Anna")
    site = town.add(
        Site(key="s", name="Haus", kind="shelter", area_id=town.mitte.id, address="geheim",
             languages=[], created_at=town.now, updated_at=town.now)
    )  # fmt: skip
    post.author_id = person.id
    things = {"post": post, "organisation": house, "group": group, "site": site, "person": person}
    for about, thing in things.items():
        path = f"{ALL}/new?about={about}&id={thing.id}"
        as_("Else").get(path, expect=404)
        as_("Else").post(path, data={"title": "x"}, expect=404)
        row = made(path, title=f"Über {about}")
        assert (row.about, row.about_id) == (about, thing.id)
        as_("Else").get(f"{ALL}/{row.id}", expect=404)
        as_("Else").post(f"{ALL}/{row.id}", data={"title": "x"}, expect=404)
        as_("Else").post(f"{ALL}/{row.id}/done", expect=404)
    as_("Else").get(f"{ALL}/new?about=post&id={away.id}")
    as_("Carla").get(f"{ALL}/new?about=weather&id=1", expect=400)
    as_("Carla").get(f"{ALL}?list=none", expect=400)
    assert "geheim" not in as_("Carla").get(ALL).text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_few_statements(town, made, as_, statements, number):
    for _ in range(number):
        made(f"{ALL}/new?about=post&id={town.post().id}")
    as_("Carla").get(ALL)
    with statements() as noted:
        as_("Carla").get(ALL)
    assert len(noted) <= 15


def pages(as_, path):
    """Return the ids on each page of a list, by the way to the next."""
    found = []
    while path:
        page = as_("Carla").get(path).text
        found.append([int(one) for one in re.findall(r'data-id="(\d+)"', page)])
        (path,) = re.findall(r'href="([^"]*)" rel="next"', page) or [""]
        path = path.replace("&amp;", "&")
    return found


def test_a_long_list_goes_on_page_by_page(town, session, cast, as_, monkeypatch):
    for place in ("helpboard.queries.tasks.PAGE", "helpboard.web.informing.tasks.PAGE"):
        monkeypatch.setattr(place, 2)
    days = (None, 4, 4, 2, None)
    tasks = [
        town.add(Task(area_id=town.home.id, title=f"{days[one]}", owner_id=cast["Carla"].id,
                      due_on=days[one] and (town.now + timedelta(days=days[one])).date(),
                      state=TaskState.OPEN, created_at=town.now, updated_at=town.now))
        for one in range(5)
    ]  # fmt: skip
    never, four, other, two, last = (one.id for one in tasks)
    assert pages(as_, ALL) == [[two, four], [other, never], [last]]
    assert "5 Aufgaben" in as_("Carla").get(f"{ALL}?before={never}").text
    for number, task in enumerate(tasks):
        task.state, task.done_at = TaskState.DONE, town.now + timedelta(hours=number // 2)
    session.flush()
    assert pages(as_, f"{ALL}?list=done") == [[last, two], [other, four], [never]]
    for nonsense in ("x", "-1", "9" * 30):
        as_("Carla").get(f"{ALL}?before={nonsense}", expect=400)


def test_a_list_begins_again_where_the_last_task_of_the_page_before_has_gone(made, as_, session):
    done, reopened = made(), made(title="Doch noch nicht")
    missing = reopened.id + 1
    assert "2 Aufgaben" in as_("Carla").get(f"{ALL}?before={missing}").text
    done.state, done.done_at = TaskState.DONE, done.created_at
    session.flush()
    page = as_("Carla").get(f"{ALL}?list=done&before={reopened.id}").text
    assert f'data-id="{done.id}"' in page
    assert "1 Aufgabe" in page
