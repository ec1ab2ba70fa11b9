"""How a reader wants pages to look: contrast, text size, light or dark. Rendered by the server."""

from dataclasses import dataclass

from flask import Request

THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Display:
    """One reader's choice; the default needs no cookie."""

    contrast: bool = False
    size: int = 1
    theme: str = "auto"

    @property
    def classes(self) -> str:
        """Return the classes of the page's root element."""
        prefix = "contrast " if self.contrast else ""
        return f"{prefix}size-{self.size} theme-{self.theme}"

    @property
    def cookie(self) -> str:
        """Return what the cookie says."""
        return f"{int(self.contrast)}.{self.size}.{self.theme}"


DEFAULT = Display()
_KNOWN = {
    choice.cookie: choice
    for choice in (
        Display(contrast, size, theme)
        for contrast in (False, True)
        for size in (1, 2, 3)
        for theme in THEMES
    )
}

CHOICES = frozenset(_KNOWN)
"""Every value that the cookie may have."""


def cookie_name(*, is_https: bool) -> str:
    """Return the name of the cookie; on HTTPS the browser itself guards its host."""
    return "__Host-display" if is_https else "display"


def parse(cookie: str | None) -> Display:
    """Return the choice that ``cookie`` names; anything else is the default."""
    return _KNOWN.get(cookie or "", DEFAULT)


def display_of(request: Request, *, is_https: bool) -> Display:
    """Return what this reader chose."""
    return parse(request.cookies.get(cookie_name(is_https=is_https)))
