"""Better wordings for texts of the pages: proposed by translators, taken or refused by the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.translation import CorrectionState
from helpboard.models import TextCorrection
from helpboard.services.deeds import note_deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text of the pages as it is now in ``lang``; ``before`` are its present forms."""

    lang: str
    catalogue: str
    context: str
    source: str
    plural: str
    before: Sequence[str]


def propose(
    session: Session,
    *,
    actor: Actor,
    about: Wording,
    forms: Sequence[str],
    note: str,
    now: datetime,
) -> TextCorrection:
    """Propose other words for a text; raises ``NotAllowedError`` for another's language.

    Whether the words keep the rules of catalogues is for the caller to look at.
    """
    policy.require(actor, Action.TRANSLATE, Thing(lang=about.lang))
    row = TextCorrection(
        lang=about.lang,
        catalogue=about.catalogue,
        context=about.context,
        source=about.source,
        plural=about.plural,
        before=list(about.before),
        forms=list(forms),
        note=note,
        state=CorrectionState.PROPOSED,
        made_by=actor.user_id,
        at=now,
    )
    session.add(row)
    session.flush()
    return row


def decide_correction(
    session: Session, *, actor: Actor, correction_id: int, is_taken: bool, now: datetime
) -> TextCorrection:
    """Take a proposal or refuse it; raises ``IllegalMoveError`` when that is done already."""
    policy.require(actor, Action.DECIDE_CORRECTION, Thing())
    row = session.get(TextCorrection, correction_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFoundError(correction_id)
    if row.state is not CorrectionState.PROPOSED:
        raise IllegalMoveError(correction_id)
    row.state = CorrectionState.TAKEN if is_taken else CorrectionState.REFUSED
    session.flush()
    note_deed(
        session,
        actor=actor,
        action="correction:take" if is_taken else "correction:refuse",
        about=("correction", row.id),
        now=now,
        lang=row.lang,
    )
    return row
