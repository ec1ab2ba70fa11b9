"""The forms of proposals: asking, answering, and buttons."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, SelectMultipleField, TextAreaField

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import DomainError
from helpboard.domain.message import WordsRefusedError
from helpboard.domain.proposal import (
    AlreadyProposedError,
    DeclineReason,
    NoFitError,
    ProposalLapsedError,
    ProposalOverError,
    TooManyOpenError,
)
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanText
from helpboard.web.words.kinds import NEED_KINDS
from helpboard.web.words.problems import problem_text
from helpboard.web.words.proposals import DECLINE_REASONS

MAX_NOTE = 1000

REFUSALS: tuple[tuple[type[DomainError], Any], ...] = (
    (AlreadyProposedError, _l("This has been asked already, or you work together.")),
    (
        TooManyOpenError,
        _l("The other side has many questions to answer at the moment. Please try again soon."),
    ),
    (NoFitError, _l("This does not go together at the moment: it is closed, full or not checked.")),
    (ProposalLapsedError, _l("The time to answer is over.")),
    (ProposalOverError, _l("This has been answered or taken back already.")),
)
"""What is said of a question that cannot be asked or answered; nothing has changed then."""

CONTACT_REFUSED = _l(
    "Please no phone number and no address: you can write to each other after a yes."
)


def refusal_text(error: DomainError) -> str:
    """Return what is said of an error; raises it when nothing is."""
    for kind, words in REFUSALS:
        if isinstance(error, kind):
            return str(words)
    raise error


class NoteForm(FlaskForm):
    """A question with a few words of one's own."""

    note = TextAreaField(
        _l("A few words of your own"),
        [CleanText(most=MAX_NOTE)],
        render_kw={"rows": "4", "maxlength": MAX_NOTE},
    )

    def refuse(self, error: DomainError) -> None:
        """Say in the form why nothing was asked."""
        if isinstance(error, WordsRefusedError):
            is_contact = error.reason == "contact_data"
            said = CONTACT_REFUSED if is_contact else problem_text(error.reason, error.params)
            self.note.errors = [said]
            return
        self.form_errors.append(refusal_text(error))


class PartnerForm(NoteForm):
    """A question of partnership: what each side would give."""

    gives = SelectMultipleField(_l("We would give"), validate_choice=False)
    wishes = SelectMultipleField(_l("We wish from you"), validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the kinds of what is given."""
        super().__init__(*args, **kwargs)
        kinds = choices(NEED_KINDS.items())
        self.gives.choices = kinds
        self.wishes.choices = kinds

    def chosen(self, name: str) -> tuple[str, ...]:
        """Return the known kinds that are ticked."""
        ticked = self[name].data or []
        return tuple(code for code in NEED_KINDS if code in ticked)


class ReplyForm(FlaskForm):
    """Yes or no; why not; what a volunteer lets be seen."""

    answer = RadioField(
        _l("Your answer"),
        choices=choices([("yes", _l("Yes, gladly")), ("no", _l("No, not this time"))]),
        validate_choice=False,
    )
    reason = RadioField(_l("Why not?"), validate_choice=False)
    shows_name = BooleanField(_l("The other side may see my name"))
    shows_phone = BooleanField(_l("The other side may see my phone number"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the reasons."""
        super().__init__(*args, **kwargs)
        self.reason.choices = choices(reason_choices())

    def says_yes(self) -> bool | None:
        """Return the answer; says at its field when there is none."""
        if self.answer.data not in ("yes", "no"):
            self.answer.errors = [_("Please choose something from the list.")]
            return None
        return bool(self.answer.data == "yes")

    def why(self) -> DeclineReason:
        """Return why not; whoever says nothing has another reason."""
        return reason_of(self.reason.data)


def reason_choices() -> Iterable[tuple[str, Any]]:
    """Return the reasons of a no with their sentences."""
    return [(reason.value, words) for reason, words in DECLINE_REASONS.items()]


def reason_of(typed: object) -> DeclineReason:
    """Return the reason with a code; OTHER for anything else."""
    known = {reason.value: reason for reason in DeclineReason}
    return known.get(str(typed), DeclineReason.OTHER)
