"""The fields of a post beside its building blocks; what they hold, the services judge."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.languages import LANGUAGES


class PostForm(FlaskForm):
    """Kind and topic were chosen before; blocks and pictures are read beside this."""

    kind = HiddenField(_l("Offer or request"))
    topic = HiddenField(_l("Topic"))
    act_as = SelectField(_l("Who posts it?"), validate_choice=False)
    area = SelectField(_l("Where is it?"), validate_choice=False)
    text = TextAreaField(_l("In your own words"), render_kw={"rows": 6, "maxlength": 10_000})
    text_lang = SelectField(
        _l("In which language do you write?"),
        validate_choice=False,
        choices=[SelectChoice(row.tag, row.own_name) for row in LANGUAGES.values()],
    )
    version = HiddenField()


class FoundForm(FlaskForm):
    """How many have been found so far."""

    found = SelectField(_l("How many are found by now?"), validate_choice=False)
