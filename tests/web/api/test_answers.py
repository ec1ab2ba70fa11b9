"""What programs get is what everybody sees on the board, and nothing more."""

import pytest
from sqlalchemy import event

from helpboard.domain.group import AddressShown, GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.page import PageState
from helpboard.domain.post import PostState
from helpboard.models import PageAddress
from helpboard.web import limits
from tests.web.api.conftest import page, service


@pytest.mark.parametrize(
    ("state", "was_public", "status"),
    [
        (PostState.DRAFT, False, 404),
        (PostState.PENDING, False, 404),
        (PostState.HIDDEN, True, 404),
        (PostState.FULFILLED, True, 410),
        (PostState.EXPIRED, True, 410),
        (PostState.WITHDRAWN, True, 410),
    ],
)
def test_a_post_that_nobody_sees_is_neither_listed_nor_shown(
    browser, town, now, state, was_public, status
):
    post = town.post(state=state, first_published_at=now if was_public else None)
    assert browser.get("/api/v1/posts").json["items"] == []
    problem = browser.get(f"/api/v1/posts/{post.id}", expect=status)
    assert problem.mimetype == "application/problem+json"
    assert "text" not in problem.json


def test_what_a_hidden_organisation_has_is_hidden_with_it(browser, town):
    hidden = town.organisation(state=OrganisationState.HIDDEN)
    below = town.organisation(parent_id=hidden.id)
    town.post(organisation_id=below.id)
    service(town, below)
    page(town, "entwurf", state=PageState.DRAFT)
    for name in ("organisations", "services", "pages"):
        listed = browser.get(f"/api/v1/{name}").json
        assert (listed["items"], listed["total"]) == ([], 0)
    assert browser.get("/api/v1/posts").json["items"][0]["organisation"] is None
    browser.get(f"/api/v1/organisations/{below.slug}", expect=404)
    browser.get("/api/v1/services/beratung", expect=404)
    browser.get("/api/v1/pages/entwurf", expect=404)
    browser.get(f"/api/v1/posts?organisation={below.slug}", expect=400)


def test_a_group_that_does_not_tell_everybody_where_it_meets_tells_no_program(browser, town):
    group = town.group(address="Geheimweg 7", address_shown=AddressShown.RELEASED)
    town.schedule(group)
    for path in ("groups", f"groups/{group.slug}", "meetings"):
        answer = browser.get(f"/api/v1/{path}")
        assert group.slug in answer.text
        assert "Geheimweg" not in answer.text
    (meeting, *_others) = browser.get("/api/v1/meetings").json["items"]
    assert meeting["venue"] is None


def test_what_has_gone_on_elsewhere_leads_there_and_what_is_closed_is_gone(browser, town):
    successor = town.group("Neu")
    merged = town.group("Alt", state=GroupState.CLOSED, merged_into_id=successor.id)
    closed = town.group("Zu", state=GroupState.CLOSED)
    answer = browser.get(f"/api/v1/groups/{merged.slug}?lang=ar", expect=301)
    assert answer.location == f"/api/v1/groups/{successor.slug}?lang=ar"
    browser.get(f"/api/v1/groups/{closed.slug}", expect=410)
    double = town.organisation(
        state=OrganisationState.HIDDEN, merged_into_id=town.organisation("Eins").id
    )
    answer = browser.get(f"/api/v1/organisations/{double.slug}", expect=301)
    assert browser.get(answer.location).json["name"] == "Eins"
    moved = page(town, "neu")
    town.add(PageAddress(path="alt", page_id=moved.id))
    answer = browser.get("/api/v1/pages/alt?lang=en", expect=301)
    assert answer.location == "/api/v1/pages/neu?lang=en"


def test_organisations_tell_how_to_reach_them_and_facts_are_in_the_language_asked_for(
    browser, town, public
):
    found = browser.get(f"/api/v1/organisations/{public.organisation.slug}?lang=en").json
    assert found["phone"] == "07141 1234"
    assert found["email"] == "info@naehstube.example"
    assert found["services"] == [{"slug": "beratung", "name": "Beratung"}]
    headlines = {
        tag: browser.get(f"/api/v1/posts?lang={tag}").json["items"][0]["headline"]
        for tag in ("de", "en", "ar")
    }
    assert "Fahrrad" in headlines["de"]
    assert "Bicycle" in headlines["en"]
    assert len(set(headlines.values())) == 3


