"""Words of the register for states, verdicts and what two profiles have in common."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.organisation import (
    MemberRole,
    OrganisationState,
    OrganisationVerdict,
    VerifiedHow,
)
from helpboard.domain.organisation_duplicates import SameBy
from helpboard.queries.register_groups import Trouble

STATES: Final[Mapping[OrganisationState, Any]] = {
    OrganisationState.UNVERIFIED: _l("not verified yet"),
    OrganisationState.VERIFIED: _l("verified"),
    OrganisationState.HIDDEN: _l("hidden"),
}

VERDICTS: Final[Mapping[OrganisationVerdict, tuple[Any, Any]]] = {
    OrganisationVerdict.VERIFY: (
        _l("Verify it"),
        _l("Everybody sees the mark. The owners get a letter with the groups that fit best."),
    ),
    OrganisationVerdict.CONFIRM: (
        _l("It stays verified"),
        _l("You have looked again, for example at a new name. Nobody gets a letter."),
    ),
    OrganisationVerdict.TAKE_BACK: (
        _l("Take the verification back"),
        _l("The page stays on the board without the mark. The owners read why."),
    ),
    OrganisationVerdict.HIDE: (
        _l("Hide it"),
        _l("Nobody can read its page any more. The owners read why."),
    ),
    OrganisationVerdict.SHOW: (
        _l("Show it again"),
        _l("It comes back as it was. The owners get a letter."),
    ),
}
"""What a coordinator may choose, and what follows from it."""

DECIDED: Final[Mapping[OrganisationVerdict, Any]] = {
    OrganisationVerdict.VERIFY: _l("verified"),
    OrganisationVerdict.CONFIRM: _l("looked at again"),
    OrganisationVerdict.TAKE_BACK: _l("verification taken back"),
    OrganisationVerdict.HIDE: _l("hidden"),
    OrganisationVerdict.SHOW: _l("shown again"),
    OrganisationVerdict.MERGE: _l("put together with another page"),
}
"""What was decided, as a line of a list."""

HOW: Final[Mapping[VerifiedHow, Any]] = {
    VerifiedHow.CALLED: _l("I have called them"),
    VerifiedHow.VISITED: _l("I have been there"),
    VerifiedHow.REGISTER: _l("They stand in a public register"),
    VerifiedHow.KNOWN: _l("The town works with them already"),
}

HOW_IT_WAS: Final[Mapping[str, Any]] = {
    VerifiedHow.CALLED.value: _l("by a call"),
    VerifiedHow.VISITED.value: _l("by a visit"),
    VerifiedHow.REGISTER.value: _l("by a public register"),
    VerifiedHow.KNOWN.value: _l("because the town works with them"),
}

ROLES: Final[Mapping[MemberRole, Any]] = {
    MemberRole.OWNER: _l("owner"),
    MemberRole.EDITOR: _l("editor"),
}

SAME: Final[Mapping[SameBy, Any]] = {
    SameBy.NAME: _l("similar name"),
    SameBy.PHONE: _l("same phone"),
    SameBy.EMAIL: _l("same e-mail"),
    SameBy.WEBSITE: _l("same website"),
    SameBy.ADDRESS: _l("same address"),
}

TROUBLES: Final[Mapping[Trouble, Any]] = {
    Trouble.OVER: _l("more helpers than places"),
    Trouble.UNDER: _l("few helpers"),
    Trouble.ALONE: _l("without a partner"),
    Trouble.SILENT: _l("somebody waits for an answer for over five days"),
    Trouble.LEADERLESS: _l("nobody leads it"),
}
