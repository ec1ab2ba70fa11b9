"""The cast of the tests of posts, and a desk to write at."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.decision import Judgement
from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostState
from helpboard.domain.posting import PostContent
from helpboard.models import (
    Coordinator,
    OrganisationMember,
)
from helpboard.queries.actors import actor_by_email, actor_of
from helpboard.services import posts
from helpboard.services.moderation import decide

BERLIN = ZoneInfo("Europe/Berlin")


class Desk:
    """Writes and changes posts at one moment, so that tests say only what matters."""

    def __init__(self, town, session, now):
        self.town, self.session, self.now = town, session, now
        carla = town.person("Carla", email="carla@example.org")
        town.add(Coordinator(user_id=carla.id, area_id=town.home.id))
        self.carla = actor_by_email(session, "carla@example.org")

    def content(self, topic="bicycle", **values):
        facts = {"thing": "bicycle"} if topic == "bicycle" else {}
        typed = {"kind": "offer", "area": "ludwigsburg-mitte", "facts": facts, "text": "Gut.",
                 "text_lang": "de"}  # fmt: skip
        return PostContent(topic=topic, **{**typed, **values})

    def write(self, actor, topic="bicycle", *, behalf=None, is_draft=False, **values):
        more = {"behalf": behalf} if behalf else {}
        return posts.write_post(
            self.session,
            actor=actor,
            content=self.content(topic, **values),
            now=self.now,
            zone=BERLIN,
            is_draft=is_draft,
            **more,
        )

    def edit(self, actor, post, topic=None, *, version=None, **values):
        return posts.edit_post(
            self.session,
            actor=actor,
            post=post,
            content=self.content(topic or post.topic, **{"text": "Anders.", **values}),
            version=post.version if version is None else version,
            now=self.now,
            zone=BERLIN,
        )

    def renew(self, actor, post):
        return posts.renew(self.session, actor=actor, post=post, now=self.now, zone=BERLIN)

    def found(self, actor, post, found=None):
        return posts.mark_found(self.session, actor=actor, post=post, now=self.now, found=found)

    def withdraw(self, actor, post):
        return posts.withdraw(self.session, actor=actor, post=post, now=self.now)

    def decide(self, post, verdict, reason=None):
        decide(
            self.session,
            post=post,
            moderator=self.carla,
            judgement=Judgement(verdict=verdict, reason=reason),
            now=self.now,
            zone=BERLIN,
        )


@pytest.fixture
def desk(town, session, now):
    return Desk(town, session, now)


@pytest.fixture
def alice(town, session):
    """New here: nothing of hers is trusted yet."""
    return actor_of(session, town.person("Alice"))


@pytest.fixture
def trude(town, session, now):
    """Here for a month, with two approved posts that have found somebody."""
    person = town.person("Trude", created_at=now - timedelta(days=30))
    for _ in range(2):
        town.post(author_id=person.id, state=PostState.FULFILLED, first_published_at=now)
    return actor_of(session, person)


@pytest.fixture
def house(town, session):
    """A verified organisation and its editor."""
    organisation = town.organisation()
    person = town.person("Emil")
    town.add(
        OrganisationMember(
            organisation_id=organisation.id, user_id=person.id, role=MemberRole.EDITOR
        )
    )
    return organisation, actor_of(session, person)


def problems_of(error):
    return [(one.block, one.code) for one in error.value.problems]
