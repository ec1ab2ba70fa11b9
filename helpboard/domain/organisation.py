"""Organisations: where a profile stands, and what members of one may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from helpboard.domain.decision import Reason, ReasonMissingError
from helpboard.domain.errors import DomainError, IllegalMoveError


class OrganisationState(StrEnum):
    """Whether the coordinator vouches for a profile; hidden ones are seen by nobody else."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    HIDDEN = "hidden"


class VerifiedHow(StrEnum):
    """How a coordinator has made sure that an organisation is who it says."""

    CALLED = "called"
    VISITED = "visited"
    REGISTER = "register"
    KNOWN = "known"


class OrganisationVerdict(StrEnum):
    """What a coordinator decides about a profile.

    ``confirm`` is a second look after the name or kind of a verified one has changed; ``merge`` is
    said of the one that goes on.
    """

    VERIFY = "verify"
    CONFIRM = "confirm"
    TAKE_BACK = "take-back"
    HIDE = "hide"
    SHOW = "show"
    MERGE = "merge"


OFFERED: Final[Mapping[OrganisationState, tuple[OrganisationVerdict, ...]]] = {
    OrganisationState.UNVERIFIED: (OrganisationVerdict.VERIFY, OrganisationVerdict.HIDE),
    OrganisationState.VERIFIED: (
        OrganisationVerdict.CONFIRM,
        OrganisationVerdict.TAKE_BACK,
        OrganisationVerdict.HIDE,
    ),
    OrganisationState.HIDDEN: (OrganisationVerdict.SHOW,),
}
"""What can be decided about a profile in each state."""

NEEDS_REASON: Final = frozenset({OrganisationVerdict.TAKE_BACK, OrganisationVerdict.HIDE})
"""Verdicts that take something from an organisation: its owners read why."""


class HowMissingError(DomainError):
    """Whoever vouches for an organisation says how they have made sure."""

    code = "how_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationJudgement:
    """What a coordinator says about a profile, and about which version of it.

    ``version`` None means whatever stands there now (the terminal). ``sentence`` is for the owners.
    """

    verdict: OrganisationVerdict
    how: VerifiedHow | None = None
    reason: Reason | None = None
    sentence: str = ""
    sentence_lang: str = "en"
    version: int | None = None

    def check(self, state: OrganisationState) -> None:
        """Raise unless this can be said of a profile in ``state``.

        ``IllegalMoveError``, ``ReasonMissingError`` or ``HowMissingError``.
        """
        if self.verdict not in OFFERED[state]:
            raise IllegalMoveError(f"{state} → {self.verdict}")
        if self.verdict in NEEDS_REASON and self.reason is None:
            raise ReasonMissingError(self.verdict)
        if self.verdict is OrganisationVerdict.VERIFY and self.how is None:
            raise HowMissingError(self.verdict)


class MemberRole(StrEnum):
    """What a member of an organisation may do: owners also choose the members."""

    OWNER = "owner"
    EDITOR = "editor"


PUBLIC_STATES = frozenset({OrganisationState.UNVERIFIED, OrganisationState.VERIFIED})

JOIN = "join-organisation"
"""The action of a link in an invitation."""

INVITATION_LIFE = timedelta(days=14)
MOST_INVITATIONS = 20
"""Invitations of one organisation that wait at the same time."""


class LastOwnerError(DomainError):
    """An organisation is never without somebody who chooses its members."""

    code = "last_owner"


class OtherAddressError(DomainError):
    """The invitation was written to another e-mail address than this person's."""

    code = "other_address"
