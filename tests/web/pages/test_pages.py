"""Pages at the desk: written, seen before they are saved, moved, and brought back."""

import re

import pytest
from sqlalchemy import select

from helpboard.domain.page import PageState
from helpboard.models import ContentRevision, Entry, InfoPage
from tests.web.desk.conftest import as_ as as_
from tests.web.desk.conftest import cast as cast
from tests.web.pages.writing import PAGES, begin, field, form, move, page_row, press, publish, write


@pytest.fixture
def carla(as_):
    return as_("Carla")


def test_a_page_is_a_draft_until_it_is_published_and_can_be_hidden(carla, as_, session):
    page_id = begin(carla, "Wohnen", body="Worte zum Wohnen")
    carla.get("/de/info/wohnen", expect=404)
    publish(carla, page_id)
    assert "Worte zum Wohnen" in as_().get("/de/info/wohnen").text
    assert "Worte zum Wohnen" in as_("Carla").get(f"{PAGES}/{page_id}").text
    press(carla, f"{PAGES}/{page_id}/state", page=f"{PAGES}/{page_id}", change="hidden")
    as_().get("/de/info/wohnen", expect=404)
    assert page_row(session, "Wohnen").state is PageState.HIDDEN


def test_what_was_typed_is_published_with_the_page_or_checked_with_it(carla, as_, session):
    page_id = begin(carla, "Wohnen", body="Anfang")
    shown = carla.get(f"{PAGES}/{page_id}").text
    for button in ("publish", "checked"):
        assert re.search(rf'<button[^>]* form="words" name="then" value="{button}"', shown)
    write(carla, page_id, title="Wohnen", body="Gewalt", is_discreet="y", then="publish")
    answer = as_().get("/de/info/wohnen")
    assert "Gewalt" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    write(as_("Carla"), page_id, title="Wohnen", body="Ohne Gewalt", then="checked")
    assert "Ohne Gewalt" in as_().get("/de/info/wohnen").text


def test_a_page_is_not_published_while_its_words_are_wrong_or_others_wrote_them(carla, session):
    page_id = begin(carla, "Wohnen", body="Ruf 07141 910 2000", keeps_numbers="y")
    shown = carla.get(f"{PAGES}/{page_id}").text
    number = {"title": "Wohnen", "body": "Ruf 07141 910 3000"}
    assert "3000" in write(carla, page_id, **number, then="publish", expect=422).text
    write(carla, page_id, title="Von Deniz", body="Anders")
    late = {"title": "Wohnen", "body": "Von mir"}
    assert "Von mir" in write(carla, page_id, shown=shown, **late, then="publish", expect=409).text
    assert session.get(InfoPage, page_id).state is PageState.DRAFT
    write(carla, page_id, title="Von Deniz", body="Anders", then="publish")
    assert session.get(InfoPage, page_id).state is PageState.PUBLISHED


def test_a_preview_stands_in_the_frame_of_the_page_and_saves_nothing(carla, session):
    page_id = begin(carla, "Wohnen")
    body = "## Miete\n\n<script>alert(1)</script>\n\n[[card:nothing]] und [[crad:x]]"
    shown = write(carla, page_id, title="Neu", body=body, preview="1", expect=200).text
    assert '<h2 id="part-1">Miete</h2>' in shown
    assert "<script>alert" not in shown
    assert "[[card:nothing]] stands for nothing" in shown
    assert "[[crad:x]] is no block" in shown
    assert session.get(InfoPage, page_id).title == "Wohnen"
    for nowhere in ("sheet.pdf", "/feedback?about=page:", "data-share"):
        assert nowhere not in shown
    back = write(carla, page_id, shown=shown, title="Neu", body=body, again="1", expect=200).text
    assert "## Miete" in back
    assert 'value="Neu"' in back


def test_two_who_write_at_once_see_both_texts_and_lose_nothing(carla, as_, session):
    page_id = begin(carla, "Wohnen", body="Anfang")
    shown = carla.get(f"{PAGES}/{page_id}").text
    write(as_("Deniz"), page_id, title="Wohnen", body="Von Deniz")
    answer = write(as_("Carla"), page_id, shown=shown, title="Wohnen", body="Von Carla", expect=409)
    assert "Von Deniz" in answer.text
    assert "Von Carla" in answer.text
    assert session.get(InfoPage, page_id).body == "Von Deniz"
    write(carla, page_id, shown=answer.text, title="Wohnen", body="Von beiden")
    assert session.get(InfoPage, page_id).body == "Von beiden"


def test_what_it_said_before_is_shown_word_by_word_and_brought_back(carla, session):
    page_id = begin(carla, "Wohnen", body="Die Miete ist hoch.\n\nBleibt")
    write(carla, page_id, title="Wohnen", body="Die Miete ist sehr hoch.\n\nBleibt", is_small="y")
    shown = carla.get(f"{PAGES}/{page_id}/revisions").text
    assert "<ins>sehr </ins>" in shown
    assert "small edit" in shown
    first = session.scalars(select(ContentRevision.id).order_by(ContentRevision.id)).first()
    path = f"{PAGES}/{page_id}/revisions/{first}"
    data = {name: field(shown, name) for name in ("csrf_token", "version")}
    carla.post(path, data=data)
    assert session.get(InfoPage, page_id).body.startswith("Die Miete ist hoch")
    assert len(session.scalars(select(ContentRevision)).all()) == 3
    carla.post(path, data=data, expect=303)  # a double click
    carla.post(path, data={**data, "sent": "anew"}, expect=409)


