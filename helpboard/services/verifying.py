"""What coordinators decide about profiles of organisations: they vouch for them, or hide them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.decision import OwnDecisionError
from helpboard.domain.errors import ConflictError, GoneError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import (
    MemberRole,
    OrganisationJudgement,
    OrganisationState,
    OrganisationVerdict,
)
from helpboard.domain.policy import Action, Actor
from helpboard.models import Entry, Organisation, OrganisationDecision, OrganisationMember, User
from helpboard.queries.actors import organisation_as_thing
from helpboard.queries.candidates import partners_for_organisation
from helpboard.queries.in_force import restriction_in_force
from helpboard.queries.restrictions import somebody_else_lifts
from helpboard.queries.sides import speakers
from helpboard.services import letters, search
from helpboard.services.desk_notes import settle_note
from helpboard.services.ended_restrictions import end_objection
from helpboard.services.greeting import greet_verified
from helpboard.services.names import LOOKS_ALIKE, MIXED_SCRIPTS
from helpboard.services.organisations import CHANGED, TO_VERIFY

_LOOKED_AT: Final = (TO_VERIFY, CHANGED, MIXED_SCRIPTS, LOOKS_ALIKE)
"""What the board has noted about a profile and is done once a coordinator has decided."""

_SETTLES: Final[Mapping[OrganisationVerdict, tuple[str, ...]]] = {
    OrganisationVerdict.VERIFY: _LOOKED_AT,
    OrganisationVerdict.CONFIRM: _LOOKED_AT,
    OrganisationVerdict.TAKE_BACK: (CHANGED, MIXED_SCRIPTS, LOOKS_ALIKE),
    OrganisationVerdict.HIDE: _LOOKED_AT,
}


def decide_organisation(
    session: Session,
    *,
    moderator: Actor,
    organisation_id: int,
    judgement: OrganisationJudgement,
    now: datetime,
) -> OrganisationDecision:
    """Decide about a profile; write decision, entry and letters, bring the search along.

    A decision binds to the version that was looked at. What is shown or verified again ends an
    objection to its being hidden, or no longer verified; whoever looks after it herself leaves that
    to somebody else. Raises ``NotAllowedError``, ``OwnDecisionError``, ``ConflictError`` when the
    profile has moved, ``IllegalMoveError``, ``ReasonMissingError``, ``HowMissingError``,
    ``GoneError`` for one that goes on as another.
    """
    organisation = profile_to_decide(session, organisation_id, moderator=moderator)
    if judgement.version not in (None, organisation.version):
        raise ConflictError(organisation_id)
    judgement.check(organisation.state)
    ended = _lifted(session, organisation, judgement.verdict)
    if ended is not None and somebody_else_lifts(session, moderator, organisation):
        raise OwnDecisionError(organisation_id)
    _move(organisation, judgement, moderator, now=now)
    session.flush()
    decision = note_decision(
        session, organisation, judgement=judgement, moderator=moderator, now=now
    )
    for reason in _SETTLES.get(judgement.verdict, ()):
        settle_note(
            session, about="organisation", about_id=organisation.id, reason=reason,
            by_id=moderator.user_id, now=now,
        )  # fmt: skip
    search.index_organisation(session, organisation)
    _tell(session, organisation, decision, now=now)
    end_objection(session, ended, actor=moderator, now=now)
    return decision


def profile_to_decide(session: Session, organisation_id: int, *, moderator: Actor) -> Organisation:
    """Lock a profile for deciding about it; ``NotAllowedError`` outside the moderator's areas."""
    organisation = session.get(
        Organisation, organisation_id, with_for_update=True, populate_existing=True
    )
    if organisation is None:
        raise NotFoundError(organisation_id)
    thing = organisation_as_thing(session, organisation)
    policy.require(moderator, Action.DECIDE_ORGANISATION, thing)
    if organisation.merged_into_id is not None:
        raise GoneError(organisation_id)
    return organisation


