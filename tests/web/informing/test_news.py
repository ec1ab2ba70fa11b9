import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.models import News, NewsText
from tests.directory import deadline_of
from tests.informing import filled

ALL = "/de/desk/news"


@pytest.fixture
def written(session, town, as_):
    """Write news as Carla and, unless told otherwise, put them on the start page."""

    def write(*, is_published=True, first_day="", **values):
        usual = {"source_lang": "de", "area": str(town.home.id), "title_de": "Umzug",
                 "body_de": "Das Amt zieht um.\n\n- **Neu:** Marktplatz 1"}  # fmt: skip
        form = filled(as_("Carla").get(f"{ALL}/new").text, **{**usual, **values})
        as_("Carla").post(f"{ALL}/new", data=form)
        row = session.scalars(select(News).order_by(News.id.desc())).first()
        if is_published:
            page = as_("Carla").get(f"{ALL}/{row.id}").text
            as_("Carla").post(f"{ALL}/{row.id}/publish", data=filled(page, first_day=first_day))
        return row

    return write


def test_news_stand_on_the_start_page_of_their_area_and_below(town, written, as_):
    written(title_ar="انتقال", body_ar="ينتقل المكتب")
    start = as_().get("/de/").text
    assert "Umzug" in start
    assert "<strong>Neu:</strong>" in start
    assert "Umzug" in as_().get(f"/de/areas/{town.ossweil.slug}/").text
    assert "Umzug" not in as_().get(f"/de/areas/{town.county.slug}/").text
    arabic = as_().get("/ar/").text
    assert "انتقال" in arabic
    assert "Umzug" not in arabic
    english = as_().get("/en/").text
    assert "This text is in German." in english
    assert '<h3 class="card__title" lang="de" dir="ltr">Umzug' in english


def test_nothing_unpublished_ended_or_planned_is_public(app, town, written, as_):
    written(is_published=False, title_de="Entwurf")
    later = written(title_de="Morgen", first_day=(town.now + timedelta(days=3)).date().isoformat())
    ended = written(title_de="Gestern")
    ended.until = (town.now - timedelta(days=2)).date()
    gone = written(title_de="Weg")
    page = as_("Carla").get(f"{ALL}/{gone.id}").text
    as_("Carla").post(f"{ALL}/{gone.id}/take-off", data=filled(page))
    answer = as_().get("/de/")
    for title in ("Entwurf", "Morgen", "Gestern", "Weg"):
        assert title not in answer.text.split("<main")[1].split("</main")[0]
    assert deadline_of(app, "/de/") == str(int(later.published_at.timestamp()))


def test_news_until_the_last_day_of_the_calendar_leave_the_start_page_whole(written, as_):
    written(title_de="Ewig", until="9999-12-31")
    assert "Ewig" in as_().get("/de/", expect=200).text


def test_html_in_news_is_only_text(written, as_):
    written(body_de="<script>alert(1)</script> [hier](javascript:alert(1))")
    page = as_().get("/de/").text
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_of_two_who_change_news_the_second_sees_both(town, written, as_):
    row = written()
    page = as_("Carla").get(f"{ALL}/{row.id}/edit").text
    form = filled(page, source_lang="de", area=str(town.home.id), body_de="Neu", title_de="Erst")
    as_("Carla").post(f"{ALL}/{row.id}/edit", data=form)
    answer = (
        as_("Deniz")
        .post(f"{ALL}/{row.id}/edit", data={**form, "title_de": "Dann"}, expect=409)
        .text
    )
    assert "Erst" in answer
    assert "Dann" in answer
    as_("Deniz").post(f"{ALL}/{row.id}/delete", data=filled(page), expect=409)
    now_there = as_("Deniz").get(f"{ALL}/{row.id}").text
    as_("Deniz").post(f"{ALL}/{row.id}/delete", data=filled(now_there))
    assert "Erst" not in as_().get("/de/").text


def test_another_area_neither_reads_nor_changes_news(town, session, written, as_):
    row = written(is_published=False)
    for path in ("", "/edit"):
        as_("Else").get(f"{ALL}/{row.id}{path}", expect=404)
    for deed in ("edit", "publish", "take-off", "delete"):
        as_("Else").post(f"{ALL}/{row.id}/{deed}", expect=404)
    assert "Umzug" not in as_("Else").get(ALL).text
    form = filled(as_("Else").get(f"{ALL}/new").text, source_lang="de", area=str(town.home.id),
                  title_de="Fremd", body_de="x")  # fmt: skip
    as_("Else").post(f"{ALL}/new", data=form, expect=422)
    assert len(session.scalars(select(News)).all()) == 1


def test_a_list_begins_again_where_the_last_news_of_the_page_before_have_gone(written, as_):
    news = written()
    assert "Umzug" in as_("Carla").get(f"{ALL}?before={news.id + 1}").text


def test_an_end_before_the_beginning_is_refused(town, written, as_):
    soon = (town.now + timedelta(days=2)).date().isoformat()
    row = written(is_published=False, until=soon)
    page = as_("Carla").get(f"{ALL}/{row.id}").text
    later = (town.now + timedelta(days=9)).date().isoformat()
    form = filled(page, first_day=later)
    answer = as_("Carla").post(f"{ALL}/{row.id}/publish", data=form, expect=422).text
    assert 'id="first_day-error"' in answer
    assert row.published_at is None


@pytest.mark.parametrize("number", [1, 3])
def test_pages_take_few_statements(written, as_, statements, number):
    for _ in range(number):
        written()
    for who, path in (("Carla", ALL), (None, "/de/")):
        as_(who).get(path)
        with statements() as noted:
            as_(who).get(path)
        assert len(noted) <= 15, path


def test_the_list_of_news_goes_on_page_by_page_drafts_first(town, as_, monkeypatch):
    for place in ("helpboard.queries.news.PAGE", "helpboard.web.informing.news.PAGE"):
        monkeypatch.setattr(place, 2)
    for title, hours in (("alt", 9), ("D1", None), ("neu", 1), ("D2", None), ("D3", None)):
        shown = None if hours is None else town.now - timedelta(hours=hours)
        row = town.add(News(area_id=town.home.id, source_lang="de", published_at=shown,
                            created_at=town.now, updated_at=town.now))  # fmt: skip
        town.add(NewsText(news_id=row.id, lang="de", title=title, body="x"))
    found, path = [], ALL
    while path:
        page = as_("Carla").get(path).text
        found.append(re.findall(r'<strong lang="de" dir="auto">([^<]*)<', page))
        (path,) = re.findall(r'href="([^"]*)" rel="next"', page) or [""]
    assert found == [["D3", "D2"], ["D1", "neu"], ["alt"]]