def test_numbers_in_prose_are_refused_until_the_writer_says_that_they_are_none(carla, session):
    page_id = begin(carla, "Wohnen")
    body = "Rufen Sie an: 07141 910 2000"
    answer = write(carla, page_id, title="Wohnen", body=body, expect=422).text
    assert "Put it on a card" in answer
    assert body in answer
    write(carla, page_id, shown=answer, title="Wohnen", body=body, keeps_numbers="y")
    assert session.get(InfoPage, page_id).body == body
    long = write(carla, page_id, title="Wohnen", body="x " * 20_001, expect=422).text
    assert "too long" in long


def test_a_move_takes_along_what_is_below_and_old_addresses_go_on_working(carla, as_, session):
    ids = {name: begin(carla, name) for name in ("Ankommen", "Leben")}
    ids["Schule"] = begin(carla, "Schule", parent=str(ids["Leben"]))
    ids["Kita"] = begin(carla, "Kita", parent=str(ids["Schule"]))
    for page_id in ids.values():
        publish(carla, page_id)
    move(carla, ids["Schule"], parent=str(ids["Ankommen"]), slug="schulen")
    assert session.get(InfoPage, ids["Kita"]).path == "ankommen/schulen/kita"
    found = as_().get("/de/info/leben/schule/kita", expect=301)
    assert found.location.endswith("/de/info/ankommen/schulen/kita")

    link = begin(as_("Carla"), "Link", body="[[page:leben/schule]] [[page:leben/nie|Nie]]")
    publish(carla, link)
    assert 'href="/de/info/ankommen/schulen"' in as_().get("/de/info/link").text
    shown = as_("Carla").get(f"{PAGES}/{link}").text
    assert "[[page:leben/nie]] leads to no page" in shown
    assert "[[page:leben/schule]] leads to no page" not in shown

    refused = move(as_("Carla"), ids["Schule"], parent=str(ids["Kita"]), slug="x", expect=422)
    assert "cannot stand below itself" in refused.text
    begin(carla, "Anders", parent=str(ids["Leben"]), slug="schule")
    publish(carla, page_row(session, "Anders").id)
    assert "Anders" in as_().get("/de/info/leben/schule").text
    taken = move(as_("Carla"), ids["Schule"], parent=str(ids["Leben"]), slug="schule", expect=422)
    assert "has this address already" in taken.text


def test_order_changes_and_only_a_draft_without_children_is_deleted(carla, session):
    first, second = begin(carla, "Eins"), begin(carla, "Zwei")
    press(carla, f"{PAGES}/{second}/shift", change="up")
    shown = carla.get(PAGES).text
    assert shown.index("Zwei") < shown.index("Eins")
    press(carla, f"{PAGES}/{second}/shift", change="up")
    begin(carla, "Drei", parent=str(first))
    press(carla, f"{PAGES}/{first}/delete", page=f"{PAGES}/{first}")
    publish(carla, second)
    press(carla, f"{PAGES}/{second}/delete", page=f"{PAGES}/{second}")
    assert session.get(InfoPage, first)
    assert session.get(InfoPage, second)
    third = page_row(session, "Drei").id
    press(carla, f"{PAGES}/{third}/delete", page=f"{PAGES}/{third}")
    assert session.get(InfoPage, third) is None


def test_what_is_done_is_in_the_log_without_words_of_the_page(carla, session):
    page_id = begin(carla, "Wohnen")
    write(carla, page_id, title="Umzug", body="Geheim")
    write(carla, page_id, title="Umzug", body="Geheim", then="checked")
    entries = session.scalars(select(Entry).order_by(Entry.id)).all()
    assert [entry.action for entry in entries] == ["page:write", "page:change", "page:checked"]
    assert entries[1].codes == {"fields": ["title", "body"], "small": False}
    assert "changed a page" in carla.get("/en/desk/log").text


@pytest.mark.parametrize("path", ["", "/new", "/1", "/1/revisions"])
def test_only_the_home_area_writes_pages(as_, carla, path):
    begin(carla, "Wohnen")
    as_("Else").get(f"{PAGES}{path}", expect=404)
    as_("Alice").get(f"{PAGES}{path}", expect=403)


def test_the_tree_takes_as_many_statements_for_three_pages_as_for_one(carla, statements):
    begin(carla, "Eins")
    with statements() as one:
        carla.get(PAGES)
    begin(carla, "Zwei")
    begin(carla, "Drei")
    with statements() as three:
        assert "3 pages" in carla.get(PAGES).text
    assert len(one) == len(three) <= 15


def test_the_list_is_filtered_by_menu_state_and_words(carla):
    begin(carla, "Wohnen")
    begin(carla, "Zeit geben", parent="engaged")
    assert "1 page" in carla.get(f"{PAGES}?audience=engaged").text
    assert "2 pages" in carla.get(f"{PAGES}?state=draft").text
    assert "Zeit geben" not in carla.get(f"{PAGES}?q=wohn").text
    carla.get(f"{PAGES}?state=else", expect=400)


def test_a_page_that_was_open_too_long_keeps_what_was_typed(carla):
    page_id = begin(carla, "Wohnen")
    shown = carla.get(f"{PAGES}/{page_id}").text
    data = {**form(shown, title="Wohnen", body="Langer Text"), "csrf_token": "old"}
    answer = carla.post(f"{PAGES}/{page_id}", data=data, expect=422)
    assert "Langer Text" in answer.text