def note_decision(
    session: Session,
    organisation: Organisation,
    *,
    judgement: OrganisationJudgement,
    moderator: Actor,
    now: datetime,
    **codes: int,
) -> OrganisationDecision:
    """Write down what was decided, with its entry (rule 8); ``codes`` are more ids for the log."""
    decision = OrganisationDecision(
        organisation_id=organisation.id,
        verdict=judgement.verdict,
        reason=judgement.reason.value if judgement.reason else "",
        sentence=judgement.sentence,
        sentence_lang=judgement.sentence_lang if judgement.sentence else "",
        decided_by=moderator.user_id,
        at=now,
    )
    said = {
        "verdict": judgement.verdict.value,
        "reason": decision.reason or None,
        "how": judgement.how.value if judgement.how else None,
        **codes,
    }
    session.add(decision)
    session.add(
        Entry(
            at=now,
            actor_id=moderator.user_id,
            action=Action.DECIDE_ORGANISATION.value,
            about="organisation",
            about_id=organisation.id,
            codes={name: value for name, value in said.items() if value is not None},
        )
    )
    session.flush()
    return decision


def tell_owners(
    session: Session, decision: OrganisationDecision, *, now: datetime, **more: int
) -> None:
    """Write to everybody who speaks for an organisation what was decided, in their language.

    ``more`` are further ids for the letter. Owners read there how they can object.
    """
    owners = set(
        session.scalars(
            select(OrganisationMember.user_id).where(
                OrganisationMember.organisation_id == decision.organisation_id,
                OrganisationMember.role == MemberRole.OWNER,
            )
        )
    )
    for person in speakers(session, organisation_id=decision.organisation_id, group_id=None):
        if isinstance(person, User) and person.id != decision.decided_by:
            letters.write(
                session,
                kind=LetterKind.ORGANISATION_DECIDED,
                to=person,
                params={"decision": decision.id, "is_owner": person.id in owners, **more},
                now=now,
                once=f"organisation-decided:{decision.id}:{person.id}",
            )


def _move(
    organisation: Organisation, judgement: OrganisationJudgement, moderator: Actor, *, now: datetime
) -> None:
    """Give a profile its new state; a hidden one comes back as what it was."""
    match judgement.verdict:
        case OrganisationVerdict.VERIFY:
            organisation.state = OrganisationState.VERIFIED
            _vouch(organisation, judgement, moderator, now=now)
        case OrganisationVerdict.CONFIRM:
            _vouch(organisation, judgement, moderator, now=now)
        case OrganisationVerdict.TAKE_BACK:
            organisation.state = OrganisationState.UNVERIFIED
            organisation.verified_at = organisation.verified_by = None
        case OrganisationVerdict.HIDE:
            organisation.state = OrganisationState.HIDDEN
        case _:
            was_verified = organisation.verified_at is not None
            organisation.state = (
                OrganisationState.VERIFIED if was_verified else OrganisationState.UNVERIFIED
            )
    organisation.updated_at = now


def _lifted(
    session: Session, organisation: Organisation, verdict: OrganisationVerdict
) -> OrganisationDecision | None:
    """Return the decision that holds against an organisation if ``verdict`` takes it back."""
    if verdict not in (OrganisationVerdict.SHOW, OrganisationVerdict.VERIFY):
        return None
    return restriction_in_force(session, organisation)


def _vouch(
    organisation: Organisation, judgement: OrganisationJudgement, moderator: Actor, *, now: datetime
) -> None:
    organisation.verified_at, organisation.verified_by = now, moderator.user_id
    if judgement.how is not None:
        organisation.verified_how = judgement.how.value


def _tell(
    session: Session, organisation: Organisation, decision: OrganisationDecision, *, now: datetime
) -> None:
    """Tell the owners; whoever is verified hears of the groups that fit, if there are any."""
    if decision.verdict is OrganisationVerdict.CONFIRM:
        return
    is_new = decision.verdict is OrganisationVerdict.VERIFY
    if is_new and partners_for_organisation(session, organisation.id, now=now).best:
        greet_verified(session, organisation=organisation, now=now)
    else:
        tell_owners(session, decision, now=now)
