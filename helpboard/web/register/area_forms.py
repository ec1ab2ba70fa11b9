"""Forms of the register about areas. They ask for shape only; the services check."""

from typing import Any

from wtforms import BooleanField, HiddenField, StringField

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.area_profile import AREA_KINDS
from helpboard.domain.fields import FieldsError
from helpboard.web.register.area_words import PROBLEMS, area_kind_label
from helpboard.web.telling_form import TellingForm, choose, options


class AreaForm(TellingForm):
    """What the board knows of an area; all of it is public."""

    seen = HiddenField()
    name = StringField(_l("Name"), render_kw={"maxlength": 200, "dir": "auto"})
    kind = choose(_l("What kind of area is it?"))
    parent = choose(_l("Which area does it belong to?"))
    latitude = StringField(
        _l("Latitude"), render_kw={"maxlength": 20, "inputmode": "decimal", "dir": "ltr"}
    )
    longitude = StringField(
        _l("Longitude"), render_kw={"maxlength": 20, "inputmode": "decimal", "dir": "ltr"}
    )
    is_portal = BooleanField(_l("It has a start page of its own"))
    position = StringField(
        _l("Place in the list"), render_kw={"maxlength": 8, "inputmode": "numeric", "dir": "ltr"}
    )

    def __init__(self, parents: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Offer areas to belong to, and the kind that stands there now."""
        super().__init__(*args, **kwargs)
        stored = self.kind.object_data
        known = [*AREA_KINDS, *([stored] if stored and stored not in AREA_KINDS else [])]
        please = ("", _l("Please choose"))
        self.kind.choices = options([please, *((kind, area_kind_label(kind)) for kind in known)])
        self.parent.choices = options([please, *parents])

    def tell(self, error: FieldsError) -> None:
        """Put every problem at its field; some are those of areas only."""
        for problem in error.problems:
            if problem.code in PROBLEMS:
                self.parent.errors = (*self.parent.errors, str(PROBLEMS[problem.code]))
        rest = [problem for problem in error.problems if problem.code not in PROBLEMS]
        super().tell(FieldsError(*rest))


class TravelForm(TellingForm):
    """How far another area is, for people who go there by bus or bicycle."""

    other = choose(_l("To"))
    minutes = StringField(
        _l("Minutes"), render_kw={"maxlength": 4, "inputmode": "numeric", "dir": "ltr"}
    )

    def __init__(self, others: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Offer the other areas."""
        super().__init__(*args, **kwargs)
        self.other.choices = options([("", _l("Please choose")), *others])
