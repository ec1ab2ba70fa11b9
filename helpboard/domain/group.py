"""Working groups and welcome cafés: kinds, states, and who belongs to one."""

from enum import StrEnum


class GroupKind(StrEnum):
    """Arbeitskreis or Begegnungscafé."""

    WORKING_GROUP = "working_group"
    WELCOME_CAFE = "welcome_cafe"


class GroupState(StrEnum):
    """The life of a group: forming → active ⇄ resting → closed."""

    FORMING = "forming"
    ACTIVE = "active"
    RESTING = "resting"
    CLOSED = "closed"


class GroupRole(StrEnum):
    """Who leads and who helps."""

    LEAD = "lead"
    HELPER = "helper"


class AddressShown(StrEnum):
    """To whom a group shows where it meets (rule 5)."""

    EVERYBODY = "everybody"
    RELEASED = "released"


PUBLIC_STATES = frozenset({GroupState.FORMING, GroupState.ACTIVE, GroupState.RESTING})
