"""In whose name somebody answers: their own, an organisation's or a group's, or a visitor's."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from helpboard.catalogue import gettext as _
from helpboard.domain.conversation import MOST_NEW
from helpboard.domain.policy import Actor
from helpboard.extensions import db
from helpboard.models import Group, Organisation
from helpboard.queries.actors import actor_of_code
from helpboard.queries.concealed import is_concealed
from helpboard.services.conversations import About, Answerer, would_wait
from helpboard.web.actors import acting
from helpboard.web.auth import signed_in_or_none
from helpboard.web.code_holder import code_holder
from helpboard.web.conversations.forms import AnswerForm
from helpboard.web.locale import settings

ME = "me"


@dataclass(frozen=True, slots=True)
class House:
    """An organisation or a group for which somebody may speak."""

    key: str
    name: str
    organisation_id: int | None = None
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who answers, and for whom; ``is_known`` is False when they named somebody they are not."""

    actor: Actor
    name: str
    houses: tuple[House, ...] = ()
    chosen: House | None = None
    is_known: bool = True

    @property
    def is_account(self) -> bool:
        """Tell whether somebody is logged in."""
        return self.actor.user_id is not None

    @property
    def is_visitor(self) -> bool:
        """Tell whether somebody comes with neither account nor code."""
        return self.actor.user_id is None and self.actor.code_id is None

    def answerer(self) -> Answerer:
        """Return who answers, as the services take it."""
        return Answerer(
            actor=self.actor,
            name=self.name,
            organisation_id=self.chosen.organisation_id if self.chosen else None,
            group_id=self.chosen.group_id if self.chosen else None,
            most_new=MOST_NEW * settings().limits_factor,
        )

    def would_wait(self, about: About) -> bool:
        """Tell whether a person would read this answer first (rule 4)."""
        return would_wait(db.session(), about, self.answerer(), now=datetime.now(UTC))


def chosen_voice(form: AnswerForm, about: About) -> Voice:
    """Return in whose name the reader answers, as the form says.

    Whoever says nothing speaks for their organisation when they have one, and for their group when
    their own answer would have to wait. An unknown choice is an error at its field.
    """
    user = signed_in_or_none()
    if user is None:
        code = code_holder()
        if code is None:
            return Voice(Actor(), "")
        return Voice(actor_of_code(code), code.name)
    actor = acting()
    houses = _houses(actor)
    by_key = {house.key: house for house in houses}
    wanted = form.act_as.data
    if not wanted:
        chosen = _usual(actor, user.name, houses, about)
        form.act_as.data = chosen.key if chosen else ME
        return Voice(actor, user.name, houses, chosen)
    if wanted != ME and wanted not in by_key:
        form.act_as.errors = [_("Please choose something from the list.")]
        return Voice(actor, user.name, houses, is_known=False)
    return Voice(actor, user.name, houses, by_key.get(wanted))


def voice_choices(voice: Voice) -> list[tuple[str, str]]:
    """Return in whose name somebody may answer; nothing to choose is an empty list."""
    if not voice.houses:
        return []
    own = (ME, _("As %(name)s", name=voice.name))
    return [*((house.key, _("For %(name)s", name=house.name)) for house in voice.houses), own]


def _usual(actor: Actor, name: str, houses: tuple[House, ...], about: About) -> House | None:
    organisations = [house for house in houses if house.organisation_id is not None]
    if organisations:
        return organisations[0]
    alone = Answerer(actor=actor, name=name)
    if houses and would_wait(db.session(), about, alone, now=datetime.now(UTC)):
        return houses[0]
    return None


def _houses(actor: Actor) -> tuple[House, ...]:
    """Read for whom ``actor`` speaks: verified organisations first, then by name."""
    session = db.session()
    found: list[House] = []
    if actor.edits:
        organisations = (
            select(Organisation.id, Organisation.slug, Organisation.name)
            .where(Organisation.id.in_(actor.edits), ~is_concealed())
            .order_by(Organisation.verified_at.is_(None), Organisation.name, Organisation.id)
        )
        found += [
            House(f"organisation:{slug}", name, organisation_id=id_)
            for id_, slug, name in session.execute(organisations)
        ]
    if actor.leads:
        groups = (
            select(Group.id, Group.slug, Group.name)
            .where(Group.id.in_(actor.leads))
            .order_by(Group.name, Group.id)
        )
        found += [
            House(f"group:{slug}", name, group_id=id_)
            for id_, slug, name in session.execute(groups)
        ]
    return tuple(found)