def test_a_meeting_is_known_by_its_id_and_days_beyond_the_calendar_by_nothing(
    browser, town, public
):
    (first, *_others) = browser.get("/api/v1/meetings").json["items"]
    assert browser.get(f"/api/v1/meetings/{first['id']}").json == first
    for wrong in ("x", "1-9999-12-31", "0-2026-01-01", f"{public.schedule.id}-2026-02-30"):
        browser.get(f"/api/v1/meetings/{wrong}", expect=404)


@pytest.mark.parametrize(
    ("name", "key"),
    [("posts", "id"), ("organisations", "slug"), ("services", "slug"), ("groups", "slug"),
     ("meetings", "id"), ("pages", "path"), ("areas", "slug")],
)  # fmt: skip
def test_whoever_follows_next_gets_everything_once(browser, town, name, key):
    owner = town.organisation("Äpfel")
    for number in range(5):
        town.post()
        town.organisation(f"Verein {number % 2}")
        service(town, owner, f"dienst-{number}", name=f"Dienst {number % 2}")
        town.schedule(town.group(f"Café {number % 2}"))
        page(town, f"seite-{number}")
    path, seen, rounds = f"/api/v1/{name}?limit=2", [], 0
    while path:
        answer = browser.get(path)
        seen += [one[key] for one in answer.json["items"]]
        path, rounds = answer.json["next"], rounds + 1
        assert answer.headers.get("Link") == (f'<{path}>; rel="next"' if path else None)
    assert len(seen) == len(set(seen)) == answer.json["total"]
    assert rounds == -(-len(seen) // 2) > 1


@pytest.mark.parametrize(
    "path", ["posts", "organisations", "services", "groups", "meetings", "pages"]
)
def test_a_list_takes_as_many_statements_for_three_as_for_one(browser, town, connection, path):
    said, counts = [], []
    event.listen(connection, "before_cursor_execute", lambda *args: said.append(args[2]))
    browser.get("/api/v1/areas")
    for number in (1, 2, 3):
        owner = town.organisation()
        town.post(organisation_id=owner.id)
        service(town, owner, f"dienst-{number}")
        town.schedule(town.group())
        page(town, f"seite-{number}")
        town.session.commit()
        said.clear()
        answer = browser.get(f"/api/v1/{path}?lang=ar")
        assert len(answer.json["items"]) == number
        counts.append(len([text for text in said if text.startswith(("SELECT", "WITH"))]))
    assert 0 < counts[0] == counts[2] <= 8


def test_an_answer_that_is_still_true_is_not_sent_again_and_one_that_is_not_is(
    browser, town, public
):
    first = browser.get("/api/v1/posts")
    assert first.headers["Cache-Control"] == "public, no-cache"
    held = {"If-None-Match": first.headers["ETag"]}
    unchanged = browser.get("/api/v1/posts", expect=304, headers=held)
    assert unchanged.headers["Access-Control-Allow-Origin"] == "*"
    head = browser.head("/api/v1/posts")
    assert (head.data, head.headers["ETag"]) == (b"", first.headers["ETag"])
    town.post()
    assert len(browser.get("/api/v1/posts", headers=held).json["items"]) == 2


def test_what_is_discreet_is_kept_by_nobody(browser, town):
    post = town.post("women")
    discreet_page = page(town, "schutz", is_discreet=True)
    for path in (f"posts/{post.id}", f"posts?topic={post.topic}", f"pages/{discreet_page.path}"):
        answer = browser.get(f"/api/v1/{path}")
        assert answer.headers["Cache-Control"] == "no-store", path
        assert "ETag" not in answer.headers
    assert browser.get("/api/v1/posts").json["items"][0]["is_discreet"]


def test_pages_of_any_origin_may_read_without_cookies(browser, town):
    origin = {"Origin": "https://elsewhere.example"}
    for path, status in (("v1/posts", 200), ("v1/posts/1", 404), ("v2/posts", 404)):
        answer = browser.get(f"/api/{path}", expect=status, headers=origin)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert "Set-Cookie" not in answer.headers
    asked = browser._client.options("/api/v1/posts", headers=origin)
    assert asked.status_code == 200
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Origin" not in browser.get("/de/board/", headers=origin).headers


def test_nothing_can_be_changed_by_it(browser, town, public):
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = browser._client.open(f"/api/v1/posts/{public.post.id}", method=method)
        assert answer.status_code == 405
        assert answer.json["status"] == 405
        assert "GET" in answer.headers["Allow"]


def test_an_error_is_in_english_and_in_the_language_of_the_reader(browser, town):
    plain = browser.get("/api/v1/posts?topic=gold", expect=400).json
    assert plain["title"] == "This address is not right"
    assert plain["parameter"] == "topic"
    assert "translated" not in plain
    by_address = browser.get("/api/v1/posts?topic=gold&lang=ar", expect=400).json
    assert by_address["title"] == plain["title"]
    assert by_address["translated"]["lang"] == "ar"
    assert by_address["translated"]["title"] != plain["title"]
    by_header = browser.get("/api/v1/posts/1", expect=404, headers={"Accept-Language": "uk"}).json
    assert by_header["translated"]["lang"] == "uk"
    assert by_header["title"] == "There is nothing here"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("posts?limit=101", "limit"),
        ("posts?limit=0", "limit"),
        ("posts?limit=²", "limit"),
        ("posts?lang=tlh", "lang"),
        ("groups?after=WzEsMl0", "after"),
        ("groups?after=%5B", "after"),
        (f"groups?after={'W' * 601}", "after"),
        ("services?organisation=nobody", "organisation"),
        ("pages?audience=cats", "audience"),
        ("meetings?week=2026-W60", "week"),
    ],
)
def test_a_value_that_cannot_be_is_named(browser, town, public, query, parameter):
    problem = browser.get(f"/api/v1/{query}", expect=400).json
    assert (problem["parameter"], problem["fault"]) == (parameter, "value")
    assert "known" not in problem


