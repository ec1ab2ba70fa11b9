"""The organisation, group or post for which somebody looks for others."""

from dataclasses import dataclass

from helpboard.domain.errors import GoneError, NotAllowedError, NotFoundError
from helpboard.domain.policy import Action, Actor, Thing, may
from helpboard.extensions import db
from helpboard.queries.partnerships import SideRow, group_side, organisation_side
from helpboard.web.actors import acting


@dataclass(frozen=True, slots=True)
class Mine:
    """A side, and the reader with the rights of this moment."""

    row: SideRow
    actor: Actor

    @property
    def speaks(self) -> bool:
        """Tell whether the reader speaks for it; a coordinator of its area does not."""
        whose = self.actor.leads if self.row.is_group else self.actor.edits
        return self.row.id in whose


def mine(slug: str, *, is_group: bool) -> Mine:
    """Return a side for which the reader may ask.

    Others get 403; for a hidden organisation 404, and a closed group is gone for everybody.
    """
    side = group_side if is_group else organisation_side
    row, actor = side(db.session(), slug), acting()
    if row is None:
        raise NotFoundError(slug)
    if is_group and row.is_hidden:
        raise GoneError(slug)
    action = Action.PROPOSE_FOR_GROUP if is_group else Action.PROPOSE_FOR_ORGANISATION
    thing = Thing(
        areas=row.areas,
        organisation_id=None if is_group else row.id,
        group_id=row.id if is_group else None,
    )
    if may(actor, action, thing):
        return Mine(row, actor)
    if row.is_hidden:
        raise NotFoundError(slug)
    raise NotAllowedError(action)


def other(slug: str, *, is_group: bool) -> SideRow:
    """Return somebody who can be asked; 404 for one who cannot."""
    row = (group_side if is_group else organisation_side)(db.session(), slug)
    if row is None or not row.is_open:
        raise NotFoundError(slug)
    return row
