"""Where the bars of a chart stand; ``templates/components/chart.html`` draws them as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 640
ROW: Final = 28
LABEL: Final = 220
VALUE: Final = 110
HEIGHT: Final = 200
FOOT: Final = 28
HEAD: Final = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its words; sizes in the units of the picture."""

    x: float
    y: float
    width: float
    height: float
    text: str
    series: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its name; what it shows stands in a table beside it."""

    key: str
    title: str
    width: int
    height: int
    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, float, str], ...]
    series: tuple[str, ...] = ()
    is_upright: bool = False


def bars(key: str, title: str, rows: Sequence[tuple[str, float | None, str]]) -> Chart:
    """Return lying bars: label, number and its words in each row; no bar for an unknown number."""
    most = max((number for _label, number, _text in rows if number), default=1)
    room = WIDTH - LABEL - VALUE
    return Chart(
        key=key,
        title=title,
        width=WIDTH,
        height=ROW * len(rows) + 4,
        bars=tuple(
            Bar(LABEL, ROW * place + 6, _share(number, most, room), ROW - 10, text)
            for place, (_label, number, text) in enumerate(rows)
        ),
        labels=tuple(
            (LABEL - 8, ROW * place + ROW * 0.7, _short(label))
            for place, (label, _number, _text) in enumerate(rows)
        ),
    )


def columns(
    key: str, title: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[float]]]
) -> Chart:
    """Return upright columns: one for each series at each label, with its number above."""
    most = max((number for _name, numbers in series for number in numbers), default=0) or 1
    step = WIDTH / max(1, len(labels))
    each = step * 0.8 / max(1, len(series))
    room = HEIGHT - FOOT - HEAD
    found = []
    for which, (_name, numbers) in enumerate(series):
        for place, number in enumerate(numbers):
            tall = _share(number, most, room)
            x = step * place + step * 0.1 + each * which
            found.append(Bar(round(x, 1), HEAD + room - tall, round(each * 0.9, 1), tall,
                             f"{number:g}", which))  # fmt: skip
    return Chart(
        key=key,
        title=title,
        width=WIDTH,
        height=HEIGHT,
        bars=tuple(found),
        labels=tuple(
            (round(step * (place + 0.5), 1), HEIGHT - 8, label)
            for place, label in enumerate(labels)
        ),
        series=tuple(name for name, _numbers in series),
        is_upright=True,
    )


def _share(number: float | None, most: float, room: float) -> float:
    return round(room * number / most, 1) if number else 0


def _short(label: str) -> str:
    return label if len(label) <= 28 else f"{label[:27]}…"
