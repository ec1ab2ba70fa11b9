"""Templates of the four texts, used until the coordinator writes the town's own.

By language tag, then by key: title and body in the board's Markdown subset. ``[[SITE]]`` and
``[[URL]]`` are filled in by the board; everything else in double brackets is the operator's to
fill in, and says so.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.web.legal_texts import ar, de, de_simple, en, fa, fr, ru, tr, uk

HouseText = tuple[str, str]

TEXTS: Final[Mapping[str, Mapping[str, HouseText]]] = MappingProxyType(
    {
        "de": de.TEXTS,
        "de-simple": de_simple.TEXTS,
        "en": en.TEXTS,
        "ar": ar.TEXTS,
        "fa": fa.TEXTS,
        "uk": uk.TEXTS,
        "ru": ru.TEXTS,
        "tr": tr.TEXTS,
        "fr": fr.TEXTS,
    }
)

TITLES: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "imprint": _l("Imprint"),
        "privacy": _l("Privacy"),
        "accessibility": _l("Accessibility"),
        "terms": _l("Rules of the board"),
    }
)
"""The four texts by the name in their address, each with its heading."""
