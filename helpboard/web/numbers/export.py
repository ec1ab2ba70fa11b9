"""The numbers as rows of a spreadsheet, one number a row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from helpboard.domain.disclosure import Hidden
from helpboard.domain.figures import FIGURES, Days, Span, Value
from helpboard.web.numbers.for_others import People, Told, told_in_fives, with_empty_areas
from helpboard.web.numbers.words import APART_WORDS, FIGURE_WORDS

HEAD = ["code", "name", "part", "from", "until", "value", "note", "unit", "definition"]

Apart = Mapping[str, Mapping[str, int]]
Months = Sequence[tuple[Days, Mapping[str, Value]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file is made of; with ``people`` it is for others and hides what rule 10 says."""

    values: Mapping[str, Value]
    apart: Apart
    months: Months
    days: Days
    today: date
    label: Callable[[str, str], str]
    people: People | None = None


def file_of(sheet: Sheet) -> list[list[str]]:
    """Return the heading and a row for each number; ``note`` says what hides or rounds one."""
    return [HEAD, *_figures(sheet), *_apart(sheet), *_months(sheet.months)]


def _figures(sheet: Sheet) -> Iterator[list[str]]:
    for code, figure in FIGURES.items():
        span = sheet.days if figure.span is Span.DAYS else Days(sheet.today, sheet.today)
        if sheet.people and figure.counts_people:
            yield _row(code, "", span, _told(sheet.people.figure(code)))
        else:
            yield _row(code, "", span, _value(sheet.values[code]))


def _apart(sheet: Sheet) -> Iterator[list[str]]:
    today = sheet.today.isoformat()
    for kind, keys in sheet.apart.items():
        title, meaning = (str(word) for word in APART_WORDS[kind])
        for key, told in _counts(sheet, kind, keys):
            yield [
                f"volunteers_{kind}", title, sheet.label(kind, key), today, today, *told, "number",
                meaning,
            ]  # fmt: skip


def _counts(
    sheet: Sheet, kind: str, keys: Mapping[str, int]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield counts apart; for others all areas, and of topics and languages what is not few."""
    people = sheet.people
    if people is None:
        yield from ((key, _value(count)) for key, count in keys.items())
    elif kind == "area":
        for slug in with_empty_areas(keys, people.area, people.tree):
            yield slug, _told(people.volunteers_at(slug))
    else:
        told = ((key, told_in_fives(count)) for key, count in keys.items())
        yield from ((key, _told(one)) for key, one in told if one.shown is not Hidden.FEW)


def _months(months: Months) -> Iterator[list[str]]:
    for month, values in months:
        for code, value in values.items():
            yield _row(code, f"{month.first:%Y-%m}", month, _value(value))


def _row(code: str, part: str, days: Days, value: tuple[str, str]) -> list[str]:
    name, meaning = (str(word) for word in FIGURE_WORDS[code])
    return [
        code, name, part, days.first.isoformat(), days.last.isoformat(), *value,
        FIGURES[code].unit.value, meaning,
    ]  # fmt: skip


def _value(value: Value) -> tuple[str, str]:
    return ("" if value is None else f"{value:g}" if isinstance(value, float) else str(value)), ""


def _told(told: Told) -> tuple[str, str]:
    """Return number and note; a number that is exact needs none."""
    if isinstance(told.shown, Hidden):
        return "", told.text
    number = str(told.shown)
    return number, "" if told.text == number else told.text
