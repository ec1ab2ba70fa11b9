"""Columns of the plain kinds: text, codes, numbers, dates, and words that name other rows."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final

from helpboard.domain.plain_text import MAX_TEXT, without_forbidden
from helpboard.domain.tables.cell import Wrong, refuse

MAX_SLUG: Final = 80
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WHOLE: Final = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]{1,4}(?:[.,][0-9]{1,20})?(?:e-[0-9]{1,2})?", re.ASCII)
_DATE: Final = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT: Final = re.compile(
    r"20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})",
    re.ASCII,
)
_YES_NO: Final = {
    "yes": True, "ja": True, "true": True, "wahr": True, "1": True,
    "no": False, "nein": False, "false": False, "falsch": False, "0": False,
}  # fmt: skip


class Shape(StrEnum):
    """How a spreadsheet stores the cells of a column."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `read` makes a value of a checked text or raises CellRefusal; `write` is total.

    `default` is the cell of a new row when the file lacks the column. `refers_to` names the kind of
    thing whose slug (or list of slugs) the value is.
    """

    name: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    is_required: bool = False
    default: str = ""
    refers_to: str = ""
    shape: Shape = Shape.TEXT


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of `known` that `word` most likely meant, or nothing."""
    return next(iter(get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)), "")


def _written(value: object) -> str:
    return "" if value is None else without_forbidden(str(value))


def _bounded(text: str, most: int) -> str:
    if len(text) > most:
        raise refuse(Wrong.TOO_LONG, length=len(text), most=most)
    return text


def one_line(text: str, most: int) -> str:
    """Return a text of one line and at most `most` characters."""
    if "\n" in text:
        raise refuse(Wrong.LINE_BREAK)
    return _bounded(text, most)


def line(name: str, most: int, *, is_required: bool = False) -> Column:
    """Make a column of single lines."""
    return Column(
        name=name,
        read=lambda text: one_line(text, most),
        write=_written,
        is_required=is_required,
    )


def checked_line(name: str, most: int, check: Callable[[str], str]) -> Column:
    """Make a column of single lines that may be empty, else must pass `check`."""

    def read(text: str) -> str:
        return check(one_line(text, most)) if text else ""

    return Column(name=name, read=read, write=_written)


def paragraphs(name: str) -> Column:
    """Make a column of longer texts with line breaks."""
    return Column(name=name, read=lambda text: _bounded(text, MAX_TEXT), write=_written)


def read_slug(text: str) -> str:
    """Return what may stand in an address; refused if it is not that."""
    if not _SLUG.fullmatch(one_line(text, MAX_SLUG)):
        raise refuse(Wrong.NOT_A_SLUG)
    return text


def slug(name: str = "slug") -> Column:
    """Make a column of slugs that name their rows."""
    return Column(name=name, read=read_slug, write=_written, is_required=True)


def reference(name: str, to: str, *, is_required: bool = False) -> Column:
    """Make a column that names one other thing by its slug; an empty cell is None."""
    return Column(
        name=name,
        read=lambda text: read_slug(text) if text else None,
        write=_written,
        is_required=is_required,
        refers_to=to,
    )


def references(name: str, to: str) -> Column:
    """Make a column that names several other things by their slugs, `a; b`."""
    return Column(
        name=name,
        read=lambda text: _listed(text, read_slug),
        write=write_list,
        refers_to=to,
    )


def _listed(text: str, check: Callable[[str], str]) -> list[str]:
    found = [check(part.strip()) for part in re.split(r"[;\n]", text) if part.strip()]
    for member in found:
        if found.count(member) > 1:
            raise refuse(Wrong.TWICE_IN_LIST, member=member)
    return found


def write_list(members: Iterable[object]) -> str:
    """Write a list of words as `a; b`."""
    return "; ".join(_written(member) for member in members)


def read_code(text: str, known: Collection[str]) -> str:
    """Return a code of a vocabulary; refused with the nearest one if there is no such code."""
    if text not in known:
        raise refuse(Wrong.UNKNOWN_CODE, code=text[:80], nearest=nearest(text[:80], known))
    return text


