"""The group that a page is about, for everybody who belongs to it."""

from dataclasses import dataclass

from helpboard.domain.errors import NotAllowedError
from helpboard.domain.policy import Action, Actor, Thing, may
from helpboard.extensions import db
from helpboard.models import Group
from helpboard.queries.actors import group_as_thing
from helpboard.queries.answerable import group_called
from helpboard.queries.group_helpers import is_stranger_in
from helpboard.web.actors import acting
from helpboard.web.kept import kept_area_tree


@dataclass(frozen=True, slots=True)
class Ours:
    """A group that is not closed, and the reader with the rights of this moment."""

    row: Group
    actor: Actor
    thing: Thing

    @property
    def area_name(self) -> str:
        """Return the name of the group's area."""
        return kept_area_tree().name_by_id(self.row.area_id)

    @property
    def belongs(self) -> bool:
        """Tell whether the reader leads the group or helps in it."""
        return may(self.actor, Action.COME_TO_MEETING, self.thing)

    @property
    def may_edit(self) -> bool:
        """Tell whether the reader may change the group and its meetings."""
        return may(self.actor, Action.EDIT_GROUP, self.thing)

    @property
    def may_choose_helpers(self) -> bool:
        """Tell whether the reader may note who comes."""
        return may(self.actor, Action.CHOOSE_HELPERS, self.thing)

    @property
    def may_see_names(self) -> bool:
        """Tell whether the reader may know who comes when, not only how many.

        Else whoever looks for one person would only have to ask to help where everybody may.
        """
        if self.may_edit:
            return True
        return not is_stranger_in(db.session(), self.row.id, self.actor.user_id)

    @property
    def may_post(self) -> bool:
        """Tell whether the reader may post for the group."""
        return may(self.actor, Action.POST_FOR_GROUP, self.thing)


def ours(slug: str, action: Action | None = None) -> Ours:
    """Return a group to which the reader belongs, or which she may edit; others get 403.

    With ``action``, only whoever may do that.
    """
    session, actor = db.session(), acting()
    group = group_called(session, slug)
    one = Ours(group, actor, group_as_thing(session, group))
    if action is not None and not may(actor, action, one.thing):
        raise NotAllowedError(action)
    if not one.belongs and not one.may_edit:
        raise NotAllowedError(Action.EDIT_GROUP)
    return one
