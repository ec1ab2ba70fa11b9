"""The form with which somebody asks to help."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, RadioField, TextAreaField

from helpboard.catalogue import current_language
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.fields import FieldsError
from helpboard.domain.joining import MAX_NOTE, Declared, NotDeclaredError
from helpboard.queries.joining import RoleRow
from helpboard.services.joining import Wish
from helpboard.web.choices import choices
from helpboard.web.labels import topic_text
from helpboard.web.words.problems import problem_text

_SAY_IT = _l("This task asks for it. Please tick it, or choose another task.")


class JoinForm(FlaskForm):
    """Which task, a few words, and what some tasks ask."""

    role = RadioField(_l("How would you like to help?"), choices=(), validate_choice=False)
    note = TextAreaField(_l("A few words about you"), render_kw={"maxlength": MAX_NOTE, "rows": 4})
    is_woman = BooleanField(_l("I am a woman."))
    is_old_enough = BooleanField(_l("I am as old as this task asks."))

    def offer(self, roles: tuple[RoleRow, ...]) -> None:
        """Let people choose from these roles; the only one is chosen already."""
        self.role.choices = choices((str(row.id), topic_text(row.topic)) for row in roles)
        if len(roles) == 1 and not self.role.data:
            self.role.data = str(roles[0].id)

    def wish(self) -> Wish:
        """Return what was typed; a tick that is missing says nothing."""
        chosen = self.role.data or ""
        is_number = chosen.isascii() and chosen.isdigit() and len(chosen) < 10
        return Wish(
            note=self.note.data or "",
            note_lang=current_language().tag,
            role_id=int(chosen) if is_number else None,
            said=Declared(
                is_woman=self.is_woman.data or None,
                is_old_enough=self.is_old_enough.data or None,
            ),
        )

    def tell(self, error: FieldsError) -> None:
        """Put every problem at its field."""
        for problem in error.problems:
            found: Any = self._fields.get(problem.field)
            if isinstance(found, Field):
                found.errors = (*found.errors, problem_text(problem.code, problem.params))

    def tell_missing(self, error: NotDeclaredError) -> None:
        """Say at its field that a tick is missing."""
        self._fields[error.what].errors = (_SAY_IT,)
