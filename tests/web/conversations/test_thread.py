from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import ConversationState
from helpboard.domain.message import Words
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostState
from helpboard.models import Letter, Message, Partnership
from tests.talking import answered, asked, editor, lead, says
from tests.web.conversations.pages import do, send, token_of

DEEDS = ("take", "end", "read", "interpreter", "hand-on", "agree", "decline")
TAKE, READ = ('name="deed" value="take"', 'name="deed" value="read"')
CANARIES = ("KANARIE-TEXT", "KANARIE-ORT")


@pytest.fixture
def talk(town, alice, bob):
    """Bob has answered Alice's post, with words that nobody else may ever see."""
    words = Words(sentence="where-meet", values={"place": CANARIES[1]}, text=CANARIES[0])
    return answered(town, town.post(author_id=alice.id), bob, words)


@pytest.fixture
def path(talk):
    return f"/de/my/messages/{talk.id}"


def test_both_sides_read_and_write_and_nobody_sees_an_address(
    town, session, visit, alice, bob, path
):
    send(visit(alice), path, text="Sehr gern!", sentence="thanks")
    for person, other in ((alice, bob), (bob, alice)):
        page = visit(person).get(path).text
        assert "Sehr gern!" in page
        assert all(canary in page for canary in CANARIES)
        assert other.name in page
        assert other.email not in page
        assert person.email not in page


@pytest.mark.parametrize("who", ["visitor", "third", "editor", "lead", "blocked"])
def test_nobody_else_opens_a_conversation(town, session, visit, alice, path, who):
    if who == "blocked":
        alice.state = AccountState.BLOCKED
    person = {
        "visitor": lambda: None,
        "third": lambda: town.person("Carl"),
        "editor": lambda: editor(town, town.organisation()),
        "lead": lambda: lead(town, town.group()),
        "blocked": lambda: alice,
    }[who]()
    status = 302 if who in ("visitor", "blocked") else 404
    page = visit(person).get(path, expect=status)
    assert not any(canary in page.text for canary in CANARIES)
    visit(person).get(f"{path}/block", expect=status)


def test_a_ready_sentence_is_read_in_each_readers_language(town, visit, alice, bob):
    suggestion = Words(sentence="i-suggest", values={"date": "2026-12-01", "time": "18:00"})
    talk = answered(town, town.post(author_id=alice.id), bob, suggestion)
    browser = visit(alice)
    assert "Ich schlage vor" in browser.get(f"/de/my/messages/{talk.id}").text
    assert "I suggest" in browser.get(f"/en/my/messages/{talk.id}").text
    assert "أقترح" in browser.get(f"/ar/my/messages/{talk.id}").text


def test_a_double_click_says_it_once(session, visit, alice, path):
    browser = visit(alice)
    data = {"csrf_token": token_of(browser.get(path).text), "text": "Ja!"}
    for _ in range(20):
        browser.post(path, data=data)
    assert session.scalar(select(func.count()).select_from(Message)) == 2
    assert session.scalar(select(func.count()).select_from(Letter)) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Ruf mich an: 0176 12345678"},
        {"text": "Schreib an alice@example.org"},
        {"text": "a\u202eb"},
        {"text": "a\x07b"},
        {"text": "x" * 10_000},
        {"text": "x" * 150},
        {"text": ""},
        {"sentence": "where-meet", "place": "\u202etekraM"},
        {"sentence": "where-meet", "place": "www.example.org"},
        {"sentence": "i-speak", "language": "klingon"},
        {"sentence": "size-is", "size": "<script>"},
        {"sentence": "this-many", "count": "-1"},
        {"sentence": "cancel-on", "date": "2026-02-30"},
        {"sentence": "' OR 1=1 --"},
    ],
)
def test_what_is_refused_is_said_at_its_field(session, visit, alice, path, fields):
    page = send(visit(alice), path, expect=422, **fields).text
    assert "field__error" in page
    assert session.scalar(select(func.count()).select_from(Message)) == 1


def test_thirty_messages_an_hour_and_the_words_stay(session, visit, alice, path):
    browser = visit(alice)
    token = token_of(browser.get(path).text)
    for number in range(30):
        browser.post(path, data={"csrf_token": token, "text": f"Nummer {number}"})
    page = browser.post(path, data={"csrf_token": token, "text": "Zu viel"}, expect=429)
    assert "Zu viel" in page.text
    assert "Retry-After" in page.headers
    assert session.scalar(select(func.count()).select_from(Message)) == 31


def test_the_author_takes_somebody_and_the_other_hears_a_kind_no(town, session, visit, alice, bob):
    post = asked(town, "furniture", author=alice)
    mine = answered(town, post, bob)
    carl = town.person("Carl")
    other = answered(town, post, carl)
    path = f"/de/my/messages/{mine.id}"
    assert TAKE not in visit(bob).get(path).text
    do(visit(alice), path, "take")
    assert post.state is PostState.FULFILLED
    assert TAKE not in visit(alice).get(path).text
    assert "bar" in visit(carl).get(f"/de/my/messages/{other.id}").text
    assert do(visit(alice), path, "take").location == path
    assert post.found == 1


@pytest.mark.parametrize(
    "deed", ["take", "end", "read", "interpreter", "hand-on", "agree", "decline"]
)
def test_no_deed_is_done_by_a_stranger(town, session, visit, talk, path, deed):
    carl = town.person("Carl")
    own = answered(town, town.post(author_id=town.person().id), carl)
    browser = visit(carl)
    send(browser, f"/de/my/messages/{own.id}", to=path, deed=deed, expect=404)
    assert (talk.state, talk.taken_at) == (ConversationState.OPEN, None)


