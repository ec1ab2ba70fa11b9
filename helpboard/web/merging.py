"""When two people change the same profile: what each wrote, field by field (R11)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm

from helpboard.domain.fingerprint import fingerprint

InWords = Callable[[str, Any], str]
"""Says a field's value in words."""


def version_of(text: object) -> int:
    """Return the version that a form carries; anything else is none that ever was.

    A form whose field was not sent holds what it was shown with, which nobody vouches for.
    """
    is_number = isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) < 10
    return int(str(text)) if is_number else 0


def seen_of(names: Sequence[str], values: Mapping[str, Any]) -> str:
    """Return a few letters for each field, by which the form tells later what was changed in it."""
    return " ".join(fingerprint({"": _plain(values[name])})[:8] for name in names)


def was_typed(form: FlaskForm, names: Sequence[str]) -> bool:
    """Tell whether a form holds anything else than what it was shown with."""
    return seen_of(names, {name: form[name].data for name in names}) != form["seen"].data


def merged(
    form: FlaskForm, names: Sequence[str], stored: Mapping[str, Any], in_words: InWords
) -> list[dict[str, str]]:
    """Go on from what is ``stored`` now; return the fields that were typed differently.

    Fields that the writer has left alone take over what somebody else wrote meanwhile. The form's
    field ``seen`` is brought up to date.
    """
    seen = dict(zip(names, (form["seen"].data or "").split(" "), strict=False))
    typed = {name: form[name].data for name in names}
    was_left = dict(zip(names, seen_of(names, typed).split(" "), strict=True))
    rows = []
    for name in names:
        if _plain(typed[name]) == _plain(stored[name]):
            continue
        if was_left[name] == seen.get(name):
            form[name].data = stored[name]
            continue
        rows.append(
            {
                "label": str(form[name].label.text),
                "theirs": in_words(name, stored[name]),
                "yours": in_words(name, typed[name]),
            }
        )
    form["seen"].data = seen_of(names, stored)
    return rows


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(value)
    return str(value or "").replace("\r\n", "\n").strip()
