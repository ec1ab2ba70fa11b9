"""What a browser calls itself, in the two words that people know it by."""

from typing import Final

_FAMILIES: Final = (
    *(("Edg", "Edge"), ("SamsungBrowser", "Samsung Internet"), ("OPR", "Opera")),
    *(("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome")),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")),
    *(("CrOS", "Chromebook"), ("Mac OS X", "Mac"), ("Linux", "Linux")),
)
"""By what stands in ``User-Agent``; the first that is found counts."""


def browser_name(user_agent: str) -> str:
    """Return such as “Firefox · Android”; nothing for a browser that nobody knows."""
    found = (
        next((name for sign, name in table if sign in user_agent), "")
        for table in (_FAMILIES, _SYSTEMS)
    )
    return " · ".join(name for name in found if name)
