"""Where the pictures of maps come from, as the setting says it."""

import re
from typing import Final

_TEMPLATE: Final = re.compile(r"(https?)://([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?(/[!-~]*)")
_LOOPBACK: Final = frozenset({"127.0.0.1", "[::1]", "localhost"})
_PARTS: Final = ("{z}", "{x}", "{y}")


def origin_of(url: str) -> str:
    """Return the origin of ``https://host/{z}/{x}/{y}.png``, as a policy of content names it.

    Raises ``ValueError`` with the rest of a sentence about the setting.
    """
    found = _TEMPLATE.fullmatch(url)
    if found is None or any(url.count(part) != 1 for part in _PARTS):
        raise ValueError("must be an address such as https://tiles.example.org/{z}/{x}/{y}.png.")
    scheme, host, port, _ = found.groups()
    if scheme == "http" and host not in _LOOPBACK:
        raise ValueError("must begin with https://, or browsers refuse the pictures.")
    return f"{scheme}://{host}{port or ''}"
