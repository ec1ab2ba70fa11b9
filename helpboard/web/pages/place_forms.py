"""Forms of public houses and of who sits there. They ask for shape only; the services check."""

from typing import Any

from flask import request
from wtforms import BooleanField, HiddenField, SelectMultipleField, StringField, TextAreaField

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.concerns import CONCERNS
from helpboard.domain.place_profile import LONGEST_ROOM
from helpboard.domain.profile import LONGEST_ABOUT, LONGEST_PAPERS
from helpboard.web.pages.forms import SMALL, DeskForm
from helpboard.web.profile_choices import language_choices
from helpboard.web.telling_form import choose, options
from helpboard.web.words.kinds import PLACE_KINDS, place_kind_label

_STEPS = (
    ("", _l("We do not know")),
    ("yes", _l("No steps: reachable by wheelchair and pram")),
    ("no", _l("There are steps")),
)


class PlaceForm(DeskForm):
    """What the board says of a house."""

    seen = HiddenField()
    name = StringField(_l("Name"), render_kw={"maxlength": 200, "dir": "auto"})
    kind = choose(_l("What kind of house is it?"))
    area = choose(_l("In which district?"))
    street = StringField(_l("Street and number"), render_kw={"maxlength": 200, "dir": "auto"})
    postcode = StringField(_l("Postcode"), render_kw={"maxlength": 10, "dir": "ltr"})
    city = StringField(_l("Town"), render_kw={"maxlength": 100, "dir": "auto"})
    latitude = StringField(
        _l("Latitude"), render_kw={"maxlength": 20, "dir": "ltr", "inputmode": "decimal"}
    )
    longitude = StringField(
        _l("Longitude"), render_kw={"maxlength": 20, "dir": "ltr", "inputmode": "decimal"}
    )
    is_step_free = choose(_l("Are there steps?"))
    portrait = TextAreaField(
        _l("What it is like there"), render_kw={"maxlength": LONGEST_ABOUT, "rows": 8}
    )
    source_lang = choose(_l("In which language do you write?"))
    is_small = BooleanField(SMALL)

    def __init__(self, areas: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Offer the districts of the coordinator, kinds of houses and languages."""
        super().__init__(*args, **kwargs)
        please = ("", _l("Please choose"))
        kinds = [(kind, place_kind_label(kind)) for kind in PLACE_KINDS]
        self.kind.choices = options([please, *kinds])
        self.area.choices = options([please, *areas])
        self.is_step_free.choices = options(_STEPS)
        self.source_lang.choices = options(language_choices())


class SeatForm(DeskForm):
    """Who sits in a house, where, and what people come for."""

    seen = HiddenField()
    organisation = choose(_l("Who sits there?"))
    room = StringField(_l("Room"), render_kw={"maxlength": LONGEST_ROOM, "dir": "auto"})
    asked = SelectMultipleField(_l("What can people come for?"), validate_choice=False)
    papers = TextAreaField(
        _l("What else to bring, in your own words"),
        render_kw={"maxlength": LONGEST_PAPERS, "rows": 3},
    )
    source_lang = choose(_l("In which language do you write?"))
    is_small = BooleanField(SMALL)

    def __init__(self, rows: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        """Offer organisations with their departments."""
        super().__init__(*args, **kwargs)
        named = [(str(row_id), name) for row_id, name in rows]
        self.organisation.choices = options([("", _l("Please choose")), *named])
        self.source_lang.choices = options(language_choices())

    def typed(self) -> dict[str, Any]:
        """Return what was typed, with what is different for single concerns by their codes."""
        return {
            **super().typed(),
            "rooms": {code: request.form.get(f"room.{code}", "") for code in CONCERNS},
            "papers_of": {code: request.form.getlist(f"papers.{code}") for code in CONCERNS},
        }
