"""The area that this board is for, and who looks after the house itself."""

from helpboard.domain.policy import Actor
from helpboard.queries.actors import areas_in
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree


def home_of(actor: Actor) -> int | None:
    """Return the id of the home area for those who coordinate it, also from above; else None.

    They look after what belongs to no district: texts of the house, letters that were given up.
    """
    home = home_area(kept_area_tree())
    is_theirs = actor.is_active and bool(actor.coordinates & areas_in(home.path))
    return home.id if is_theirs else None
