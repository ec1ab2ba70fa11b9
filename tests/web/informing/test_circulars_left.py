"""Whoever has left a group or an organisation hears no more of circulars that came by it."""

from datetime import UTC

import pytest
from sqlalchemy import delete, select

from helpboard.domain.letter import LetterKind
from helpboard.models import CircularReader, GroupMember, OrganisationMember
from helpboard.services.circular_sending import write_waiting
from tests.informing import filled, lead
from tests.web.informing.conftest import ALL, letters_of


@pytest.fixture
def speaking(town):
    """Somebody who speaks for an organisation in Mitte."""

    def make(name):
        house = town.organisation(f"Haus von {name}", area_id=town.mitte.id)
        person = town.person(name)
        town.add(OrganisationMember(organisation_id=house.id, user_id=person.id, role="editor"))
        return person

    return make


@pytest.mark.parametrize("audience", ["leads", "organisations"])
@pytest.mark.parametrize("is_written", [True, False])
def test_whoever_has_left_since_gets_no_letter_and_the_desk_reads_why(
    town, session, sent, as_, speaking, audience, is_written
):
    """Ada stays, Bea leaves for good, Cem leaves one of two."""
    is_lead = audience == "leads"
    ada, bea, cem = (lead(town, n) if is_lead else speaking(n) for n in ("Ada", "Bea", "Cem"))
    row = sent(audience=audience)
    role = GroupMember if is_lead else OrganisationMember
    for person in (bea, cem):
        session.execute(delete(role).where(role.user_id == person.id))
    if is_lead:
        town.add(GroupMember(group_id=town.group("Neue").id, user_id=cem.id, role="lead"))
        town.add(GroupMember(group_id=town.group("Alte").id, user_id=bea.id, role="helper"))
    else:
        house = town.organisation("Neues Haus", area_id=town.mitte.id)
        town.add(OrganisationMember(organisation_id=house.id, user_id=cem.id, role="owner"))
    if is_written:
        page = as_("Carla").get(f"{ALL}/{row.id}").text
        assert page.count("ist seitdem ausgeschieden") == 1
        assert "ist seitdem ausgeschieden" in page.split("<bdi>Bea</bdi>")[1].split("</li>")[0]
        as_("Carla").post(f"{ALL}/{row.id}/remind", data=filled(page))
        written = letters_of(session, LetterKind.CIRCULAR_REMINDER)
    else:
        before = len(letters_of(session))
        for one in session.scalars(select(CircularReader)):
            one.written_at = None
        write_waiting(session, now=town.now, zone=UTC, limit=100)
        written = letters_of(session)[before:]
    assert {one.user_id for one in written} == {ada.id, cem.id}


def test_where_all_the_silent_have_left_nobody_can_be_reminded(town, session, sent, as_):
    lena = lead(town, "Lena")
    row = sent()
    assert f"{ALL}/{row.id}/remind" in as_("Carla").get(f"{ALL}/{row.id}").text
    session.execute(delete(GroupMember).where(GroupMember.user_id == lena.id))
    assert f"{ALL}/{row.id}/remind" not in as_("Carla").get(f"{ALL}/{row.id}").text
