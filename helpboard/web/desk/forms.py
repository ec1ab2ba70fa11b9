"""Forms of the desk."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from helpboard.catalogue import current_language
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.decision import (
    MOST_SENTENCE,
    NEEDS_REASON,
    OFFERED,
    Judgement,
    Reason,
    Verdict,
)
from helpboard.domain.notice import NoticeOutcome
from helpboard.domain.plain_text import MAX_TEXT
from helpboard.domain.post import PostState
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanText
from helpboard.web.desk.labels import VERDICTS, reason_choices


class DecisionForm(FlaskForm):
    """A verdict with its reason and a sentence, about one version of a post."""

    verdict = RadioField(
        _l("What do you decide?"),
        [InputRequired(_l("Please choose something from the list."))],
        validate_choice=False,
    )
    reason = SelectField(_l("Why?"), validate_choice=False)
    sentence = TextAreaField(
        _l("A sentence to the author"),
        [CleanText(most=MOST_SENTENCE)],
        render_kw={"rows": "3", "maxlength": MOST_SENTENCE},
    )
    text = TextAreaField(
        _l("Corrected words"),
        [CleanText(most=MAX_TEXT)],
        render_kw={"rows": "5", "maxlength": MAX_TEXT},
    )
    version = HiddenField()

    def __init__(self, *args: Any, state: PostState, **kwargs: Any) -> None:
        """Offer what can be decided about a post in ``state``."""
        super().__init__(*args, **kwargs)
        self._offered = OFFERED.get(state, ())
        self.verdict.choices = choices((one.value, VERDICTS[one][0]) for one in self._offered)
        self.reason.choices = choices([("", _l("Please choose")), *reason_choices()])

    def validate_verdict(self, field: RadioField) -> None:
        """Take what the contract names; the service knows whether the post can move so."""
        if field.data not in {one.value for one in Verdict}:
            raise ValidationError(_l("Please choose something from the list."))

    def validate_reason(self, field: SelectField) -> None:
        """Ask for a reason where the author must be told one."""
        if field.data and field.data not in {one.value for one in Reason}:
            raise ValidationError(_l("Please choose something from the list."))
        if not field.data and self.verdict.data in {one.value for one in NEEDS_REASON}:
            raise ValidationError(_l("Please say why: the author reads it."))

    @property
    def judgement(self) -> Judgement:
        """Return what was chosen; only for a valid form."""
        version = self.version.data or ""
        return Judgement(
            verdict=Verdict(self.verdict.data),
            reason=Reason(self.reason.data) if self.reason.data else None,
            sentence=self.sentence.data or "",
            sentence_lang=current_language().tag,
            version=int(version) if version.isdecimal() and len(version) < 10 else -1,
            text=self.text.data,
        )


class SpamForm(FlaskForm):
    """Posts that are obviously nothing for the board, ticked in the list."""

    posts = SelectMultipleField(_l("Posts"), validate_choice=False)
    reason = SelectField(_l("Why?"), validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the reasons."""
        super().__init__(*args, **kwargs)
        self.reason.choices = choices([("", _l("Please choose")), *reason_choices()])

    def validate_reason(self, field: SelectField) -> None:
        """Ask for a reason: every author reads it."""
        if field.data not in {one.value for one in Reason}:
            raise ValidationError(_l("Please say why: the author reads it."))

    def validate_posts(self, field: SelectMultipleField) -> None:
        """Take numbers with versions only."""
        if not field.data:
            raise ValidationError(_l("Please tick at least one post."))
        if len(field.data) > 100 or not all(self.pair(one) for one in field.data):
            raise ValidationError(_l("Please choose something from the list."))

    @staticmethod
    def pair(value: str) -> tuple[int, int] | None:
        """Return id and version of a ticked post; None for nonsense."""
        post_id, _dash, version = value.partition("-")
        both = (post_id, version)
        is_right = all(one.isascii() and one.isdecimal() and len(one) < 10 for one in both)
        return (int(post_id), int(version)) if is_right else None


class AppealForm(FlaskForm):
    """Whether a decision stays, with a sentence to whoever objected."""

    outcome = RadioField(
        _l("What do you decide?"),
        [InputRequired(_l("Please choose something from the list."))],
        choices=choices(
            [
                ("overturned", _l("The objection is right: take the decision back")),
                ("upheld", _l("The decision stays")),
            ]
        ),
    )
    sentence = TextAreaField(
        _l("A sentence to whoever objected"),
        [CleanText(most=MOST_SENTENCE)],
        render_kw={"rows": "3", "maxlength": MOST_SENTENCE},
    )


class NoticeDecisionForm(FlaskForm):
    """What came of a report, with a sentence to whoever made it."""

    outcome = RadioField(
        _l("What came of it?"),
        [InputRequired(_l("Please choose something from the list."))],
        choices=choices(
            [
                (NoticeOutcome.ACTED.value, _l("It was right, and I have done something about it")),
                (NoticeOutcome.NOTHING_FOUND.value, _l("There is nothing against the rules")),
            ]
        ),
    )
    sentence = TextAreaField(
        _l("A sentence to whoever reported it"),
        [CleanText(most=MOST_SENTENCE)],
        render_kw={"rows": "3", "maxlength": MOST_SENTENCE},
    )
