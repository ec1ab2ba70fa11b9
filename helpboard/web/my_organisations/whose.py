"""The organisation that a page is about, for whoever may look after it."""

from dataclasses import dataclass

from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.policy import Action, Actor, Thing, may
from helpboard.extensions import db
from helpboard.queries.my_organisations import MyOrganisation, my_organisation
from helpboard.web.actors import acting


@dataclass(frozen=True, slots=True)
class Mine:
    """An organisation, and the reader with the rights of this moment."""

    row: MyOrganisation
    actor: Actor

    @property
    def may_choose_members(self) -> bool:
        """Tell whether the reader owns the organisation."""
        return may(self.actor, Action.CHOOSE_MEMBERS, Thing(organisation_id=self.row.id))


def mine(slug: str) -> Mine:
    """Return an organisation that the reader edits.

    Others get 403; for hidden ones 404, because nobody else may know that they exist.
    """
    row, actor = my_organisation(db.session(), slug), acting()
    if may(actor, Action.EDIT_ORGANISATION, Thing(organisation_id=row.id)):
        return Mine(row, actor)
    if row.is_concealed:
        raise NotFoundError(slug)
    raise NotAllowedError(Action.EDIT_ORGANISATION)
