"""Machines that translate, behind one interface: which one, the settings say."""

from helpboard.adapters.translators.deepl import DeepL
from helpboard.adapters.translators.dummy import Dummy
from helpboard.adapters.translators.libretranslate import LibreTranslate
from helpboard.domain.machine_address import Provider, address_of
from helpboard.services.machine_translation import Translator

PATIENCE = 20.0
"""Seconds for a whole answer: the worker ends within half a minute."""


def translator(url: str, key: str, *, patience: float = PATIENCE) -> Translator:
    """Return the machine at an address of the settings; ``ValueError`` says what is wrong."""
    address = address_of(url, key)
    if address.provider is Provider.DUMMY:
        return Dummy()
    if address.provider is Provider.DEEPL:
        return DeepL(address, key, patience=patience)
    return LibreTranslate(address, key, patience=patience)
