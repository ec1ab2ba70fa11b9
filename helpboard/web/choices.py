"""Choices of select fields and radio buttons."""

from collections.abc import Iterable
from typing import Any

from wtforms.fields.choices import SelectChoice


def choices(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """Return what WTForms takes for values with their labels."""
    return [SelectChoice(value=value, label=label) for value, label in pairs]
