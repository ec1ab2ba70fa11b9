"""Where a machine that translates is, as the settings say it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_DEEPL: Final = "deepl.com"


class Provider(StrEnum):
    """Whose way of asking is used."""

    DUMMY = "dummy"
    DEEPL = "deepl"
    LIBRETRANSLATE = "libretranslate"


@dataclass(frozen=True, slots=True)
class Address:
    """A server; anything but this machine itself is asked with TLS only."""

    provider: Provider
    host: str = ""
    port: int | None = None
    path: str = ""

    @property
    def is_tls(self) -> bool:
        """Tell whether what is sent is encrypted on its way."""
        return self.host not in _LOOPBACK


def address_of(url: str, key: str) -> Address:
    """Read ``dummy:``, ``deepl://host``, ``libretranslate://host/path`` or ``https://host/path``.

    The last is DeepL's when the host is, else LibreTranslate's. Raises ``ValueError`` with the rest
    of a sentence about the setting.
    """
    if url == "dummy:":
        return Address(Provider.DUMMY)
    parts = urlsplit(url)
    port = _port(parts)
    host = (parts.hostname or "").lower()
    if parts.username or parts.password:
        raise ValueError("must not contain a key; that is HELPBOARD_TRANSLATION_KEY.")
    if parts.scheme not in {"deepl", "libretranslate", "https", "http"} or not host:
        raise ValueError("must be an address such as deepl://api-free.deepl.com.")
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise ValueError("must begin with https://, or the words can be read on their way.")
    provider = _provider(parts.scheme, host)
    if provider is Provider.DEEPL and not key:
        raise ValueError("is DeepL, which needs a key: HELPBOARD_TRANSLATION_KEY.")
    return Address(provider, host, port, parts.path.rstrip("/"))


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        raise ValueError("has a port that no server can have.") from None


def _provider(scheme: str, host: str) -> Provider:
    if scheme in {"deepl", "libretranslate"}:
        return Provider(scheme)
    is_deepl = host == _DEEPL or host.endswith(f".{_DEEPL}")
    return Provider.DEEPL if is_deepl else Provider.LIBRETRANSLATE
