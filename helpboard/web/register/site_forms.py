"""Forms of the register about sites. They ask for shape only; the services check."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import ValidationError

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.site_profile import LONGEST_NOTE as LONGEST
from helpboard.domain.site_profile import SITE_KINDS
from helpboard.services.sites import LONGEST_NOTE
from helpboard.web.clean_fields import CleanLine
from helpboard.web.register.site_words import site_kind_label
from helpboard.web.telling_form import TellingForm, choose, options
from helpboard.web.when_typed import iso_date


class SiteForm(TellingForm):
    """What the desk knows of a site."""

    seen = HiddenField()
    name = StringField(_l("Name of the site"), render_kw={"maxlength": 200, "dir": "auto"})
    kind = choose(_l("What kind of site is it?"))
    area = choose(_l("In which district?"))
    address = StringField(
        _l("Exact address"), render_kw={"maxlength": 300, "dir": "auto", "autocomplete": "off"}
    )
    head_count = StringField(
        _l("How many people live there?"),
        render_kw={"maxlength": 12, "inputmode": "numeric", "dir": "ltr"},
    )
    languages = SelectMultipleField(_l("Which languages are spoken?"), validate_choice=False)
    closes_on = StringField(_l("Closes on"), render_kw={"type": "date"})
    note = TextAreaField(_l("Note"), render_kw={"maxlength": LONGEST, "rows": 4})

    def __init__(self, areas: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Offer the districts of the coordinator, and the kind that stands there now."""
        super().__init__(*args, **kwargs)
        known = list(SITE_KINDS)
        if (
            self.kind.data
            and self.kind.object_data == self.kind.data
            and (self.kind.data not in known)
        ):
            known.append(self.kind.data)
        please = ("", _l("Please choose"))
        self.kind.choices = options([please, *((kind, site_kind_label(kind)) for kind in known)])
        self.area.choices = options([please, *areas])

    def typed(self) -> dict[str, Any]:
        """Return what was typed, the day as the domain writes it."""
        typed = super().typed()
        return {**typed, "closes_on": iso_date((typed["closes_on"] or "").strip())}


class ServingForm(FlaskForm):
    """A group that serves a site, with a few words for the desk."""

    group = SelectField(_l("Group"), validate_choice=False)
    note = StringField(
        _l("Note"), [CleanLine(most=LONGEST_NOTE)], render_kw={"maxlength": LONGEST_NOTE}
    )

    def __init__(self, *args: Any, groups: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer groups to choose from."""
        super().__init__(*args, **kwargs)
        self.group.choices = options([("", _l("Please choose")), *groups])

    def validate_group(self, field: SelectField) -> None:
        """Take a number; the service knows whether there is such a group."""
        text = field.data or ""
        if not (text.isascii() and text.isdecimal() and len(text) < 10):
            raise ValidationError(_l("Please choose something from the list."))
