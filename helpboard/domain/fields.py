"""Checks a form's values one after the other and gathers everything that is wrong with them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from helpboard.domain.contact_data import ContactKind, contact_data
from helpboard.domain.errors import DomainError
from helpboard.domain.plain_text import MAX_LINE, MAX_TEXT, clean_line, clean_text
from helpboard.domain.refusal import Refusal
from helpboard.domain.tables.cell import CellRefusal

LONGEST_NUMBER = 12


class FieldProblem(NamedTuple):
    """One thing wrong with a field; `params` fill the placeholders of the code's sentence."""

    field: str
    code: str
    params: Mapping[str, int | float | str]


class FieldsError(DomainError):
    """A form's values were refused; `problems` holds everything that is wrong, in order."""

    code = "fields"

    def __init__(self, *problems: FieldProblem) -> None:
        super().__init__(", ".join(f"{problem.field}: {problem.code}" for problem in problems))
        self.problems = problems


class Fields:
    """Reads typed values by name; :meth:`done` raises what was gathered."""

    def __init__(self, typed: Mapping[str, object]) -> None:
        self._typed = typed
        self._problems: list[FieldProblem] = []

    @property
    def problems(self) -> tuple[FieldProblem, ...]:
        """Return what was gathered so far."""
        return tuple(self._problems)

    def done(self) -> None:
        """Raise :class:`FieldsError` when something was wrong."""
        if self._problems:
            raise FieldsError(*self._problems)

    def refuse(self, name: str, code: str, /, **params: int | float | str) -> None:
        """Gather one more thing that is wrong."""
        self._problems.append(FieldProblem(name, code, params))

    def line(
        self,
        name: str,
        *,
        most: int = MAX_LINE,
        is_required: bool = False,
        check: Callable[[str], str] | None = None,
    ) -> str:
        """Return a single line that passes `check` when it is not empty."""
        return self._read(name, lambda text: clean_line(text, most=most), is_required, check)

    def text(self, name: str, *, most: int = MAX_TEXT, is_required: bool = False) -> str:
        """Return a text of several lines."""
        return self._read(name, lambda text: clean_text(text, most=most), is_required, None)

    def without_contact(self, name: str, text: str, kinds: Collection[ContactKind]) -> str:
        """Return `text`; refused when it holds contact data of these `kinds`."""
        found = [one for one in contact_data(text) if one.kind in kinds]
        if found:
            self.refuse(name, "contact_data", found=text[found[0].start : found[0].end][:80])
        return text

    def code(self, name: str, known: Collection[str]) -> str:
        """Return a code of a vocabulary."""
        value = self._written(name)
        if not value:
            self.refuse(name, "required")
        elif value not in known:
            self.refuse(name, "unknown_code")
        return value

    def number(self, name: str, *, least: int, most: int, is_required: bool = False) -> int | None:
        """Return a whole number from ``least`` to ``most``; None for an empty field.

        Digits of every script count; a sign, a fraction and anything longer are out of range.
        """
        text = self._written(name).strip()
        if not text:
            if is_required:
                self.refuse(name, "required")
            return None
        is_number = text.isdecimal() and len(text) <= LONGEST_NUMBER
        if not is_number or not least <= int(text) <= most:
            self.refuse(name, "out_of_range", minimum=least, maximum=most)
            return None
        return int(text)

    def codes(self, name: str, known: Collection[str], *, most: int) -> list[str]:
        """Return chosen codes of a vocabulary, each once and in its order."""
        chosen = self._typed.get(name) or ()
        wanted = {str(value) for value in chosen} if isinstance(chosen, Iterable) else set()
        if wanted - set(known):
            self.refuse(name, "unknown_code")
        if len(wanted) > most:
            self.refuse(name, "too_many", maximum=most)
        return [code for code in known if code in wanted]

    def _written(self, name: str) -> str:
        value = self._typed.get(name)
        return value if isinstance(value, str) else ""

    def _read(
        self,
        name: str,
        clean: Callable[[str], str],
        is_required: bool,
        check: Callable[[str], str] | None,
    ) -> str:
        try:
            value = clean(self._written(name))
            if value and check is not None:
                value = check(value)
        except Refusal as refusal:
            self._problems.append(FieldProblem(name, refusal.code, refusal.params))
            return ""
        except CellRefusal as refusal:
            self._problems += [
                FieldProblem(name, reason.code.value, reason.params) for reason in refusal.reasons
            ]
            return ""
        if is_required and not value:
            self.refuse(name, "required")
        return value
