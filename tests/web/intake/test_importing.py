"""A coordinator brings a spreadsheet, looks at what it would do, and takes it whole or not."""

import re

import pytest
from sqlalchemy import func, select

from helpboard.domain.group import GroupState
from helpboard.domain.intake import IntakeState
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostState
from helpboard.models import Entry, GroupMember, Intake, Letter, Organisation
from tests.planning import coordinator
from tests.web.intake.conftest import IMPORT, Desk

HEADS = "slug,name,kind,area\n"
NEW = "faden,Nähstube Faden,sports_club,ludwigsburg-ossweil\n"


def digest(page):
    return re.search(r'name="digest" value="([0-9a-f]{64})"', page)[1]


def organisations(session):
    return set(session.scalars(select(Organisation.slug)))


def test_nothing_happens_before_the_coordinator_takes_what_was_shown(desk, session, carla):
    place = desk.bring("organisations", HEADS + NEW)
    assert "<progress" in desk.look(place)
    assert desk.browser.get(place).headers["Refresh"] == "2"
    assert desk.work()
    page = desk.look(place)
    assert "Nähstube Faden" in page
    assert organisations(session) == set()

    desk.press(place, "take", digest=digest(page))
    assert organisations(session) == set()
    assert desk.work()
    assert organisations(session) == {"faden"}
    assert "It has been taken." in desk.look(place)
    entry = session.scalars(select(Entry).where(Entry.action == "table:import")).one()
    assert (entry.actor_id, entry.codes["kind"], entry.codes["new"]) == (
        carla.id, "organisations", 1,
    )  # fmt: skip
    assert "Faden" not in str(entry.codes)


def test_an_error_in_the_last_row_keeps_all_rows_out(desk, session):
    rows = "".join(f"o-{n},Ort {n},sports_club,ludwigsburg-ossweil\n" for n in range(30))
    place = desk.bring("organisations", f"{HEADS}{rows}last,Letzter,nonsense,ludwigsburg-ossweil\n")
    desk.work()
    page = desk.look(place)
    assert "1 mistake" in page
    assert "<td>32</td><td><bdi>kind</bdi></td><td><bdi>nonsense</bdi></td>" in page
    assert 'name="digest"' not in page
    desk.press(place, "take", expect=409, digest="0" * 64)
    assert not desk.work()
    assert organisations(session) == set()


def test_rows_outside_the_coordinators_areas_are_mistakes(desk, town, session):
    theirs = town.organisation("Fremder Verein", slug="fremd")
    place = desk.bring(
        "organisations",
        f"{HEADS}mitte,Mitte,sports_club,ludwigsburg-mitte\n"
        f"fremd,Gekapert,sports_club,ludwigsburg-ossweil\n",
    )
    desk.work()
    page = desk.look(place)
    assert page.count("outside the areas that you look after") == 2
    assert "Fremder Verein" not in page
    assert theirs.name == "Fremder Verein"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pending", "published"), ("pending", "rejected"), ("pending", "draft"),
        ("published", "hidden"), ("hidden", "published"), ("rejected", "published"),
        ("published", "pending"), ("published", "withdrawn"),
    ],
)  # fmt: skip
def test_a_file_decides_about_no_post_since_its_author_reads_why(desk, town, session, old, new):
    post = town.post(area_id=town.ossweil.id, state=PostState(old))
    head = "id,kind,topic,area,state\n"
    place = desk.bring("posts", f"{head}{post.id},offer,bicycle,ludwigsburg-ossweil,{new}\n")
    desk.work()
    page = desk.look(place)
    assert "1 mistake" in page
    assert "decided at the desk" in page
    assert post.state is PostState(old)


@pytest.mark.parametrize(
    ("old", "new", "is_taken"),
    [
        ("unverified", "hidden", False), ("hidden", "unverified", False),
        ("verified", "hidden", False), ("verified", "unverified", False),
        ("unverified", "verified", True),
    ],
)  # fmt: skip
def test_a_file_hides_no_organisation_and_takes_no_trust_back(desk, town, old, new, is_taken):
    town.organisation(slug="faden", area_id=town.ossweil.id, state=OrganisationState(old))
    place = desk.bring("organisations", f"{HEADS.strip()},state\n{NEW.strip()},{new}\n")
    desk.work()
    page = desk.look(place)
    assert ("decided at the desk" in page) is not is_taken
    assert ('name="digest"' in page) is is_taken


def test_a_file_closes_no_group_since_its_people_hear_of_that(desk, town):
    group = town.group(slug="cafe", area_id=town.ossweil.id, kind="welcome_cafe")
    head = "slug,name,kind,area,state\n"
    place = desk.bring("groups", f"{head}cafe,Neu,welcome_cafe,ludwigsburg-ossweil,closed\n")
    desk.work()
    assert "decided at the desk" in desk.look(place)
    assert group.state is GroupState.ACTIVE


