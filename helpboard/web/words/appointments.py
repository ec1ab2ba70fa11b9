"""Words for appointments: who is wanted, how it stands, and what may be wrong with an order."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext
from helpboard.domain.appointment import AppointmentKind, AppointmentState
from helpboard.web.words.problems import problem_text

KINDS: Final[Mapping[AppointmentKind, object]] = {
    AppointmentKind.INTERPRETER: _("Somebody who interprets"),
    AppointmentKind.COMPANION: _("Somebody who comes along"),
}

STATES: Final[Mapping[AppointmentState, object]] = {
    # Translators: the state of an appointment for which an interpreter is looked for
    AppointmentState.OPEN: pgettext("appointment", "We are asking people"),
    AppointmentState.PLACED: pgettext("appointment", "Somebody comes"),
    AppointmentState.DONE: pgettext("appointment", "Over"),
    AppointmentState.CANCELLED: pgettext("appointment", "Called off"),
    AppointmentState.UNFILLED: pgettext("appointment", "Nobody was found"),
}

APPOINTMENT_PROBLEMS: Final[Mapping[str, object]] = {
    # Translators: found is a form of address with a name, such as “Frau Haddad”
    "client_name": _(
        "Please take out %(found)s. The name of the person concerned does not belong here; say it "
        "to whoever comes."
    ),
    "contact_data": _(
        "Please take out %(found)s. The address has a field of its own, and whoever comes finds "
        "you through the board."
    ),
    "too_soon": _("Please choose a time that is at least %(hours)s hours away."),
    "too_far_ahead": _("Please choose a day within the next %(days)s days."),
    "too_long_a_time": _("An appointment may take %(hours)s hours at most."),
}


def appointment_problem(code: str, params: Mapping[str, object] | None = None) -> str:
    """Return the sentence for a problem's code, its params filled in."""
    if code in APPOINTMENT_PROBLEMS:
        return str(APPOINTMENT_PROBLEMS[code]) % (params or {})
    return problem_text(code, params)


def kind_label(kind: AppointmentKind) -> str:
    """Return who is wanted."""
    return str(KINDS[kind])


def state_label(state: AppointmentState) -> str:
    """Return how an appointment stands."""
    return str(STATES[state])
