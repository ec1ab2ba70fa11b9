"""Makes the directory of the demo town: organisations, departments, services, places."""

from collections.abc import Sequence

from helpboard.cli.demo.accounts import EDITED, EDITED_UNVERIFIED, People
from helpboard.cli.demo.build import Build, slug_of
from helpboard.cli.demo.content import organisations as content
from helpboard.cli.demo.content import shapes
from helpboard.cli.demo.content.areas import LUDWIGSBURG
from helpboard.cli.demo.content.places import PLACES
from helpboard.cli.demo.content.services import SERVICES
from helpboard.cli.demo.manifest import Manifest
from helpboard.domain.facts import check_facts
from helpboard.domain.languages import spoken_code
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.models import (
    Counter,
    CounterConcern,
    Direction,
    GiveSeek,
    Organisation,
    OrganisationMember,
    Place,
    Service,
)

_POSTCODES = {area.slug: area.postcodes for area in LUDWIGSBURG}
_DIRECTIONS = {"gives": Direction.GIVE, "seeks": Direction.SEEK}
_CONCERNS = {
    (seat.organisation, seat.department): seat.concerns for place in PLACES for seat in place.seats
}
CITY = "Ludwigsburg"

Directory = dict[str, Organisation]
"""Organisations by slug; departments by `slug/name`."""


def postcode_of(area: str, number: int) -> str:
    """Return one of an area's postcodes; empty where none is known."""
    codes = _POSTCODES.get(area, ())
    return codes[number % len(codes)] if codes else ""


def spoken(words: str) -> list[str]:
    """Return the codes of the spoken languages that are listed in a text."""
    return [spoken_code(word) for word in words.split()]


def build_organisations(build: Build, manifest: Manifest) -> Directory:
    """Add the profiles with their departments, gives and seeks."""
    directory: Directory = {}
    for number, profile in enumerate(content.ORGANISATIONS):
        row = organisation_of(build, profile, number)
        directory[profile.slug] = row
        manifest.organisations[row.state.value].append(profile.slug)
    build.session.add_all(directory.values())
    build.session.flush()
    for profile in content.ORGANISATIONS:
        parent = directory[profile.slug]
        for name in profile.departments:
            directory[f"{profile.slug}/{name}"] = _department(parent, name)
    build.session.add_all(directory.values())
    build.session.flush()
    for profile in content.ORGANISATIONS:
        add_needs(build, profile.needs, organisation_id=directory[profile.slug].id)
    return directory


def organisation_of(
    build: Build, profile: shapes.Organisation, number: int, *, days: float | None = None
) -> Organisation:
    """Return a profile as a row; its phone follows from ``number``, ``days`` is its age."""
    state = OrganisationState(profile.state)
    about = profile.about
    if state is OrganisationState.HIDDEN:
        about = f"{about} Kennwort {build.canaries.mark('organisation.about')}."
    age = 900 - number * 11 if days is None else days
    return Organisation(
        slug=profile.slug,
        name=profile.name,
        kind=profile.kind,
        state=state,
        verified_at=build.ago(days=age - 3) if state is OrganisationState.VERIFIED else None,
        area_id=build.areas[profile.area].id,
        about=about,
        source_lang=profile.lang,
        street=profile.street,
        postcode=postcode_of(profile.area, number),
        city=CITY,
        phone=f"+497141555{101 + number}",
        email=f"{profile.slug}@example.org",
        website=f"https://{profile.slug}.example.org",
        opening_hours=profile.hours,
        donations=profile.account,
        topics=profile.topics.split(),
        languages=spoken(profile.languages),
        **build.stamps(days=age),
    )


def _department(parent: Organisation, name: str) -> Organisation:
    short = content.SHORT_NAMES.get(parent.slug, parent.name.rpartition(", ")[2])
    concerns = _CONCERNS.get((parent.slug, name), "")
    return Organisation(
        slug=slug_of(f"{parent.slug} {name}"),
        name=f"{short}, {name}",
        kind=parent.kind,
        state=parent.state,
        verified_at=parent.verified_at,
        parent_id=parent.id,
        area_id=parent.area_id,
        about=f"{concerns}." if concerns else "",
        source_lang="de",
        street=parent.street,
        postcode=parent.postcode,
        city=parent.city,
        phone=parent.phone,
        email=parent.email,
        website=parent.website,
        opening_hours=parent.opening_hours,
        topics=list(parent.topics),
        languages=list(parent.languages),
        created_at=parent.created_at,
        updated_at=parent.updated_at,
    )


