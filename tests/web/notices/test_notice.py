import html
import re

import pytest
from sqlalchemy import func, select

from helpboard.domain.letter import LetterKind
from helpboard.models import Coordinator, Evidence, Letter, Notice
from helpboard.web.limits import THREATS
from tests.talking import answered
from tests.web.conversations.pages import send, token_of
from tests.web.signing_in import signing_in

REPORT = {"reason": "fraud", "text": "Das stimmt nicht."}


def only(session):
    [found] = session.scalars(select(Notice))
    return found


def test_anybody_reports_a_post_and_gets_a_number(town, session, browser):
    post = town.post()
    path = f"/de/notice?about=/de/posts/{post.id}"
    assert f"/de/posts/{post.id}" in browser.get(path).text
    answer = send(browser, path, to="/de/notice", about=f"/de/posts/{post.id}", **REPORT)
    notice = only(session)
    assert (notice.about, notice.about_id, notice.reason) == ("post", post.id, "fraud")
    assert notice.address == f"/de/posts/{post.id}"
    assert str(notice.id) in browser.get(answer.location).text
    assert session.scalars(select(Letter)).all() == []


def test_every_page_leads_to_a_report_of_itself_and_a_report_to_no_other(town, browser):
    assert "/de/notice?about=/de/board/" in browser.get("/de/board/").text
    assert "about=/de/notice" not in browser.get("/de/notice?about=/de/board/").text


@pytest.mark.parametrize(("topic", "is_discreet"), [("women", True), ("sewing", False)])
def test_what_is_reported_of_a_discreet_page_is_discreet_too(town, browser, topic, is_discreet):
    address = f"/en/posts/{town.post(topic=topic).id}"
    asked = re.search(r'href="(/en/notice[^"]+)"', browser.get(address).text)[1]
    pages = [browser.get(html.unescape(asked))]
    to = re.search(r'<form[^>]* action="(/en/notice[^"]*)"', pages[0].text)[1]
    fields = {"csrf_token": token_of(pages[0].text), "about": address}
    pages.append(browser.post(to, data={**fields, "reason": ""}, expect=422))
    pages.append(browser.get(browser.post(to, data={**fields, **REPORT}, expect=303).location))
    for page in pages:
        assert ("data-leave" in page.text) == is_discreet
        assert (page.headers["Cache-Control"] == "no-store") >= is_discreet


def test_an_address_that_says_nothing_of_discretion_is_named_nowhere_all_the_same(
    town, session, browser
):
    about = f"/en/posts/{town.post(topic='women').id}"
    page = browser.get(f"/en/notice?about={about}")
    fields = {"csrf_token": token_of(page.text), "about": about, "email": "x@example.org"}
    answer = browser.post("/en/notice", data={**fields, **REPORT}, expect=303)
    for one in (page, answer):
        assert one.headers["Cache-Control"] == "no-store"
        assert one.headers["Referrer-Policy"] == "same-origin"
        assert about not in str(one.headers)
    [letter] = session.scalars(select(Letter))
    assert letter.params == {"number": only(session).id}


@pytest.mark.parametrize("kind", ["organisation", "group"])
def test_profiles_are_told_apart(town, session, browser, kind):
    thing = town.organisation() if kind == "organisation" else town.group()
    about = f"http://localhost/ar/{kind}s/{thing.slug}"
    send(browser, "/de/notice", about=about, **REPORT)
    assert (only(session).about, only(session).about_id) == (kind, thing.id)


@pytest.mark.parametrize("about", ["/de/calendar/?week=1", "/de/posts/x", "/de/groups/nobody", ""])
def test_every_other_page_can_be_reported_too(session, browser, about):
    send(browser, "/de/notice", about=about, **REPORT)
    assert (only(session).about, only(session).about_id) == ("page", 0)
    assert only(session).address == about


@pytest.mark.parametrize(
    "fields",
    [
        {"about": "https://evil.example/x", **REPORT},
        {"about": "//evil.example", **REPORT},
        {"about": "javascript:alert(1)", **REPORT},
        {"about": "/de/\u202e", **REPORT},
        {"about": "http://[", **REPORT},
        {"about": "", "reason": "fraud"},
        {"about": "/de/", "reason": ""},
        {"about": "/de/", "reason": "nonsense"},
        {"about": "/de/", "reason": "fraud", "text": "a\x00b"[:1] + "\x07"},
        {"about": "/de/", "reason": "fraud", "text": "x" * 6000},
        {"about": "/de/", "reason": "fraud", "name": "a\r\nBcc: x"},
        {"about": "/de/", "reason": "fraud", "email": "a@b.de\r\nBcc: c@d.de"},
        {"about": "/de/", "reason": "fraud", "email": "nonsense"},
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_stored(session, browser, fields):
    page = send(browser, "/de/notice", expect=422, **fields).text
    assert "field__error" in page
    assert session.scalar(select(func.count()).select_from(Notice)) == 0


def test_a_foreign_address_in_the_link_is_not_repeated(browser):
    page = browser.get("/de/notice?about=https://evil.example/").text
    assert "evil.example" not in page.partition("<main")[2].partition("</main")[0]


def test_whoever_leaves_an_address_gets_one_letter_with_the_number(session, browser):
    path, fields = "/de/notice", {"about": "/de/", "email": "x@example.org", **REPORT}
    token = token_of(browser.get(path).text)
    for _ in range(4):
        browser.post(path, data={"csrf_token": token, **fields})
    [letter] = session.scalars(select(Letter))
    assert (letter.to_email, letter.params) == ("x@example.org", {"number": only(session).id})


def test_ten_an_hour_and_the_words_stay(session, browser):
    for _ in range(10):
        send(browser, "/de/notice", about="/de/", **REPORT)
    page = send(browser, "/de/notice", about="/de/", expect=429, **REPORT)
    assert REPORT["text"] in page.text


def test_nobody_sees_a_number_without_a_report(browser):
    assert browser.get("/de/notice/received", expect=303).location == "/de/notice"


def test_a_threat_freezes_the_messages_only_of_whoever_may_read_them(town, session, browser):
    owner, asker = town.person("Omar"), town.person("Alice")
    talk = answered(town, town.post(author_id=owner.id), asker)
    as_ = signing_in(browser, town)
    about = f"/de/my/messages/{talk.id}"
    for reader in (None, town.person("Mallory"), asker):
        send(as_(reader), "/de/notice", about=about, reason="threat", text="Angst")
    found = session.scalars(select(Evidence).order_by(Evidence.id)).all()
    assert ["messages" in one.frozen for one in found] == [False, False, True]


def test_one_network_that_reports_danger_again_and_again_is_told_of_in_one_letter(
    town, session, browser
):
    carla = town.person("Carla", totp_secret="JBSWY3DPEHPK3PXP")
    town.add(Coordinator(user_id=carla.id, area_id=town.home.id))
    posts = [f"/de/posts/{town.post().id}" for _ in range(THREATS.most + 2)]
    for about in posts:
        send(browser, "/de/notice", about=about, reason="threat", text="")
    kinds = session.scalars(select(Letter.kind).order_by(Letter.id)).all()
    assert kinds == [*[LetterKind.NOTICE_THREAT] * THREATS.most, LetterKind.NOTICE_THREATS]