def code(name: str, known: Collection[str], *, default: str = "") -> Column:
    """Make a column of codes of a vocabulary."""
    return Column(
        name=name,
        read=lambda text: read_code(text, known),
        write=_written,
        is_required=True,
        default=default,
    )


def free_code(name: str) -> Column:
    """Make a column of codes that no vocabulary of ours lists: lower-case words."""

    def read(text: str) -> str:
        read_slug(text.replace("_", "-"))
        return one_line(text, 40)

    return Column(name=name, read=read, write=_written, is_required=True)


def member(name: str, kind: type[StrEnum], *, default: str = "") -> Column:
    """Make a column of an enumeration's values."""
    known = tuple(item.value for item in kind)
    return Column(
        name=name,
        read=lambda text: kind(read_code(text, known)),
        write=lambda value: str(value.value),
        is_required=True,
        default=default,
    )


def codes(name: str, known: Collection[str]) -> Column:
    """Make a column of lists of codes, `a; b`, in the order given."""
    return Column(
        name=name,
        read=lambda text: _listed(text, lambda part: read_code(part, known)),
        write=write_list,
    )


def whole(name: str, least: int, most: int, *, default: str = "") -> Column:
    """Make a column of whole numbers; without a default, an empty cell is None."""

    def read(text: str) -> int | None:
        if not text:
            return None
        if not _WHOLE.fullmatch(text):
            raise refuse(Wrong.NOT_A_WHOLE_NUMBER)
        return int(_in_range(int(text), least, most))

    return Column(
        name=name,
        read=read,
        write=_written,
        is_required=bool(default),
        default=default,
        shape=Shape.NUMBER,
    )


def degrees(name: str, most: int) -> Column:
    """Make a column of coordinates in degrees; a decimal comma is understood; empty is None."""

    def read(text: str) -> float | None:
        if not text:
            return None
        if not _DECIMAL.fullmatch(text):
            raise refuse(Wrong.NOT_A_NUMBER)
        return _in_range(float(text.replace(",", ".")), -most, most)

    return Column(
        name=name,
        read=read,
        write=lambda value: _written(value).removesuffix(".0"),
        shape=Shape.NUMBER,
    )


def _in_range(number: float, least: int, most: int) -> float:
    if not least <= number <= most:
        raise refuse(Wrong.OUT_OF_RANGE, least=least, most=most)
    return number


def yes_no(name: str, *, default: str = "no") -> Column:
    """Make a column of yes and no, in English or German."""

    def read(text: str) -> bool:
        if text.casefold() not in _YES_NO:
            raise refuse(Wrong.NOT_YES_OR_NO)
        return _YES_NO[text.casefold()]

    return Column(
        name=name,
        read=read,
        write=lambda value: "yes" if value else "no",
        is_required=True,
        default=default,
    )


def read_date(text: str) -> date:
    """Return an ISO date of this century."""
    if not _DATE.fullmatch(text):
        raise refuse(Wrong.NOT_A_DATE)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse(Wrong.NOT_A_DATE) from None


def day(name: str) -> Column:
    """Make a column of ISO dates; an empty cell is None."""
    return Column(
        name=name,
        read=lambda text: read_date(text) if text else None,
        write=_written,
        shape=Shape.DATE,
    )


def needed_day(name: str) -> Column:
    """Make a column of ISO dates that no row may leave out."""
    return Column(name=name, read=read_date, write=_written, is_required=True, shape=Shape.DATE)


def moment(name: str) -> Column:
    """Make a column of moments to the second, written in UTC; an empty cell is None."""

    def read(text: str) -> datetime | None:
        if not text:
            return None
        if not _MOMENT.fullmatch(text):
            raise refuse(Wrong.NOT_A_MOMENT)
        try:
            return datetime.fromisoformat(text).astimezone(UTC)
        except ValueError:
            raise refuse(Wrong.NOT_A_MOMENT) from None

    def write(value: datetime | None) -> str:
        if value is None:
            return ""
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    return Column(name=name, read=read, write=write)
