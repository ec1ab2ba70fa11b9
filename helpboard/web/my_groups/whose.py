"""The group that a page is about, for whoever may lead it."""

from dataclasses import dataclass

from helpboard.catalogue import ngettext
from helpboard.domain.errors import GoneError, NotAllowedError
from helpboard.domain.group import GroupState
from helpboard.domain.policy import Action, Actor, Thing, may
from helpboard.extensions import db
from helpboard.queries.actors import areas_in
from helpboard.queries.my_groups import MyGroup, my_group
from helpboard.queries.roster import members_of
from helpboard.web.actors import acting


@dataclass(frozen=True, slots=True)
class Mine:
    """A group, and the reader with the rights of this moment."""

    row: MyGroup
    actor: Actor

    @property
    def thing(self) -> Thing:
        """Return the group as the policy looks at it."""
        return thing_of(self.row)

    @property
    def is_lead(self) -> bool:
        """Tell whether the reader leads the group; else it is a coordinator of its area."""
        return self.row.id in self.actor.leads

    def may(self, action: Action) -> bool:
        """Tell whether the reader may do something to the group."""
        return may(self.actor, action, self.thing)


def thing_of(row: MyGroup) -> Thing:
    """Return a group as the policy looks at it."""
    return Thing(areas=areas_in(row.area_path), group_id=row.id)


def mine(slug: str) -> Mine:
    """Return a group that the reader leads, or whose area she coordinates.

    Others get 403; a closed group is gone for everybody.
    """
    row, actor = my_group(db.session(), slug), acting()
    if row.state is GroupState.CLOSED:
        raise GoneError(slug)
    if not may(actor, Action.EDIT_GROUP, thing_of(row)):
        raise NotAllowedError(Action.EDIT_GROUP)
    return Mine(row, actor)


def letters_line(one: Mine) -> str:
    """Say how many people of a group hear by letter of what the reader changes in its meetings."""
    people = members_of(db.session(), one.row.id)
    others = sum(row.user_id != one.actor.user_id for row in people)
    return ngettext("%(num)d person gets a letter.", "%(num)d people get a letter.", others)