def add_needs(
    build: Build,
    needs: Sequence[shapes.Need],
    *,
    organisation_id: int | None = None,
    group_id: int | None = None,
) -> None:
    """Add the gives and seeks of one owner."""
    build.session.add_all(
        GiveSeek(
            organisation_id=organisation_id,
            group_id=group_id,
            direction=_DIRECTIONS[need.side],
            kind=need.kind,
            topic=need.topic,
            facts=check_facts(need.topic, dict(need.facts), is_whole=False),
            position=position,
        )
        for position, need in enumerate(needs)
    )


def build_members(
    build: Build, directory: Directory, people: People, *, active: Sequence[str]
) -> dict[str, int]:
    """Give organisations an editor each, first those that are `active`; return who, by slug."""
    slugs = [slug for slug in directory if "/" not in slug]
    order = dict.fromkeys((EDITED, EDITED_UNVERIFIED, *active, *slugs))
    editors = dict(zip(order, people.members, strict=False))
    build.session.add_all(
        OrganisationMember(
            organisation_id=directory[slug].id,
            user_id=person.id,
            role=MemberRole.EDITOR if number % 2 == 0 else MemberRole.OWNER,
        )
        for number, (slug, person) in enumerate(editors.items())
    )
    return {slug: person.id for slug, person in editors.items()}


def build_places(build: Build, directory: Directory, manifest: Manifest) -> dict[str, Place]:
    """Add the public houses and who sits there."""
    places = {}
    for number, house in enumerate(PLACES):
        places[house.slug] = Place(
            slug=house.slug,
            name=house.name,
            kind=house.kind,
            area_id=build.areas[house.area].id,
            street=house.street,
            postcode=postcode_of(house.area, number),
            city=CITY,
            latitude=build.areas[house.area].latitude,
            longitude=build.areas[house.area].longitude,
            opening_hours=house.hours,
            portrait="\n\n".join(part for part in (house.about, house.portrait) if part),
            source_lang="de",
            is_step_free=True,
            **build.stamps(days=700),
        )
    build.session.add_all(places.values())
    build.session.flush()
    for house in PLACES:
        _seat(build, directory, house, places[house.slug])
    manifest.places = list(places)
    return places


def _seat(build: Build, directory: Directory, house: shapes.Place, place: Place) -> None:
    for position, seat in enumerate(house.seats):
        key = f"{seat.organisation}/{seat.department}" if seat.department else seat.organisation
        counter = Counter(
            place_id=place.id,
            organisation_id=directory[key].id,
            room=seat.room,
            concerns=seat.topics.split(),
            papers=seat.papers,
            source_lang="de",
            position=position,
        )
        build.session.add(counter)
        build.session.flush()
        for number, ask in enumerate(seat.asks.split("; ") if seat.asks else ()):
            code, _at, room = ask.partition("@")
            build.session.add(
                CounterConcern(
                    counter_id=counter.id, code=code, room=room, papers=[], position=number
                )
            )


def build_services(build: Build, directory: Directory) -> int:
    """Add what the organisations regularly provide; return how many."""
    for position, service in enumerate(SERVICES):
        key = service.organisation
        owner = directory[f"{key}/{service.department}" if service.department else key]
        build.session.add(
            Service(
                slug=slug_of(f"{service.name} {key}"),
                organisation_id=directory[key].id if not service.department else owner.id,
                area_id=owner.area_id,
                topic=service.topic,
                name=service.name,
                about=service.about,
                papers=service.papers,
                source_lang=service.lang,
                languages=spoken(service.languages),
                conditions=service.conditions.split(),
                opening_hours=service.hours,
                position=position,
            )
        )
    return len(SERVICES)
