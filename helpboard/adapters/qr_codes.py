"""QR codes as one path of an SVG, so that pages carry them without a picture or a style."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import segno

MARGIN = 4
"""Light modules around a code, as its standard wants."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as a drawing: a square of ``size`` units, and the path of its dark parts."""

    size: int
    path: str


def qr_of(content: str) -> QrCode:
    """Return the QR code of an address; it is read even when a seventh of it is damaged."""
    rows = tuple(segno.make_qr(content, error="m").matrix_iter(border=MARGIN))
    dark = (
        f"M{x} {y}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _dark_runs(row)
    )
    return QrCode(size=len(rows), path="".join(dark))


def _dark_runs(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where dark modules begin in a row, and how many stand side by side."""
    x = 0
    for is_dark, run in groupby(row, bool):
        length = len(list(run))
        if is_dark:
            yield x, length
        x += length
