"""Forms of the register about organisations."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from helpboard.catalogue import current_language
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.decision import MOST_SENTENCE, Reason
from helpboard.domain.organisation import (
    NEEDS_REASON,
    OFFERED,
    OrganisationJudgement,
    OrganisationState,
    OrganisationVerdict,
    VerifiedHow,
)
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanText
from helpboard.web.register.words import HOW, VERDICTS
from helpboard.web.words.reasons import reason_text

_LIST = _l("Please choose something from the list.")


def version_of(text: str | None) -> int:
    """Return the version that a form carries; one that never was for nonsense."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


class OrganisationDecisionForm(FlaskForm):
    """A verdict with how or why, and a sentence to the owners, about one version of a profile."""

    verdict = RadioField(_l("What do you decide?"), [InputRequired(_LIST)], validate_choice=False)
    how = SelectField(_l("How have you made sure?"), validate_choice=False)
    reason = SelectField(_l("Why?"), validate_choice=False)
    sentence = TextAreaField(
        _l("A sentence to the owners"),
        [CleanText(most=MOST_SENTENCE)],
        render_kw={"rows": "3", "maxlength": MOST_SENTENCE},
    )
    version = HiddenField()

    def __init__(
        self, *args: Any, state: OrganisationState, has_notes: bool, **kwargs: Any
    ) -> None:
        """Offer what fits a profile in ``state``; a second look only when something was noted."""
        super().__init__(*args, **kwargs)
        offered = [
            one for one in OFFERED[state] if has_notes or one is not OrganisationVerdict.CONFIRM
        ]
        please = ("", _l("Please choose"))
        self.verdict.choices = choices((one.value, VERDICTS[one][0]) for one in offered)
        self.how.choices = choices([please, *((one.value, HOW[one]) for one in VerifiedHow)])
        self.reason.choices = choices([please, *((one.value, reason_text(one)) for one in Reason)])

    def validate_verdict(self, field: RadioField) -> None:
        """Take what there is; the service knows whether it fits the profile."""
        if field.data not in {one.value for one in VERDICTS}:
            raise ValidationError(_LIST)

    def validate_how(self, field: SelectField) -> None:
        """Ask how whoever vouches for an organisation has made sure."""
        if field.data and field.data not in set(VerifiedHow):
            raise ValidationError(_LIST)
        if not field.data and self.verdict.data == OrganisationVerdict.VERIFY:
            raise ValidationError(_l("Please say how you have made sure."))

    def validate_reason(self, field: SelectField) -> None:
        """Ask for a reason where the owners must be told one."""
        if field.data and field.data not in set(Reason):
            raise ValidationError(_LIST)
        if not field.data and self.verdict.data in {one.value for one in NEEDS_REASON}:
            raise ValidationError(_l("Please say why: the owners read it."))

    @property
    def judgement(self) -> OrganisationJudgement:
        """Return what was chosen; only for a valid form."""
        verdict = OrganisationVerdict(self.verdict.data)
        takes_how = verdict in (OrganisationVerdict.VERIFY, OrganisationVerdict.CONFIRM)
        return OrganisationJudgement(
            verdict=verdict,
            how=VerifiedHow(self.how.data) if self.how.data and takes_how else None,
            reason=Reason(self.reason.data)
            if self.reason.data and verdict in NEEDS_REASON
            else None,
            sentence=self.sentence.data or "",
            sentence_lang=current_language().tag,
            version=version_of(self.version.data),
        )


class MergeForm(FlaskForm):
    """Which of two profiles goes on; the versions are those that were looked at."""

    stays = RadioField(_l("Which page goes on?"), [InputRequired(_LIST)], validate_choice=False)
    one_version = HiddenField()
    other_version = HiddenField()

    def __init__(self, *args: Any, names: dict[str, str], **kwargs: Any) -> None:
        """Offer the two, by slug."""
        super().__init__(*args, **kwargs)
        self._slugs = set(names)
        self.stays.choices = choices(names.items())

    def validate_stays(self, field: RadioField) -> None:
        """Take one of the two."""
        if field.data not in self._slugs:
            raise ValidationError(_LIST)
