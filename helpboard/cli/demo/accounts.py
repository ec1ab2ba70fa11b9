"""Makes the people of the demo town; only those of the manifest can log in."""

import base64
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argon2 import PasswordHasher

from helpboard.cli.demo.build import Build, slug_of
from helpboard.cli.demo.content.people import COORDINATOR_NAMES, FIRST, NICKNAMES
from helpboard.cli.demo.manifest import Manifest
from helpboard.domain.account import AccountState
from helpboard.models import Coordinator, User

PASSWORD = "Kastanien im Regen"  # noqa: S105 - the demo's, printed when it starts
VOLUNTEERS = 300
WITHOUT_LOGIN = 40
NEWCOMERS = 60
MEMBERS = 40
LEADS = 12
TRANSLATORS = 4
"""Accounts of translators; two newcomers translate as well."""

_READ = ("de", "de", "de", "de", "de", "en", "ar", "uk", "fa", "tr", "ru", "fr")
_READ_BY_NEWCOMERS = ("ar", "ar", "uk", "uk", "fa", "tr", "ru", "fr", "en", "de")


@dataclass
class People:
    """Everybody, by what they do."""

    volunteers: list[User] = field(default_factory=list)
    newcomers: list[User] = field(default_factory=list)
    members: list[User] = field(default_factory=list)
    leads: list[User] = field(default_factory=list)
    translators: list[User] = field(default_factory=list)
    coordinators: list[User] = field(default_factory=list)
    blocked: list[User] = field(default_factory=list)

    @property
    def writers(self) -> list[User]:
        """Return the volunteers who have an account."""
        return [person for person in self.volunteers if person.email]

    def everybody(self) -> list[User]:
        """Return all people in the order of their ids."""
        return [person for rows in vars(self).values() for person in rows]


class _Makers:
    """Makes persons with unique private data out of one chance."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.rng = build.random("people")
        self.keys = build.random("keys")
        numbers = list(range(2000, 10000))
        self.rng.shuffle(numbers)
        self.numbers: Iterator[int] = iter(numbers)

    def person(self, name: str, languages: tuple[str, ...], **given: Any) -> User:
        values: dict[str, Any] = {
            "email": self.email(name),
            "phone": None,
            "state": AccountState.ACTIVE,
            "language": self.rng.choice(languages),
            "key": f"{self.keys.getrandbits(128):032x}",
            "last_seen_at": self.build.ago(days=self.keys.uniform(0, 30)),
            **self.build.stamps(days=self.rng.randint(60, 900)),
        }
        return User(name=name, **{**values, **given})

    def email(self, name: str) -> str:
        mark = self.build.canaries.new().lower()
        return f"{slug_of(name.split()[0])}-{mark}@example.org"

    def phone(self) -> str:
        return self.build.canaries.note("user.phone", f"+497141555{next(self.numbers)}")

    def name(self) -> str:
        first = self.rng.choice(FIRST)
        if self.rng.random() < 0.3:
            return f"{first} {self.rng.choice(NICKNAMES)}"
        return f"{first} {self.rng.choice('ABDEFGHKLMNRSTVWZ')}."


def build_people(build: Build, *, volunteers: int = VOLUNTEERS) -> People:
    """Add everybody to the database; 40 volunteers have a phone and no log-in."""
    make = _Makers(build)
    people = People()
    for number in range(volunteers):
        has_login = number * WITHOUT_LOGIN % VOLUNTEERS >= WITHOUT_LOGIN or number >= VOLUNTEERS
        given = {} if has_login else {"email": None}
        person = make.person(make.name(), _READ, **given)
        if not has_login or number % 3 == 0:
            person.phone = make.phone()
        people.volunteers.append(person)
    people.newcomers = [make.person(make.name(), _READ_BY_NEWCOMERS) for _ in range(NEWCOMERS)]
    people.members = [make.person(make.name(), _READ[:6]) for _ in range(MEMBERS)]
    people.leads = [make.person(make.name(), _READ[:6], phone=make.phone()) for _ in range(LEADS)]
    people.translators = [make.person(make.name(), _READ) for _ in range(TRANSLATORS)]
    people.coordinators = [make.person(name, ("de",)) for name in COORDINATOR_NAMES]
    people.blocked = [make.person(make.name(), ("de",), state=AccountState.BLOCKED)]
    for person in (*people.translators, *people.newcomers[:2]):
        person.is_translator = True
    build.session.add_all(people.everybody())
    build.session.flush()
    return people


def build_coordinators(build: Build, people: People) -> None:
    """Give the coordinators their areas: twice the town, another town, and one district."""
    areas = ("ludwigsburg", "ludwigsburg", "stuttgart", "ludwigsburg-eglosheim")
    build.session.add_all(
        Coordinator(user_id=person.id, area_id=build.areas[slug].id, is_deputy=number == 1)
        for number, (person, slug) in enumerate(zip(people.coordinators, areas, strict=True))
    )


def open_accounts(build: Build, people: People, manifest: Manifest) -> None:
    """Give the manifest's accounts a plain address, a password and, to coordinators, a secret.

    All have the same password, so it is hashed once; the salt is no secret of a demo.
    """
    rng = build.random("accounts")
    password_hash = PasswordHasher().hash(PASSWORD, salt=rng.randbytes(16))
    for role, person, more in _roles(people):
        person.email = f"{role.replace('_', '-')}@example.org"
        person.password_hash = password_hash
        account = {"email": person.email, "password": PASSWORD, "id": person.id, **more}
        if person in people.coordinators:
            person.totp_secret = _secret(rng)
            account["totp_secret"] = person.totp_secret
        manifest.accounts[role] = account
    for person in people.everybody():
        if person.email and not person.password_hash:
            build.canaries.note("user.email", person.email)
    build.session.flush()


def _roles(people: People) -> list[tuple[str, User, dict[str, Any]]]:
    return [
        ("volunteer", people.writers[0], {}),
        ("volunteer2", people.writers[1], {}),
        ("newcomer", people.newcomers[2], {}),
        ("organisation", people.members[0], {"organisation": EDITED}),
        ("organisation_unverified", people.members[1], {"organisation": EDITED_UNVERIFIED}),
        ("group_lead", people.leads[0], {"group": LED}),
        ("translator", people.translators[0], {}),
        ("coordinator", people.coordinators[0], {}),
        ("coordinator2", people.coordinators[1], {}),
        ("coordinator_other_area", people.coordinators[2], {}),
        ("blocked", people.blocked[0], {}),
    ]


EDITED = "brueckenbogen"
EDITED_UNVERIFIED = "islamische-gemeinde-muehlrain"
LED = "cafe-lindenhain"
"""What the manifest's editors and its lead look after."""


def _secret(rng: random.Random) -> str:
    return base64.b32encode(rng.randbytes(20)).decode()
