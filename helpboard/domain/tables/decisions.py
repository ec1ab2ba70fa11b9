"""What is decided at the desk, so that everybody concerned hears of it, and by no file there."""

from typing import Any, Final

from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostState

_UP_TO_THE_DESK: Final = frozenset({PostState.PENDING, PostState.REJECTED, PostState.HIDDEN})
"""States that a post leaves by a decision only, as far as the desk moves it."""
_OFF_THE_BOARD: Final = frozenset({PostState.HIDDEN, PostState.PENDING, PostState.WITHDRAWN})
"""States into which a file takes nothing from the board: to hide is a decision, the others are the
author's affair."""
_LOSSES: Final = frozenset(
    {
        (OrganisationState.UNVERIFIED, OrganisationState.HIDDEN),
        (OrganisationState.VERIFIED, OrganisationState.HIDDEN),
        (OrganisationState.VERIFIED, OrganisationState.UNVERIFIED),
    }
)


def is_decision(table: str, old: Any, new: Any) -> bool:
    """Tell whether a row of ``table`` moves from ``old`` to ``new`` by a decision of the desk.

    Authors, owners and members hear of it by letter; to what goes against them they may object.
    """
    if old is new:
        return False
    if table == "posts":
        is_taken_off = old is PostState.PUBLISHED and new in _OFF_THE_BOARD
        return is_taken_off or old in _UP_TO_THE_DESK or new is PostState.HIDDEN
    if table == "organisations":
        return old is OrganisationState.HIDDEN or (old, new) in _LOSSES
    return table == "groups"
