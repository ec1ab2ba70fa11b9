"""What letters about an account say of a decision of the desk."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.account import BLOCK_CLAUSES, BlockReason
from helpboard.models import AccountDecision


def account_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what was decided about an account, and why; None when it is gone."""
    decision = session.get(AccountDecision, params["account_decision_id"])
    if decision is None:
        return None
    return {
        **params,
        "reason": decision.reason,
        "clause": BLOCK_CLAUSES[BlockReason(decision.reason)] if decision.reason else "",
        "sentence": decision.sentence,
        "sentence_lang": decision.sentence_lang,
    }
