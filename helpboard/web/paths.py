"""Paths of this site that a request may name."""


def local_path(wanted: str | None) -> str | None:
    """Return ``wanted`` when it is a path of this site, else None."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return None
    return None if any(ord(sign) < 32 for sign in wanted) else wanted
