import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pyotp
import pytest
from sqlalchemy import select

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.adapters.link_tokens import LinkTokens
from helpboard.adapters.passwords import hash_password
from helpboard.domain.group import GroupRole
from helpboard.domain.letter import LetterKind
from helpboard.domain.post import PostState
from helpboard.models import GroupMember, Letter, Login, Photo, User
from helpboard.web.limits import FILES
from helpboard.web.my import data
from tests.conftest import SECRET
from tests.web.accounts.test_login import PASSWORD, token_of

TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
DELETE = "/de/my/data/delete"


@pytest.fixture(scope="module")
def password_hash():
    return hash_password(PASSWORD)


@pytest.fixture
def with_password(alice, password_hash):
    alice.password_hash = password_hash


def send(browser, expect=303, **fields):
    token = token_of(browser.get(DELETE).text)
    return browser.post(DELETE, data={"csrf_token": token, **fields}, expect=expect)


def erase(browser, expect=303, password=PASSWORD, **fields):
    return send(browser, expect, do="erase", password=password, **fields)


def people(session):
    return [user.name for user in session.scalars(select(User))]


def kinds(session):
    return [letter.kind for letter in session.scalars(select(Letter))]


def test_the_export_is_a_zip_with_everything_and_the_pictures(as_alice, alice, town, now, settings):
    post = town.post(author_id=alice.id, text="Ein blaues Rad")
    town.add(Photo(name="b" * 32, post_id=post.id, width=1, height=1, alt="", created_at=now))
    settings.uploads_folder.mkdir(exist_ok=True)
    (settings.uploads_folder / f"{'b' * 32}.webp").write_bytes(b"picture")
    answer = as_alice.get("/de/my/data/export.zip")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        data = json.loads(packed.read("my-data.json"))
        assert packed.read(f"photos/post-{post.id}-1.webp") == b"picture"
        assert packed.namelist()[0] == "readme.txt"
    assert data["account"][0]["email"] == "alice@example.org"
    assert data["posts"][0]["text"] == "Ein blaues Rad"


def test_an_export_is_made_sixty_times_an_hour(as_alice, monkeypatch):
    monkeypatch.setattr(data, "FILES", replace(FILES, most=2))
    for status in (200, 200, 429):
        answer = as_alice.get("/de/my/data/export.zip", expect=status)
    assert int(answer.headers["Retry-After"]) > 0


def test_a_visitor_gets_no_export_but_the_log_in(browser):
    assert "login" in browser.get("/de/my/data/export.zip", expect=302).location


@pytest.mark.usefixtures("with_password")
def test_alice_leaves_and_nothing_of_her_stays(as_alice, alice, town, session, settings):
    post = town.post(author_id=alice.id, text="Ein blaues Rad")
    key, post_id = alice.key, post.id
    answer = erase(as_alice)
    assert answer.location == "/de/my/farewell"
    assert '"cookies"' in answer.headers["Clear-Site-Data"]
    assert people(session) == []
    assert session.scalars(select(Login)).all() == []
    gone = session.get_one(type(post), post_id)
    assert (gone.state, gone.text, gone.author_id) == (PostState.WITHDRAWN, "", None)
    assert key in {one.key for one in Erasures(settings.instance / FILE).all()}
    [letter] = session.scalars(select(Letter))
    assert (letter.kind, letter.to_email) == (LetterKind.FAREWELL, "alice@example.org")
    as_alice.get("/de/my/", expect=302)
    as_alice.get("/de/my/farewell")


@pytest.mark.usefixtures("with_password")
@pytest.mark.parametrize("password", ["", "wrong"])
def test_without_the_right_password_everything_stays(as_alice, session, password):
    page = erase(as_alice, expect=422, password=password)
    assert "field__error" in page.text
    assert people(session) == ["Alice"]


@pytest.mark.usefixtures("with_password")
def test_a_second_factor_is_asked_for_and_its_code_works(as_alice, alice, session):
    alice.totp_secret = TOTP
    assert 'name="code"' in erase(as_alice, expect=422).text
    assert people(session) == ["Alice"]
    erase(as_alice, code=pyotp.TOTP(TOTP).at(datetime.now(UTC)))
    assert people(session) == []


def test_without_a_password_a_letter_confirms_it(as_alice, session):
    assert 'name="password"' not in as_alice.get(DELETE).text
    assert send(as_alice, do="erase").location == "/de/my/data/letter"
    assert "alice@example.org" in as_alice.get("/de/my/data/letter").text
    assert (people(session), kinds(session)) == (["Alice"], [LetterKind.ERASE_ACCOUNT])

    [letter] = session.scalars(select(Letter))
    path = f"/l/{LinkTokens(key=SECRET).token(letter.params['erase_link'])}"
    page = as_alice.get(path).text
    assert people(session) == ["Alice"]
    answer = as_alice.post(path, data={"csrf_token": token_of(page)})
    assert answer.location == "/de/my/farewell"
    assert (people(session), kinds(session)) == ([], [LetterKind.FAREWELL])
    as_alice.get(path, expect=410)


@pytest.mark.usefixtures("with_password")
def test_who_leads_alone_is_warned_before(as_alice, alice, town):
    cafe, shared = town.group("Café Allein"), town.group("Café Zusammen")
    bob = town.person("Bob")
    for group, person in ((cafe, alice), (shared, alice), (shared, bob)):
        town.add(GroupMember(group_id=group.id, user_id=person.id, role=GroupRole.LEAD))
    page = as_alice.get(DELETE).text
    assert "Café Allein" in page
    assert "Café Zusammen" not in page


@pytest.mark.usefixtures("with_password")
def test_a_form_without_token_deletes_nothing(as_alice, session):
    as_alice.post(DELETE, data={"do": "erase", "password": PASSWORD}, expect=422)
    assert people(session) == ["Alice"]
