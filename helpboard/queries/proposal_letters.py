"""What letters about proposals and partnerships say, read at the moment they are worded."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.organisation import OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import is_public
from helpboard.domain.proposal import OPEN, Party, ProposalState, SideAnswer
from helpboard.models import Group, Organisation, Partnership, Post
from helpboard.queries.candidates import (
    Suggestion,
    groups_for_post,
    partners_for_group,
    partners_for_organisation,
)
from helpboard.queries.proposals import ProposalRow, proposal_for


def proposal_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what a side is asked; None when nobody waits for its answer any more."""
    found = _proposal(session, params)
    return found if found and found["row"].is_open(now=params["now"]) else None


def agreed_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what all sides have said yes to, and the conversation that has begun by it."""
    found = _proposal(session, params)
    if found is None or found["row"].state not in (ProposalState.CONFIRMED, ProposalState.DONE):
        return None
    return found


def over_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what came to nothing, and why a side said no."""
    found = _proposal(session, params)
    if found is None or found["row"].state in OPEN:
        return None
    said_no = any(said is SideAnswer.NO for said, _why in found["row"].others.values())
    return {**found, "said_no": said_no}


def how_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what was agreed two months ago; None when it has ended since."""
    found = _proposal(session, params)
    return found if found and found["row"].state is ProposalState.CONFIRMED else None


def rematch_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what fell apart, with up to three whom the side that is left may ask next."""
    found = _proposal(session, params)
    if found is None or found["row"].state is not ProposalState.NEEDS_REMATCH:
        return None
    return {**found, "next": _next(session, found["row"], params)}


def partners_found_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read the groups that fit a verified organisation; None when none does."""
    organisation = session.get(Organisation, params["organisation_id"])
    if organisation is None or organisation.state is not OrganisationState.VERIFIED:
        return None
    found = partners_for_organisation(session, organisation.id, now=params["now"])
    if not found.best:
        return None
    return {"name": organisation.name, "slug": organisation.slug, "best": found.best}


def partnership_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a partnership, working or ended."""
    row = session.execute(
        select(Partnership, Organisation.name, Organisation.slug, Group.name, Group.slug)
        .join(Organisation, Organisation.id == Partnership.organisation_id)
        .join(Group, Group.id == Partnership.group_id)
        .where(Partnership.id == params["partnership_id"])
    ).one_or_none()
    if row is None:
        return None
    partnership, organisation, _organisation_slug, group, _group_slug = row
    return {
        "organisation": organisation,
        "group": group,
        "organisation_gives": tuple(partnership.organisation_gives),
        "group_gives": tuple(partnership.group_gives),
        "since": partnership.since,
        "is_active": partnership.state is PartnershipState.ACTIVE,
    }


def review_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a partnership that is looked at; None when it has ended since."""
    found = partnership_letter(session, params)
    return found if found and found["is_active"] else None


def _proposal(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    row = proposal_for(session, params["proposal_id"], Party(params["party"]))
    if row is None:
        return None
    return {"row": row, "by_code": bool(params.get("by_code"))}


def _next(
    session: Session, row: ProposalRow, params: Mapping[str, Any]
) -> list[tuple[str, str, str]]:
    """Return (group, organisation or post; slug or id; name) of those who would fit now."""
    now = params["now"]
    if row.party is Party.ORGANISATION and row.organisation is not None:
        return _houses(
            partners_for_organisation(session, row.organisation.id, now=now).best, "group"
        )
    if row.party is Party.GROUP and row.group is not None and row.post is None:
        return _houses(partners_for_group(session, row.group.id, now=now).best, "organisation")
    post = session.get(Post, row.post.id) if row.post else None
    if row.party is Party.AUTHOR and post is not None and is_public(post, now=now):
        return _houses(groups_for_post(session, post, now=now).best, "group")
    return []


def _houses(found: Iterable[Suggestion], what: str) -> list[tuple[str, str, str]]:
    return [(what, one.slug, one.name) for one in found]
