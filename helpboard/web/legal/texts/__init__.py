"""Templates of the four texts, used until the coordinator writes the town's own.

By language tag, then by key: title and body in the board's Markdown subset. ``[[SITE]]`` and
``[[URL]]`` are filled in by the board; everything else in double brackets is the operator's to
fill in, and says so.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from helpboard.web.legal.texts import ar, de, en, uk

HouseText = tuple[str, str]

TEXTS: Final[Mapping[str, Mapping[str, HouseText]]] = MappingProxyType(
    {"de": de.TEXTS, "en": en.TEXTS, "ar": ar.TEXTS, "uk": uk.TEXTS}
)
