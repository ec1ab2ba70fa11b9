"""New passwords: refused at their field, with a sentence, when they are easy to guess."""

from typing import Any, Final

from wtforms import Field, Form
from wtforms.validators import ValidationError

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.common_passwords import COMMON
from helpboard.domain.password import LONGEST, SHORTEST, Weakness, weakness_of
from helpboard.web.auth import signed_in_or_none
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings

SENTENCES: Final[dict[Weakness, Any]] = {
    Weakness.SHORT: _l("Please use at least %(shortest)s characters.", shortest=SHORTEST),
    Weakness.LONG: _l("Please use at most %(longest)s characters.", longest=LONGEST),
    Weakness.REPEATED: _l("This repeats the same few characters. Please choose something else."),
    Weakness.ROW: _l("These keys lie side by side. Please choose something else."),
    Weakness.ABOUT_YOU: _l(
        "This is easy to guess from your name, your address or the place. "
        "Please choose something else."
    ),
    Weakness.COMMON: _l(
        "Many people use this password. Three or four words that do not belong together are better."
    ),
}


class HardToGuess:
    """Refuses a password that somebody could guess; ``fields`` of the form say whose it is."""

    def __init__(self, *fields: str) -> None:
        """Look at these fields of the form, too."""
        self._fields = fields

    def __call__(self, form: Form, field: Field) -> None:
        """Say what is weak about the field's password."""
        about = [str(form[name].data or "") for name in self._fields]
        user = signed_in_or_none()
        if user is not None:
            about += [user.name, user.email or ""]
        about += [settings().site_name, *(area.name for area in kept_area_tree().rows)]
        weakness = weakness_of(field.data or "", about=about, common=COMMON)
        if weakness is not None:
            raise ValidationError(str(SENTENCES[weakness]))