def test_a_parameter_that_is_not_known_is_named_with_those_that_are(browser, town, public):
    problem = browser.get("/api/v1/posts?topic=goods&city=Stuttgart&lang=ar", expect=400).json
    assert (problem["parameter"], problem["fault"]) == ("city", "unknown")
    assert problem["translated"]["lang"] == "ar"
    described = browser.get("/api/openapi.json").json["paths"]["/v1/posts"]["get"]["parameters"]
    named = [one.get("name") or one["$ref"].rpartition("/")[2] for one in described]
    assert problem["known"] == named
    for path, known in (("", []), (f"/posts/{public.post.id}", ["lang"])):
        problem = browser.get(f"/api/v1{path}?city=Stuttgart", expect=400).json
        assert problem["known"] == known


def test_a_parameter_that_comes_twice_is_named(browser, town, public):
    problem = browser.get("/api/v1/posts?topic=goods&topic=goods", expect=400).json
    assert (problem["parameter"], problem["fault"]) == ("topic", "repeated")
    assert "known" not in problem


def test_no_link_that_the_api_gives_is_refused_by_it(browser, town, public):
    for number in range(2):
        town.post()
        service(town, public.organisation, f"dienst-{number}")
        town.schedule(town.group())
    index = browser.get("/api/v1").json
    addresses = [index["openapi"], *(one["url"] for one in index["lists"])]
    asked = {"limit": "1", "lang": "ar", "area": "ludwigsburg", "topic": "", "q": ""}
    followed = 0
    for address in addresses:
        browser.get(address)
        known = browser.get(f"{address}?x=", expect=400).json["known"]
        chosen = {name: value for name, value in asked.items() if name in known}
        following = browser.get(address, query_string=chosen).json.get("next")
        while following:
            following, followed = browser.get(following).json["next"], followed + 1
    assert followed > 6


def test_a_program_that_asks_without_end_is_told_when_to_come_back(browser, town, monkeypatch):
    few = limits.Limit("answers for this test", 2, limits.PROGRAMS.within)
    monkeypatch.setattr("helpboard.web.api.views.PROGRAMS", few)
    statuses = [
        browser._client.get(f"/api/v1/posts?limit={number}").status_code for number in (1, 2, 3)
    ]
    assert statuses == [200, 200, 429]
    refused = browser._client.get("/api/v1/posts?limit=4")
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.json["status"] == 429
