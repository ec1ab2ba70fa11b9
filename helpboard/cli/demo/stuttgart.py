"""Adds the second, larger town of `--size stuttgart`: its circles, welcome rooms, clubs, shelters.

Everything is composed by code; only the districts' names are real.
"""

from collections.abc import Iterator
from datetime import time, timedelta
from itertools import cycle, islice
from typing import NamedTuple

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build, slug_of
from helpboard.cli.demo.circles import list_group
from helpboard.cli.demo.content.areas import STUTTGART, WELCOME_ROOM_DISTRICTS
from helpboard.cli.demo.content.sites import STREETS
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.stuttgart_help import MEMBERS, build_circle_help
from helpboard.domain.group import AddressShown, GroupKind, GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.models import (
    Area,
    Group,
    GroupSchedule,
    Organisation,
    Place,
    Service,
    Site,
)

CIRCLES = 41
SPORT_OFFERS = 300
SITES = 120
POSTS = 3000
VOLUNTEERS = 3500
_CITY = "Stuttgart"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA")
_HOURS = ("Mo 18:00-19:30", "Tu 17:00-18:30", "We 18:30-20:00", "Th 19:00-20:30", "Fr 16:30-18:00")


class _Circle(NamedTuple):
    """A pattern of groups: one in each district, in turn, until there are enough."""

    name: str
    topics: str
    about: str


_PATTERNS = (
    _Circle(
        "Freundeskreis {}",
        "office-visit doctor-visit meeting-people",
        "Wir besuchen die Unterkünfte in {}, begleiten zu Ämtern und Ärzten und feiern zweimal "
        "im Jahr ein Fest. Neue gehen die ersten Male mit jemandem mit.",
    ),
    _Circle(
        "Sprachtreff {}",
        "german-course tandem homework",
        "In {} üben wir zweimal in der Woche Deutsch, mit Spielen, Zeitungen und viel Geduld. "
        "Kinder können mitkommen.",
    ),
)
_CAFE = _Circle(
    "Begegnungscafé {}",
    "meeting-people cooking letters",
    "Im Willkommensraum {} stehen jede Woche Kaffee und Kuchen bereit. Wer möchte, kocht, "
    "erzählt oder hört einfach zu.",
)
_SPORTS = (
    ("Fußball für alle", "Mitspielen ohne Vereinszwang, Schuhe können geliehen werden."),
    ("Volleyball gemischt", "Für alle, die Lust auf Bälle und Bewegung haben."),
    ("Basketball am Abend", "Freies Spiel mit kurzer Einführung."),
    ("Tischtennis", "Schläger sind da, gespielt wird Rundlauf und Einzel."),
    ("Badminton", "Gespielt wird zu zweit oder zu viert, gewechselt jede Viertelstunde."),
    ("Schwimmen lernen", "Kleine Gruppen, warmes Wasser, viel Ruhe."),
    ("Laufgruppe", "Im Gesprächstempo durch Wald und Weinberg."),
    ("Radfahren lernen", "Mit Leihrad und Helm auf dem Übungsplatz."),
    ("Gymnastik für Frauen", "Mit Trainerin und eigener Umkleide."),
    ("Tanzen", "Schritte aus vielen Ländern, Partner nicht nötig."),
    ("Kinderturnen", "Klettern, rollen, springen für Kinder von vier bis acht."),
    ("Boxtraining", "Technik und Ausdauer, Handschuhe werden gestellt."),
    ("Klettern", "An der Wand mit Seil und erfahrener Sicherung."),
    ("Fitness und Kraft", "Übungen mit dem eigenen Gewicht, für jedes Alter."),
)


def build_stuttgart(build: Build, people: People, manifest: Manifest) -> None:
    """Add Stuttgart's groups, houses, clubs with sport offers, and shelters."""
    districts = [build.areas[area.slug] for area in STUTTGART[1:]]
    places = _build_rooms(build, manifest)
    _build_circles(build, districts, places, people, manifest)
    _build_clubs(build, districts, manifest)
    _build_sites(build, districts, manifest)


def _build_rooms(build: Build, manifest: Manifest) -> dict[int, Place]:
    """Add the five welcome rooms; return them by the id of their district."""
    rooms = {}
    for number, slug in enumerate(WELCOME_ROOM_DISTRICTS):
        area = build.areas[slug]
        rooms[area.id] = Place(
            slug=f"willkommensraum-{slug}",
            name=f"Willkommensraum {area.name}",
            kind="welcome_room",
            area_id=area.id,
            street=f"{STREETS[number * 3]} {number + 4}",
            city=_CITY,
            latitude=area.latitude,
            longitude=area.longitude,
            opening_hours="Mo-Fr 14:00-18:00; PH off",
            portrait=f"Das offene Wohnzimmer von {area.name}: Küche, Spielecke, Lernplätze. "
            "Nachbarinnen und Nachbarn haben den Raum selbst eingerichtet und öffnen ihn "
            "abwechselnd.",
            source_lang="de",
            is_step_free=number != 3,
            **build.stamps(days=800),
        )
    build.session.add_all(rooms.values())
    build.session.flush()
    manifest.places += [room.slug for room in rooms.values()]
    return rooms