def test_there_is_no_other_deed(visit, alice, path):
    do(visit(alice), path, "nonsense", expect=404)


@pytest.mark.parametrize("deed", ["take", "read", "interpreter"])
def test_what_was_typed_stands_there_again_after_a_button(session, visit, alice, path, deed):
    page = do(visit(alice), path, deed, text="Halb <fertig>", place="Rathaus", expect=200).text
    assert ">\r\nHalb &lt;fertig&gt;</textarea>" in page
    assert 'value="Rathaus"' in page
    assert f'value="{deed}"' not in page
    assert "Halb" not in visit(alice).get(path).text


def test_words_that_nobody_receives_any_more_are_shown_once_more(visit, alice, bob, path):
    late = visit(bob)
    token = token_of(late.get(path).text)
    page = do(visit(alice), path, "end", text="Halb <fertig>", expect=200).text
    assert "Halb &lt;fertig&gt;" in page
    assert 'name="text"' not in page
    page = late.post(path, data={"csrf_token": token, "text": "Zu spät"}, expect=422).text
    assert "Zu spät" in page


def test_a_button_on_a_page_that_was_open_for_long_does_nothing_and_keeps_the_words(
    visit, alice, path, talk
):
    form = {"csrf_token": "old", "deed": "take", "text": "Halb fertig"}
    page = visit(alice).post(path, data=form, expect=422).text
    assert "Halb fertig" in page
    assert talk.taken_at is None


def test_ending_is_told_to_both_and_writing_is_over(session, visit, alice, bob, path, talk):
    do(visit(bob), path, "end")
    assert talk.state is ConversationState.CLOSED
    page = visit(alice).get(path).text
    assert 'name="text"' not in page
    visit(alice).post(path, data={"csrf_token": "x", "text": "Noch da?"}, expect=422)


def test_both_agree_before_an_interpreter_is_looked_for(session, visit, alice, bob, path, talk):
    do(visit(alice), path, "interpreter")
    assert "agreed_at" not in talk.wants_interpreter
    do(visit(bob), path, "interpreter")
    assert "agreed_at" in talk.wants_interpreter


def test_looking_is_remembered_only_when_somebody_says_so(session, visit, alice, path):
    browser = visit(alice)
    assert READ in browser.get(path).text
    assert READ in browser.get(path).text
    do(browser, path, "read")
    assert READ not in browser.get(path).text


def test_an_organisation_has_nothing_to_mark_as_read(town, visit, bob):
    house = town.organisation()
    edith = editor(town, house)
    path = f"/de/my/messages/{answered(town, house, bob).id}"
    assert READ not in visit(edith).get(path).text


def test_an_organisation_hands_on_to_a_partner_when_the_writer_agrees(town, session, visit, bob):
    house, cafe = town.organisation("Faden"), town.group("Café")
    edith, lena = editor(town, house), lead(town, cafe)
    moments = {"created_at": town.now, "updated_at": town.now}
    town.add(
        Partnership(
            organisation_id=house.id,
            group_id=cafe.id,
            state=PartnershipState.ACTIVE,
            organisation_gives=[],
            group_gives=[],
            **moments,
        )
    )
    talk = answered(town, house, bob)
    path = f"/de/my/messages/{talk.id}"
    assert "Edith" not in visit(bob).get(path).text
    do(visit(edith), path, "hand-on", partner=f"group:{cafe.slug}")
    visit(lena).get(path, expect=404)
    assert f'name="partner" value="group:{cafe.slug}"' in visit(bob).get(path).text
    do(visit(bob), path, "agree")
    visit(lena).get(path, expect=404)
    do(visit(bob), path, "agree", partner=f"group:{cafe.slug}")
    visit(lena).get(path)
    visit(edith).get(path, expect=404)


def test_a_partner_who_took_over_is_offered_no_taking_that_would_be_refused(
    town, session, visit, bob
):
    house, cafe = town.organisation("Faden"), town.group("Café")
    edith, lena = editor(town, house), lead(town, cafe)
    talk = answered(town, town.post(organisation_id=house.id, author_id=edith.id), bob)
    path = f"/de/my/messages/{talk.id}"
    assert TAKE in visit(edith).get(path).text
    talk.organisation_id, talk.group_id = None, cafe.id
    session.flush()
    assert TAKE not in visit(lena).get(path).text
    # They read the conversation, so that it is there is no secret: 403, where others get 404.
    do(visit(lena), path, "take", expect=403)
    assert talk.taken_at is None


def test_a_conversation_takes_as_many_statements_with_three_messages_as_with_one(
    town, session, visit, alice, bob, path, talk, statements
):
    browser = visit(alice)
    browser.get(path)
    counts = []
    for number in range(3):
        says(town, talk, bob, f"Nummer {number}")
        with statements() as noted:
            browser.get(path)
        counts.append(len(noted))
    assert len(set(counts)) == 1


def test_older_messages_have_an_address(town, visit, alice, bob, path, talk, monkeypatch):
    monkeypatch.setattr("helpboard.queries.conversations.MOST", 2)
    for number in range(3):
        says(town, talk, bob, f"Nummer {number}", now=town.now + timedelta(minutes=number))
    browser = visit(alice)
    page = browser.get(path).text
    assert CANARIES[0] not in page
    before = page.partition("?before=")[2].partition('"')[0]
    assert CANARIES[0] in browser.get(f"{path}?before={before}").text
    for nonsense in ("x", "-1", "9" * 40, "1.5", ""):
        browser.get(f"{path}?before={nonsense}", expect=400)
