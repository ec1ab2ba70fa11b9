"""People, organisations and groups that find each other: makers for tests of proposals."""

import hashlib
from datetime import timedelta

from sqlalchemy import select

from helpboard.domain.proposal import Pairing, ProposalKind, Wording
from helpboard.models import (
    Coordinator,
    Direction,
    GiveSeek,
    Letter,
    Login,
    Volunteer,
    VolunteerTopic,
)
from helpboard.queries.actors import actor_of
from helpboard.services.proposal_answers import Reply, answer
from helpboard.services.proposals import propose
from tests.talking import editor, lead

YES = Reply(says_yes=True)


def gives(town, kind, topic, *, organisation=None, group=None, direction=Direction.GIVE, **facts):
    """Say that somebody lastingly gives something."""
    return town.add(
        GiveSeek(
            organisation_id=organisation.id if organisation else None,
            group_id=group.id if group else None,
            direction=direction,
            kind=kind,
            topic=topic,
            facts=facts,
        )
    )


def seeks(town, kind, topic, **whose):
    return gives(town, kind, topic, direction=Direction.SEEK, **whose)


class Sewers:
    """An association that seeks a room for sewing, and a café with a room; Edith and Lena."""

    def __init__(self, town):
        self.town = town
        self.house = town.organisation(slug="naehstube", verified_at=town.now)
        self.cafe = town.group(slug="cafe")
        self.edith = editor(town, self.house)
        self.lena = lead(town, self.cafe)
        seeks(town, "room", "sewing", organisation=self.house)
        gives(town, "training", "sewing", organisation=self.house)
        gives(town, "room", "sewing", group=self.cafe)

    def pairing(self):
        return Pairing(
            kind=ProposalKind.PARTNERSHIP, organisation_id=self.house.id, group_id=self.cafe.id
        )

    def ask(self, person=None, **wording):
        person = person or self.edith
        return propose(
            self.town.session,
            actor=actor_of(self.town.session, person),
            pairing=self.pairing(),
            wording=Wording(**wording),
            now=self.town.now,
        )


def volunteer(town, name="Vera", topics=("sewing",), **values):
    """Make somebody who agreed to be found, near by and with time."""
    person = town.person(name, phone=values.pop("phone", None))
    defaults = {
        "topics": list(topics),
        "when": {"kind": "weekly", "slots": [[2, 960, 1320]]},
        "languages": {"de": "C1", "ar": "B2"},
        "area_id": town.mitte.id,
        "areas": [],
        "consent_at": town.now,
        "created_at": town.now,
        "updated_at": town.now,
    }
    town.add(Volunteer(user_id=person.id, **{**defaults, **values}))
    town.session.add_all(VolunteerTopic(topic=topic, user_id=person.id) for topic in topics)
    town.session.flush()
    return person


def says(town, proposal, person, party, reply=YES, now=None):
    return answer(
        town.session,
        actor=actor_of(town.session, person),
        proposal_id=proposal.id,
        party=party,
        reply=reply,
        now=now or town.now,
    )


def coordinator(town, area=None):
    person = town.person("Clara", totp_secret="X" * 32)
    town.add(Coordinator(user_id=person.id, area_id=(area or town.home).id))
    return person


def put(town, person, kind, *, override="", **ids):
    return propose(
        town.session,
        actor=actor_of(town.session, person),
        pairing=Pairing(kind=kind, **ids),
        wording=Wording(override=override),
        now=town.now,
    )


def letters_to(town, person, kind=None):
    """Return the letters to somebody, the first one first."""
    statement = select(Letter).where(Letter.user_id == person.id).order_by(Letter.id)
    rows = town.session.scalars(statement).all()
    return [row for row in rows if kind is None or row.kind == kind]


def log_in(town, client, person):
    """Let somebody use the browser."""
    token = f"token of {person.id}"
    hashed = hashlib.sha256(token.encode()).hexdigest()
    if town.session.scalar(select(Login.id).where(Login.token_hash == hashed)) is None:
        expires = town.now + timedelta(days=1)
        town.add(
            Login(user_id=person.id, token_hash=hashed, created_at=town.now, expires_at=expires)
        )
    client.set_cookie("login", token)
