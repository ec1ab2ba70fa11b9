"""Today: everything that waits, one by one, the riskiest and oldest first."""

import re
from datetime import timedelta

from helpboard.adapters.backup_record import BackupRecord
from helpboard.domain.conversation import ConversationState
from helpboard.domain.letter import LetterKind, LetterState
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Conversation, Letter, Notice, NoticeState, Question, Site
from tests.web.desk.conftest import filled


def keys(page):
    return re.findall(r'data-testid="queue-item" data-id="([^"]*)"', page.text)


def selects(noted):
    return sum(statement.startswith(("SELECT", "WITH")) for statement in noted)


def notice(town, reason, *, about="post", about_id, hours=1):
    since = town.now - timedelta(hours=hours)
    return town.add(
        Notice(
            about=about, about_id=about_id, reason=reason, state=NoticeState.OPEN, created_at=since
        )
    )


def silent(town, post, *, days):
    since = town.now - timedelta(days=days)
    return town.add(
        Conversation(
            post_id=post.id, state=ConversationState.OPEN, created_at=since, last_message_at=since,
            released_at=since, waits_since=since, wants_interpreter={},
        )
    )  # fmt: skip


def dead_letter(town):
    return town.add(
        Letter(
            kind=LetterKind.TEST, to_email="gone@example.org", language="de", params={},
            message_id="x", state=LetterState.DEAD, next_try_at=town.now, created_at=town.now,
        )
    )  # fmt: skip


def test_a_life_comes_first_then_what_can_hurt_then_the_oldest(town, as_, waiting):
    old = waiting(updated_at=town.now - timedelta(days=9))
    room = waiting("room")
    harm = notice(town, "fraud", about_id=old.id)
    life = notice(town, "threat", about_id=old.id)
    own = notice(town, "name-looks-alike", about_id=old.id)
    office = town.organisation("New", state=OrganisationState.UNVERIFIED)
    page = as_("Carla").get("/en/desk/")
    assert keys(page) == [
        f"notice-{life.id}",
        *(f"notice-{harm.id}", f"post-{room.id}"),
        *(f"post-{old.id}", f"notice-{own.id}", f"organisation-{office.id}"),
    ]
    assert "6 things wait." in page.text
    assert "1 of them has waited for over two working days." in page.text
    assert f'href="/en/desk/notices/{life.id}"' in page.text


def test_everything_that_waits_has_a_line_and_few_statements_make_it(
    town, as_, waiting, statements
):
    def fill():
        post = waiting()
        silent(town, town.post(), days=8)
        notice(town, "wrong", about_id=post.id)
        town.add(
            Question(
                area_id=town.mitte.id, text="?", text_lang="de", language="de", state="open",
                created_at=town.now,
            )
        )  # fmt: skip
        dead_letter(town) if not town.session.query(Letter).count() else None

    fill()
    browser = as_("Carla")
    browser.get("/en/desk/")
    with statements() as few:
        first = keys(browser.get("/en/desk/"))
    fill()
    fill()
    with statements() as many:
        page = browser.get("/en/desk/")
    kinds = {key.rpartition("-")[0] for key in first}
    assert kinds == {"post", "silence", "notice", "question", "letters"}
    assert len(keys(page)) == 3 * 4 + 1
    assert selects(many) == selects(few) <= 15
    assert 'class="badge"' in page.text


def test_a_site_that_has_closed_is_stuck_no_more(town, as_):
    site = town.add(
        Site(
            key="zu", name="Römerhügel", kind="shelter", area_id=town.mitte.id, address="Geheim 2",
            languages=[], closes_on=town.today, created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip
    assert "Römerhügel" in as_("Carla").get("/en/desk/").text
    site.closes_on = town.today - timedelta(days=1)
    town.session.flush()
    assert "Römerhügel" not in as_("Carla").get("/en/desk/").text


def test_another_area_sees_its_own_and_no_letters_of_the_house(town, as_, waiting):
    waiting()
    dead_letter(town)
    own = waiting(area_id=town.ossweil.id)
    assert keys(as_("Else").get("/en/desk/")) == [f"post-{own.id}"]


def test_a_silence_that_was_seen_to_comes_back_when_nobody_replies(session, town, as_, waiting):
    talk = silent(town, town.post(area_id=town.mitte.id), days=8)
    browser = as_("Carla")
    given = filled(browser.get("/en/desk/answers").text)
    path = f"/en/desk/answers/{talk.id}/look-after"
    as_("Else").post(path, data=given, expect=404)
    as_("Carla").post(path, data=given, expect=303)
    assert keys(browser.get("/en/desk/")) == []
    browser.post(path, data=given, expect=409)
    session.refresh(talk)
    talk.desk_seen_at = town.now - timedelta(days=6)
    session.flush()
    assert keys(browser.get("/en/desk/")) == [f"silence-{talk.id}"]


def test_a_failed_backup_is_said_to_those_who_look_after_the_house(town, as_, settings, request):
    record = BackupRecord(settings.instance)
    request.addfinalizer((settings.instance / "backups.json").unlink)
    record.succeeded(town.now - timedelta(hours=30))
    assert keys(as_("Carla").get("/en/desk/")) == []
    record.failed(town.now - timedelta(hours=2))
    page = as_("Carla").get("/en/desk/")
    assert keys(page) == ["backup-0"]
    assert "The last backup of the board did not work" in page.text
    assert keys(as_("Else").get("/en/desk/")) == []
    record.succeeded(town.now)
    assert keys(as_("Carla").get("/en/desk/")) == []
