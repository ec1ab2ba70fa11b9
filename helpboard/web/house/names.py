"""Names of the texts of the house."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.house_text import BOXES, CONTACT
from helpboard.web.legal_texts import TITLES

NAMES: Final[Mapping[str, Any]] = {
    **TITLES,
    CONTACT: _l("Whom to speak to"),
    BOXES[0]: _l("First box on the start page"),
    BOXES[1]: _l("Second box on the start page"),
    BOXES[2]: _l("Third box on the start page"),
}
