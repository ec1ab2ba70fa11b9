"""Organisations: where a profile stands, and what members of one may do."""

from enum import StrEnum


class OrganisationState(StrEnum):
    """Whether the coordinator vouches for a profile; hidden ones are seen by nobody else."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    HIDDEN = "hidden"


class MemberRole(StrEnum):
    """What a member of an organisation may do: owners also choose the members."""

    OWNER = "owner"
    EDITOR = "editor"


PUBLIC_STATES = frozenset({OrganisationState.UNVERIFIED, OrganisationState.VERIFIED})
