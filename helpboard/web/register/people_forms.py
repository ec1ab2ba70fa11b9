"""Forms about a person: what a coordinator decides and vouches for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from helpboard.catalogue import current_language
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.account import BlockReason
from helpboard.domain.conversation import clearance_cutoff
from helpboard.domain.decision import MOST_SENTENCE
from helpboard.domain.topics import LEAVES, is_sensitive
from helpboard.services.blocking import Why
from helpboard.services.trusting import Seen
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanText
from helpboard.web.register.reach import today
from helpboard.web.words.account_reasons import BLOCK_REASONS
from helpboard.web.words.topics import topic_label

_CHOOSE = _l("Please choose something from the list.")
_DAY = _l("Please choose a day.")

Options = Iterable[tuple[str, Any]]


class SayingForm(FlaskForm):
    """A sentence to the person, in the coordinator's own words."""

    sentence = TextAreaField(
        _l("A sentence to the person"),
        [CleanText(most=MOST_SENTENCE)],
        render_kw={"rows": "3", "maxlength": MOST_SENTENCE},
    )

    @property
    def why(self) -> Why:
        """Return what was written; only for a valid form."""
        return Why(sentence=self.sentence.data or "", sentence_lang=current_language().tag)


class BlockForm(SayingForm):
    """Why somebody is shut out."""

    reason = RadioField(
        _l("Why?"),
        [InputRequired(_l("Please say why: the person reads it."))],
        choices=choices((reason.value, BLOCK_REASONS[reason.value]) for reason in BlockReason),
    )


class ReleaseForm(FlaskForm):
    """For which sensitive topic somebody is released."""

    topic = SelectField(_l("Topic"), validate_choice=True)
    has_met = BooleanField(
        _l("I have met this person and spoken about it"),
        [InputRequired(_l("Nobody is released whom you have not met."))],
        false_values=("", "no"),
    )

    def __init__(self, *, taken: Iterable[str], **kwargs: Any) -> None:
        """Offer the sensitive topics that are not among those ``taken``."""
        super().__init__(**kwargs)
        known = set(taken)
        self.topic.choices = choices(
            (leaf, topic_label(leaf)) for leaf in LEAVES if is_sensitive(leaf) and leaf not in known
        )


class SiteReleaseForm(FlaskForm):
    """Which site somebody may know of."""

    site = SelectField(_l("Site"), validate_choice=True)
    has_met = BooleanField(
        _l("I have met this person and spoken about it"),
        [InputRequired(_l("Nobody is released whom you have not met."))],
        false_values=("", "no"),
    )

    def __init__(self, *, sites: Options, **kwargs: Any) -> None:
        """Offer the ``sites`` of the reader's areas."""
        super().__init__(**kwargs)
        self.site.choices = choices(sites)


class ClearanceForm(FlaskForm):
    """The four things that are kept of a certificate; by whom it was seen is known."""

    issued_on = DateField(_l("Issued on"), [InputRequired(_DAY)])
    seen_on = DateField(_l("Seen on"), [InputRequired(_DAY)])
    result = RadioField(
        _l("What does it say?"),
        [InputRequired(_CHOOSE)],
        choices=choices(
            [
                ("ok", _l("Nothing that matters for work with children")),
                ("not-ok", _l("Something that matters: no work with children")),
            ]
        ),
    )

    def validate_issued_on(self, field: DateField) -> None:
        """Take no certificate that is too old, or of tomorrow."""
        if isinstance(field.data, date) and not clearance_cutoff(today()) < field.data <= today():
            raise ValidationError(_l("Please ask for a newer one: it counts for five years."))

    def validate_seen_on(self, field: DateField) -> None:
        """Nobody sees a certificate before it is issued, or tomorrow."""
        issued, seen = self.issued_on.data, field.data
        if isinstance(seen, date) and seen > today():
            raise ValidationError(_l("This day has not come yet."))
        if isinstance(seen, date) and isinstance(issued, date) and seen < issued:
            raise ValidationError(_l("It cannot be seen before it was issued."))

    @property
    def seen(self) -> Seen:
        """Return what was seen; only for a valid form."""
        return Seen(
            seen_on=self.seen_on.data or today(),
            issued_on=self.issued_on.data or today(),
            is_ok=self.result.data == "ok",
        )


class OfficeForm(FlaskForm):
    """Which area somebody shall coordinate."""

    area = SelectField(_l("Area"), validate_choice=True)
    office = RadioField(
        _l("As what?"),
        [InputRequired(_CHOOSE)],
        choices=choices(
            [
                ("coordinator", _l("Coordinator")),
                ("deputy", _l("Deputy: hears of it when work waits too long")),
            ]
        ),
    )

    def __init__(self, *, areas: Options, **kwargs: Any) -> None:
        """Offer the reader's own ``areas``."""
        super().__init__(**kwargs)
        self.area.choices = choices(areas)
