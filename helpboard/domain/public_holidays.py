"""The public holidays where the board's towns lie, in Baden-Württemberg unless told otherwise.

Opening hours, meetings and working days all ask here, so that a house and the café in it know the
same days. Which land it is belongs to the installation: it is said once, when the board starts.
"""

from datetime import date
from functools import lru_cache
from typing import Final

from holidays import country_holidays

from helpboard.domain.refusal import Refusal

COUNTRY: Final = "DE"
USUAL: Final = "BW"
_observed = [USUAL]


def lands() -> tuple[str, ...]:
    """Return the codes of all lands whose holidays are known (ISO 3166-2:DE without "DE-")."""
    return tuple(country_holidays(COUNTRY).subdivisions)


def observe(land: str) -> None:
    """Let the holidays of ``land`` count from now on; Refusal `unknown_code` for none."""
    if land not in lands():
        raise Refusal("unknown_code")
    _observed[0] = land


def observed() -> str:
    """Return the code of the land whose holidays count."""
    return _observed[0]


def holidays(year: int) -> frozenset[date]:
    """Return the public holidays in ``year``, also those that were given only once."""
    return _holidays(year, observed())


@lru_cache(maxsize=64)
def _holidays(year: int, land: str) -> frozenset[date]:
    return frozenset(country_holidays(COUNTRY, subdiv=land, years=year))


def is_holiday(day: date) -> bool:
    """Tell whether ``day`` is a public holiday."""
    return day in holidays(day.year)