def test_other_meeting_times_say_beforehand_whom_they_tell_and_tell_them_once(
    desk, town, session, carla
):
    group = town.group("Café", slug="cafe", area_id=town.ossweil.id, kind="welcome_cafe")
    town.schedule(group)
    for person in (town.person("Hans"), town.person("Hala"), carla):
        town.add(GroupMember(group_id=group.id, user_id=person.id, role="helper"))
    session.commit()
    content = (
        "slug,name,kind,area,schedules\ncafe,Café,welcome_cafe,ludwigsburg-ossweil,"
        "FREQ=WEEKLY;BYDAY=TH 17:00-19:00 from 2026-01-01\n"
    )
    place = desk.bring("groups", content)
    desk.work()
    page = desk.look(place)
    assert "2 people of the group are told by letter." in page
    assert "letters about other times of meetings</dt><dd>2" in page
    told = select(func.count()).where(Letter.kind == LetterKind.MEETINGS_CHANGED)
    assert session.scalar(told) == 0
    desk.press(place, "take", digest=digest(page))
    desk.work()
    assert session.scalar(told) == 2
    again = desk.bring("groups", content.encode("utf-8-sig"))  # the same bytes at once are one form
    desk.work()
    assert "Every row is on the board like this already." in desk.look(again)


def test_a_draft_that_nobody_has_posted_is_neither_shown_nor_changed(desk, town, session):
    draft = town.post(
        area_id=town.ossweil.id, state=PostState.DRAFT, text="Nur für mich", published_at=None
    )
    assert draft.first_published_at is None
    head = "id,kind,topic,area,state,text\n"
    line = f"{draft.id},offer,bicycle,ludwigsburg-ossweil,published,Gekapert\n"
    place = desk.bring("posts", head + line)
    desk.work()
    page = desk.look(place)
    assert "1 mistake" in page
    assert "Nur für mich" not in page
    assert draft.state is PostState.DRAFT


def test_a_board_that_changed_meanwhile_takes_nothing_and_shows_it_anew(desk, town, session):
    mine = town.organisation("Alt", slug="faden", area_id=town.ossweil.id, kind="sports_club")
    place = desk.bring("organisations", HEADS + NEW)
    desk.work()
    seen = digest(desk.look(place))
    mine.name = "Inzwischen neu"
    session.commit()

    desk.press(place, "take", digest=seen)
    desk.work()
    page = desk.look(place)
    assert "the board has changed since you looked" in page
    assert mine.name == "Inzwischen neu"
    desk.press(place, "take", expect=409, digest=seen)
    desk.press(place, "take", digest=digest(page))
    desk.work()
    assert session.get_one(Organisation, mine.id).name == "Nähstube Faden"


def test_nobody_else_sees_takes_or_deletes_a_file(desk, become, town, app, session, dora):
    place = desk.bring("organisations", HEADS + NEW)
    desk.work()
    seen = digest(desk.look(place))
    other = Desk(become(dora), app, town.home)
    other.look(place, expect=404)
    other.press(place, "take", expect=404, digest=seen)
    other.press(place, "drop", expect=404)
    assert "list.csv" not in other.look(IMPORT)
    assert session.scalars(select(Intake.state)).one() is IntakeState.SHOWN


def test_rights_that_ended_meanwhile_take_nothing(desk, session, carla, become, town):
    place = desk.bring("organisations", HEADS + NEW)
    desk.work()
    desk.press(place, "take", digest=digest(desk.look(place)))
    carla.totp_secret = None
    session.commit()
    desk.work()
    assert organisations(session) == set()
    assert session.scalars(select(Intake.state)).one() is IntakeState.REFUSED


def test_a_file_of_the_wrong_area_or_too_many_at_once_are_refused(desk, town, session):
    assert "Not a valid choice" in desk.bring(
        "organisations", HEADS + NEW, area=town.mitte, expect=422
    )
    for number in range(5):
        desk.bring("organisations", f"{HEADS}o-{number},x,sports_club,ludwigsburg-ossweil\n")
    assert "still wait" in desk.bring("organisations", HEADS + NEW, expect=422)
    assert session.scalar(select(func.count()).select_from(Intake)) == 5


def test_what_is_no_spreadsheet_is_said_to_be_none(desk):
    assert "must end in .csv or .xlsx" in desk.bring("groups", "x", name="a.exe", expect=422)
    assert "The file is empty" in desk.bring("groups", "", expect=422)
    place = desk.bring("groups", b"PK\x03\x04 broken", name="a.xlsx")
    desk.work()
    assert "no XLSX workbook" in desk.look(place)


def test_the_coordinator_deletes_a_file_with_all_that_was_shown(desk, session, settings):
    before = set(settings.desk_folder.glob("*"))
    place = desk.bring("organisations", HEADS + NEW)
    desk.work()
    assert set(settings.desk_folder.glob("*")) > before
    desk.press(place, "drop")
    assert session.scalars(select(Intake)).all() == []
    assert set(settings.desk_folder.glob("*")) == before
    desk.look(place, expect=404)


def test_every_example_can_be_taken_as_it_is(desk, town, become, app):
    helper = Desk(desk.browser, app, town.ossweil)
    for kind in ("organisations", "groups", "posts", "areas", "sites", "people"):
        for suffix in ("csv", "xlsx"):
            example = desk.browser.get(f"{IMPORT}/example/{kind}.{suffix}")
            place = helper.bring(kind, example.data, name=f"x.{suffix}")
            helper.work()
            assert 'name="digest"' in helper.look(place), (kind, suffix)
    desk.browser.get(f"{IMPORT}/example/posts.zip", expect=404)
    desk.browser.get(f"{IMPORT}/example/users.csv", expect=404)


def test_whoever_does_not_coordinate_gets_nothing(become, town, browser):
    volunteer = town.person("Vera")
    for path in (IMPORT, f"{IMPORT}/1", f"{IMPORT}/example/posts.csv", "/en/desk/export"):
        become(volunteer).get(path, expect=403)
        become().get(path, expect=302)
    coordinator(town)
