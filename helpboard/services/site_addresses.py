"""The address of a site in what is shown to everybody (rule 5): the desk hears of it.

Nothing is refused, since a refusal would tell whoever tries addresses where people live.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.street_address import names_any_house
from helpboard.models import Site
from helpboard.services.desk_notes import tell_desk

NAMES_A_SITE = "names-a-site"


def note_site_address(
    session: Session,
    *,
    about: str,
    about_id: int,
    texts: tuple[str, ...],
    now: datetime,
    user_id: int | None = None,
) -> None:
    """Tell the desk when one of some public texts names the house of a site, once."""
    if names_any_house("\n".join(texts), session.scalars(select(Site.address))):
        tell_desk(
            session, about=about, about_id=about_id, reason=NAMES_A_SITE, now=now, user_id=user_id
        )