def _circles(districts: list[Area], rooms: dict[int, Place]) -> Iterator[tuple[_Circle, Area]]:
    """Yield the cafés of the welcome rooms, then each pattern through all districts."""
    yield from ((_CAFE, area) for area in districts if area.id in rooms)
    yield from ((pattern, area) for pattern in _PATTERNS for area in districts)


def _build_circles(
    build: Build,
    districts: list[Area],
    rooms: dict[int, Place],
    people: People,
    manifest: Manifest,
) -> None:
    chosen = list(islice(_circles(districts, rooms), CIRCLES))
    groups = [
        _group(build, circle, area, rooms.get(area.id) if circle is _CAFE else None, number)
        for number, (circle, area) in enumerate(chosen)
    ]
    build.session.add_all(groups)
    build.session.flush()
    for number, group in enumerate(groups):
        list_group(manifest, group)
        build.session.add(_schedule(build, group.id, number))
    build_circle_help(build, groups, people)


def _group(build: Build, circle: _Circle, area: Area, room: Place | None, number: int) -> Group:
    name = circle.name.format(area.name)
    street = room.street if room else f"{STREETS[number % len(STREETS)]} {number + 1}"
    return Group(
        slug=slug_of(f"{name} stuttgart"),
        name=name,
        kind=GroupKind.WELCOME_CAFE if circle is _CAFE else GroupKind.WORKING_GROUP,
        state=GroupState.RESTING if number % 17 == 16 else GroupState.ACTIVE,
        area_id=area.id,
        place_id=room.id if room else None,
        address=f"{street}, {_CITY}",
        address_shown=AddressShown.EVERYBODY,
        about=circle.about.format(area.name),
        source_lang="de",
        topics=circle.topics.split(),
        languages=["de", "en", ("ar", "uk", "fa", "tr")[number % 4]],
        conditions=["free"],
        capacity=MEMBERS + 5 + number % 40,
        **build.stamps(days=500),
    )


def _schedule(build: Build, group_id: int, number: int) -> GroupSchedule:
    return GroupSchedule(
        group_id=group_id,
        rule=f"FREQ=WEEKLY;BYDAY={_DAYS[number % len(_DAYS)]}",
        starts_on=build.today - timedelta(days=build.today.weekday(), weeks=20),
        starts=time(15 + number % 4, 0),
        ends=time(17 + number % 4, 30),
        except_on=[],
    )


def _build_clubs(build: Build, districts: list[Area], manifest: Manifest) -> None:
    """Add a sports club in every district, and their offers in turn."""
    clubs = [_club(build, area, number) for number, area in enumerate(districts)]
    build.session.add_all(clubs)
    build.session.flush()
    manifest.organisations["verified"] += [club.slug for club in clubs]
    build.session.add_all(
        _offer(club, number) for number, club in enumerate(islice(cycle(clubs), SPORT_OFFERS))
    )


def _club(build: Build, area: Area, number: int) -> Organisation:
    slug = slug_of(f"sportgemeinschaft {area.slug}")
    return Organisation(
        slug=slug,
        name=f"Sportgemeinschaft {area.name}",
        kind="sports_club",
        state=OrganisationState.VERIFIED,
        verified_at=build.ago(days=200),
        area_id=area.id,
        about=f"Der Sportverein für alle in {area.name}. Im ersten Jahr zahlen Menschen mit "
        "Bonuskarte keinen Beitrag, und Sportpatinnen holen beim ersten Mal ab.",
        source_lang="de",
        street=f"{STREETS[number]} {number + 20}",
        city=_CITY,
        phone=f"+497115550{100 + number}",
        email=f"{slug}@example.org",
        website=f"https://{slug}.example.org",
        opening_hours="Mo-Fr 16:00-21:00",
        topics=["sport", "meeting-people"],
        languages=["de", "en"],
        **build.stamps(days=300),
    )


def _offer(club: Organisation, number: int) -> Service:
    name, about = _SPORTS[number // 23 % len(_SPORTS)]
    return Service(
        slug=f"{slug_of(name)}-{club.slug}-{number}"[:80],
        organisation_id=club.id,
        area_id=club.area_id,
        topic="sport",
        name=name,
        about=about,
        source_lang="de",
        languages=["de", "en"],
        conditions=["women-only", "beginners"] if "Frauen" in name else ["beginners", "free"],
        opening_hours=_HOURS[number % len(_HOURS)],
        position=number,
    )


def _build_sites(build: Build, districts: list[Area], manifest: Manifest) -> None:
    """Add the shelters, their addresses private as everywhere."""
    rows = []
    for number, area in enumerate(islice(cycle(districts), SITES)):
        mark = build.canaries.mark("site.address")
        street = f"{STREETS[number * 5 % len(STREETS)]} {1 + number * 7 % 90}"
        rows.append(
            Site(
                key=f"s-{number + 1:03}",
                name=f"Haus {number + 1}, {area.name}",
                kind="shared_accommodation" if number % 4 else "follow_on_housing",
                area_id=area.id,
                address=f"{street}, {_CITY}, Objekt {mark}",
                head_count=20 + number * 13 % 85,
                languages=["ar", "fa", "uk", "tr", "ti"][number % 4 :],
                closes_on=build.today + timedelta(days=90) if number % 40 == 7 else None,
                **build.stamps(days=350),
            )
        )
    build.session.add_all(rows)
    build.session.flush()
    manifest.sites += [row.id for row in rows]
