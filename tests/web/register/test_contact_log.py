"""What was noted of a talk can be put right, and deleted, by the desk of the area."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.contact_log import ContactKind
from helpboard.models import Contact, Entry
from helpboard.queries.export import export_of
from tests.web.desk.conftest import filled

WRONG, RIGHT = "Hat drei Kinder", "Hat zwei Kinder"


@pytest.fixture
def noted(town, cast):
    """Carla's note of a call with somebody, wrong; it makes more of them with other values."""

    def note(person, **values):
        given = {"kind": ContactKind.CALL, "text": WRONG, "area_id": town.mitte.id,
                 "on_date": town.today, "noted_by": cast["Carla"].id}  # fmt: skip
        return town.add(Contact(user_id=person.id, created_at=town.now, **{**given, **values}))

    return note


def typed(page, contact, **values):
    """Return the form of a note as its page shows it, with what is typed anew."""
    seen = page.partition('name="seen"')[2].partition('value="')[2].partition('"')[0]
    said = {
        "kind": contact.kind.value,
        "text": contact.text,
        "on_date": contact.on_date.isoformat(),
    }
    return filled(page, seen=seen, **{**said, **values})


def test_a_wrong_note_is_put_right_and_nothing_keeps_what_it_said(as_, session, town, cast, noted):
    person = town.person("Bob")
    # Noted weeks ago with a day to come back to, which may stay as it is.
    past = town.today - timedelta(days=20)
    contact = noted(person, on_date=past, follow_up_on=past, followed_up_at=town.now)
    path = f"/en/desk/contacts/{contact.id}/edit"
    assert path in as_("Carla").get(f"/en/desk/people/{person.id}").text
    deniz = as_("Deniz")
    form = typed(deniz.get(path).text, contact, text=RIGHT, follow_up_on=past.isoformat())
    deniz.post(path, data=form, expect=303)
    session.expire_all()
    assert (contact.text, contact.noted_by) == (RIGHT, cast["Carla"].id)
    assert contact.followed_up_at is not None
    (told,) = export_of(session, person.id).sections["contact_log"]
    assert told["text"] == RIGHT
    entry = session.scalars(select(Entry).where(Entry.action == "contact:correct")).one()
    assert (entry.about, entry.about_id, entry.actor_id) == ("person", person.id, cast["Deniz"].id)
    assert entry.codes == {"contact": contact.id, "fields": ["text"]}


def test_with_another_day_somebody_has_to_come_back_again(as_, session, town, noted):
    contact = noted(town.person("Bob"), follow_up_on=town.today, followed_up_at=town.now)
    path = f"/en/desk/contacts/{contact.id}/edit"
    later = (town.today + timedelta(days=3)).isoformat()
    page = as_("Carla").get(path).text
    as_("Carla").post(path, data=typed(page, contact, follow_up_on=later), expect=303)
    session.refresh(contact)
    assert contact.followed_up_at is None


def test_a_note_is_deleted_once_for_good(as_, session, town, noted):
    person = town.person("Bob")
    contact = noted(person)
    number = contact.id
    page = as_("Carla").get(f"/en/desk/contacts/{number}/edit").text
    for _twice in range(2):
        as_("Carla").post(f"/en/desk/contacts/{number}/remove", data=filled(page), expect=303)
    as_("Carla").get(f"/en/desk/contacts/{number}/edit", expect=404)
    assert session.scalars(select(Contact)).all() == []
    entry = session.scalars(select(Entry).where(Entry.action == "contact:remove")).one()
    assert (entry.about, entry.about_id, entry.codes) == ("person", person.id, {"contact": number})


def test_the_second_who_puts_a_note_right_sees_what_the_first_wrote(as_, session, town, noted):
    contact = noted(town.person("Bob"))
    path = f"/en/desk/contacts/{contact.id}/edit"
    page = as_("Deniz").get(path).text
    first, second = (typed(page, contact, text=text) for text in (RIGHT, "Hat ein Kind"))
    as_("Carla").post(path, data=typed(as_("Carla").get(path).text, contact, text=RIGHT))
    shown = as_("Deniz").post(path, data=second, expect=409).text
    assert RIGHT in shown
    assert "Hat ein Kind" in shown
    session.refresh(contact)
    assert contact.text == first["text"]
    as_("Deniz").post(path, data=typed(shown, contact, text="Hat ein Kind"), expect=303)
    session.refresh(contact)
    assert contact.text == "Hat ein Kind"


def test_nobody_corrects_what_others_have_noted_of_her(as_, session, town, cast, noted):
    about_carla = noted(cast["Carla"], noted_by=cast["Deniz"].id)
    by_herself = noted(cast["Carla"])
    shown = as_("Carla").get(f"/en/desk/people/{cast['Carla'].id}").text
    assert f"/contacts/{about_carla.id}/edit" not in shown
    assert f"/contacts/{by_herself.id}/edit" in shown
    path = f"/en/desk/contacts/{about_carla.id}"
    as_("Carla").get(f"{path}/edit", expect=403)
    as_("Carla").post(f"{path}/remove", data=filled(shown), expect=403)
    assert session.get(Contact, about_carla.id) is not None
