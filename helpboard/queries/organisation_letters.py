"""What the letters about a profile say, read at the moment they are worded."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.decision import CLAUSES, Reason
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Organisation, OrganisationDecision


def organisation_decided_letter(
    session: Session, params: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Read what was decided about an organisation; None when it is gone."""
    decision = session.get(OrganisationDecision, params["decision"])
    organisation = session.get(Organisation, decision.organisation_id) if decision else None
    if decision is None or organisation is None:
        return None
    other = session.get(Organisation, params["other"]) if params.get("other") else None
    return {
        "name": organisation.name,
        "slug": organisation.slug,
        "other_name": other.name if other else "",
        "is_owner": bool(params.get("is_owner")),
        "is_shown": organisation.state is not OrganisationState.HIDDEN,
        "verdict": decision.verdict.value,
        "reason": decision.reason,
        "clause": CLAUSES[Reason(decision.reason)] if decision.reason else "",
        "sentence": decision.sentence,
        "sentence_lang": decision.sentence_lang,
    }
