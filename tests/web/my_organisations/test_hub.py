import pytest
from sqlalchemy import select

from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.post import PostState
from helpboard.models import Organisation, OrganisationMember
from tests.directory import counted, gives, service
from tests.talking import answered
from tests.web.my_organisations.conftest import PROFILE, token_of

HUB = "/en/my/organisations/naehstube"


def test_the_hub_says_what_would_help_most_and_shows_every_state_of_posts(as_, town, sewing):
    town.post(organisation_id=sewing.id, state=PostState.REJECTED)
    town.post(organisation_id=sewing.id)

    page = as_("Bob").get(HUB).text

    assert "Say when you are open" in page
    assert "Say in a few sentences what you do" not in page
    assert "Not accepted" in page
    assert "On the board" in page
    assert "Verified organisation" in page


def test_the_usual_time_of_answers_is_shown_once_it_is_known(as_, sewing):
    assert "usually answer" not in as_("Bob").get(HUB).text
    sewing.reply_hours = 5
    assert "You usually answer within 5 hours." in as_("Bob").get(HUB).text


@pytest.mark.parametrize("path", ["", "/members", "/departments", "/services", "/gives-seeks"])
def test_more_rows_need_no_more_statements(as_, app, connection, town, session, sewing, path):
    def add_some():
        number = len(session.scalars(select(Organisation)).all())
        town.post(organisation_id=sewing.id)
        town.organisation(f"Abteilung {number}", parent_id=sewing.id)
        service(town, sewing, f"Kurs {number}")
        gives(town, sewing, facts={})
        other = town.person(f"Dora{number}")
        town.add(
            OrganisationMember(organisation_id=sewing.id, user_id=other.id, role=MemberRole.EDITOR)
        )

    add_some()
    browser = as_("Alice")
    browser.get(f"{HUB}{path}")
    with counted(connection) as one:
        browser.get(f"{HUB}{path}")
    add_some()
    add_some()
    with counted(connection) as three:
        browser.get(f"{HUB}{path}")
    assert len(one) == len(three) > 0


def test_bob_founds_a_department_that_everybody_of_the_house_looks_after(as_, cast, session):
    browser = as_("Bob")
    token = token_of(browser.get(f"{HUB}/departments").text)
    data = {**PROFILE, "name": "Kleiderkammer", "csrf_token": token}

    location = browser.post(f"{HUB}/departments", data=data).location

    assert location == "/en/my/organisations/kleiderkammer"
    made = session.scalars(select(Organisation).where(Organisation.slug == "kleiderkammer")).one()
    assert made.state is OrganisationState.UNVERIFIED
    as_("Alice").get(f"{location}/members")
    as_("Charlie").get(location, expect=403)
    assert "Kleiderkammer" in as_().get("/en/organisations/naehstube").text
    assert "Kleiderkammer" in as_("Bob").get(f"{HUB}/departments").text


def test_a_department_of_a_hidden_house_is_hidden_from_strangers_too(as_, town, sewing):
    town.organisation("Abteilung", slug="abteilung", parent_id=sewing.id)
    sewing.state = OrganisationState.HIDDEN

    as_("Charlie").get("/en/my/organisations/abteilung", expect=404)
    assert "has hidden this page" in as_("Bob").get("/en/my/organisations/abteilung").text


def test_the_hub_in_arabic_reads_from_the_right(as_):
    page = as_("Bob").get("/ar/my/organisations/naehstube").text
    assert '<html lang="ar" dir="rtl"' in page
    assert "<bdi>Nähstube Faden</bdi>" in page


def test_messages_to_the_organisation_stand_on_its_hub_and_on_no_other(as_, town, cast, sewing):
    zirn = town.organisation("Zwirn", slug="zwirn")
    town.add(
        OrganisationMember(organisation_id=zirn.id, user_id=cast["Bob"].id, role=MemberRole.OWNER)
    )
    talk = answered(town, sewing, cast["Charlie"])

    page = as_("Bob").get(HUB).text
    assert f'href="/en/my/messages/{talk.id}"' in page
    assert "Charlie" in page
    assert "Charlie" not in as_("Bob").get("/en/my/organisations/zwirn").text
    as_("Bob").get(f"/en/my/messages/{talk.id}")
