import pytest
from sqlalchemy import select

from helpboard.domain.errors import ConflictError, NotAllowedError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.policy import Actor
from helpboard.models import Notice, NoticeState, Organisation, OrganisationMember, Photo
from helpboard.queries.actors import actor_of
from helpboard.services import organisations
from helpboard.services.logos import remove_logo, set_logo

TYPED = {
    "name": "Nähstube Faden",
    "kind": "volunteer_circle",
    "area": "ludwigsburg-mitte",
    "about": "Wir nähen.",
    "source_lang": "de",
    "topics": ["sewing"],
    "languages": ["de"],
}


@pytest.fixture
def alice(town):
    return town.person("Alice")


@pytest.fixture
def sewing(town, alice):
    made = town.organisation(kind="volunteer_circle")
    town.add(OrganisationMember(organisation_id=made.id, user_id=alice.id, role=MemberRole.OWNER))
    return made


def create(session, person, now, **values):
    typed = {**TYPED, **values}
    return organisations.create(session, actor=actor_of(session, person), typed=typed, now=now)


def edit(session, person, organisation, now, *, version=None, **values):
    return organisations.edit(
        session,
        actor=actor_of(session, person),
        organisation_id=organisation.id,
        typed={**TYPED, **values},
        version=organisation.version if version is None else version,
        now=now,
    )


def notices(session):
    return [(row.reason, row.text) for row in session.scalars(select(Notice).order_by(Notice.id))]


def test_a_slug_is_made_from_the_name_and_is_one_of_its_own(session, town, alice, now):
    names = ("Öffentliche Straßen-Hilfe!", "Öffentliche Straßen-Hilfe", "مقهى", "new", "N " * 90)
    slugs = [create(session, alice, now, name=name).slug for name in names]

    assert slugs[:4] == [
        "oeffentliche-strassen-hilfe",
        "oeffentliche-strassen-hilfe-2",
        "organisation",
        "new-2",
    ]
    assert len(slugs[4]) <= 80


def test_a_blocked_account_and_nobody_at_all_found_nothing(session, town, now):
    for actor in (Actor(), Actor(user_id=1, is_active=False)):
        with pytest.raises(NotAllowedError):
            organisations.create(session, actor=actor, typed=TYPED, now=now)
    assert session.scalars(select(Organisation)).all() == []


def test_a_stranger_founds_no_department(session, town, sewing, now):
    actor = actor_of(session, town.person("Charlie"))
    with pytest.raises(NotAllowedError):
        organisations.create(session, actor=actor, typed=TYPED, now=now, parent_id=sewing.id)


def test_the_desk_hears_once_of_each_thing_and_again_after_it_has_decided(
    session, town, alice, sewing, now
):
    edit(session, alice, sewing, now, name="Faden und Zwirn")
    edit(session, alice, sewing, now, name="Faden und Nadel", kind="company")

    assert notices(session) == [
        (
            "changed",
            "name: Nähstube Faden → Faden und Zwirn\nname: Faden und Zwirn → Faden und Nadel\n"
            "kind: volunteer_circle → company",
        )
    ]
    session.scalars(select(Notice)).one().state = NoticeState.DECIDED
    edit(session, alice, sewing, now, name="Noch anders", kind="company")
    assert len(notices(session)) == 2


def test_a_change_of_anything_else_is_no_business_of_the_desk(session, town, alice, sewing, now):
    edit(session, alice, sewing, now, about="Neu.", phone="07141 910 0")
    assert notices(session) == []
    assert sewing.phone == "07141 910 0"


def test_a_department_may_be_called_like_its_house(session, town, alice, sewing, now):
    department = organisations.create(
        session,
        actor=actor_of(session, alice),
        typed={**TYPED, "name": "Nähstube Faden Kleiderkammer"},
        now=now,
        parent_id=sewing.id,
    )
    assert [reason for reason, _text in notices(session)] == ["to-verify"]
    assert department.parent_id == sewing.id


def test_an_old_version_is_a_conflict_and_changes_nothing(session, town, alice, sewing, now):
    with pytest.raises(ConflictError):
        edit(session, alice, sewing, now, version=sewing.version - 1, about="Zu spät.")
    assert sewing.about == "Wir nähen jeden Dienstag."


def test_what_is_wrong_is_gathered_and_changes_nothing(session, town, alice, sewing, now):
    with pytest.raises(FieldsError) as refused:
        edit(session, alice, sewing, now, name="", phone="x", website="javascript:1", kind="?")
    assert [problem.field for problem in refused.value.problems] == [
        "name",
        "kind",
        "phone",
        "website",
    ]
    assert sewing.name == "Nähstube Faden"


def test_a_website_without_its_beginning_gets_one(session, town, alice, sewing, now):
    assert edit(session, alice, sewing, now, website="faden.example.org").website == (
        "https://faden.example.org"
    )


def test_a_stranger_edits_nothing_and_an_unknown_organisation_is_not_found(
    session, town, alice, sewing, now
):
    with pytest.raises(NotAllowedError):
        edit(session, town.person("Charlie"), sewing, now)
    with pytest.raises(NotFoundError):
        organisations.editable(session, 999_999, actor=actor_of(session, alice))


def test_a_hidden_organisation_stays_hidden_when_it_is_edited(session, town, alice, sewing, now):
    sewing.state = OrganisationState.HIDDEN
    edit(session, alice, sewing, now, about="Besser.")
    assert sewing.state is OrganisationState.HIDDEN


def test_a_new_logo_takes_the_place_of_the_old_one(session, town, alice, sewing, now):
    actor = actor_of(session, alice)
    of = {"actor": actor, "organisation_id": sewing.id}
    size = {"width": 30, "height": 20}
    assert set_logo(session, **of, name="a" * 32, **size, now=now) == ()
    assert set_logo(session, **of, name="b" * 32, **size, now=now) == ("a" * 32,)
    assert [row.name for row in session.scalars(select(Photo))] == ["b" * 32]
    assert remove_logo(session, **of) == ("b" * 32,)
    assert remove_logo(session, **of) == ()
