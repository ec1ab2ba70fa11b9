"""What a coordinator says when asking for a pack of sheets."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Length

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.paper import MOST_LANGUAGES, PackSheet
from helpboard.web.choices import choices
from helpboard.web.locale import offered
from helpboard.web.packs.words import SHEET_WORDS
from helpboard.web.paper_sheet import base_language


class PackForm(FlaskForm):
    """For which area, which sheets, and in which languages where nobody knows better."""

    area = SelectField(_l("For all sites of which area?"))
    sheets = SelectMultipleField(
        _l("Which sheets?"),
        choices=choices((sheet.value, label) for sheet, label in SHEET_WORDS.items()),
        default=[sheet.value for sheet in PackSheet],
        validators=[InputRequired(_l("Please choose at least one sheet."))],
    )
    languages = SelectMultipleField(
        _l("Languages beside German, where nobody has noted what is spoken at a site"),
        validators=[Length(max=MOST_LANGUAGES, message=_l("Please choose up to three languages."))],
    )

    def __init__(self, areas: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Let the reader choose from ``areas``, and from the languages of the board."""
        super().__init__(*args, **kwargs)
        self.area.choices = choices(areas)
        others = [tag for tag in offered() if tag != base_language().tag]
        self.languages.choices = choices((tag, LANGUAGES[tag].own_name) for tag in others)
