import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState
from helpboard.domain.letter import LetterKind
from helpboard.mailer.wording import Enveloped, worded
from helpboard.models import GroupMember, GroupMessage, Letter
from tests.joining import helper, led
from tests.web.signing_in import signing_in, token_in

MESSAGE = "/en/my/groups/cafe/message"
WORDS = "Am Mittwoch bringt bitte Kuchen mit.\nFragen: 0171 2345678"


@pytest.fixture
def as_(browser, town):
    return signing_in(browser, town)


@pytest.fixture
def cafe(town):
    group, lead = led(town, slug="cafe", name="Café <b>Nord</b>")
    helpers = [helper(town, group, name) for name in ("Hamid", "Badr")]
    return group, lead, helpers


def sent(browser, *, expect=303, **fields):
    data = {"csrf_token": token_in(browser.get(MESSAGE).text), "text_lang": "de", **fields}
    return browser.post(MESSAGE, data=data, expect=expect)


def letters(session):
    return session.scalars(select(Letter).order_by(Letter.user_id)).all()


def test_everybody_but_the_author_and_the_blocked_gets_a_letter(as_, town, session, cafe):
    group, lead, helpers = cafe
    blocked = helper(town, group, "Bob")
    blocked.state = AccountState.BLOCKED
    town.person("Charlie")

    sent(as_(lead), text=WORDS)

    assert [(one.kind, one.user_id) for one in letters(session)] == [
        (LetterKind.GROUP_MESSAGE, person.id) for person in helpers
    ]
    message = session.scalars(select(GroupMessage)).one()
    assert (message.text, message.author_id) == (WORDS, lead.id)
    assert "Kuchen" in as_(lead).get(MESSAGE).text


def test_the_letter_quotes_the_words_in_the_frame_of_the_readers_language(
    as_, session, cafe, app, now
):
    group, lead, (hamid, badr) = cafe
    sent(as_(lead), text=WORDS)
    first, second = letters(session)

    def read(letter):
        with app.app_context():
            return worded(
                session,
                Enveloped(
                    kind=letter.kind,
                    to=hamid.email,
                    language="ar",
                    message_id="m",
                    params=letter.params,
                ),
                now=now,
            )

    message = read(first)
    html = message.get_body(("html",)).get_content()
    assert 'dir="rtl"' in html
    assert 'lang="de"' in html
    assert "Kuchen" in html
    assert "<b>Nord" not in html
    assert "/ar/groups/cafe/answer" in message.get_body(("plain",)).get_content()
    assert lead.email not in message.as_string()
    # Whoever has left in the meantime hears of it no more.
    session.delete(session.get(GroupMember, (group.id, badr.id)))
    session.flush()
    assert read(second) is None


def test_a_double_click_writes_once_and_empty_words_never(as_, session, cafe):
    _, lead, helpers = cafe
    browser = as_(lead)
    for wrong in ("", " \u200b ", "umgedreht \u202e", "x" * 5001):
        assert 'id="text-error"' in sent(browser, text=wrong, expect=422).text
    assert letters(session) == []
    data = {"csrf_token": token_in(browser.get(MESSAGE).text), "text": WORDS, "text_lang": "de"}
    browser.post(MESSAGE, data=data)
    browser.post(MESSAGE, data=data)
    assert len(letters(session)) == len(helpers)


def test_a_group_hears_five_times_a_day_at_most_and_the_words_stay(as_, session, cafe):
    _, lead, helpers = cafe
    for number in range(5):
        sent(as_(lead), text=f"{number}. {WORDS}")
    page = sent(as_(lead), text="zu oft", expect=429).text
    assert "zu oft" in page
    assert len(letters(session)) == 5 * len(helpers)


def test_helpers_and_strangers_do_not_write_to_all(as_, town, session, cafe):
    _, _, (hamid, _) = cafe
    for nobody in (hamid, town.person("Charlie")):
        browser = as_(nobody)
        browser.get(MESSAGE, expect=403)
        token = token_in(browser.get("/en/my/alerts/new").text)
        data = {"csrf_token": token, "text": WORDS, "text_lang": "de"}
        browser.post(MESSAGE, data=data, expect=403)
    assert letters(session) == []


def test_a_language_that_nobody_knows_is_refused(as_, session, cafe):
    _, lead, _ = cafe
    sent(as_(lead), text=WORDS, text_lang="tlh-xx", expect=422)
    assert letters(session) == []
