"""Pictures that belong to no post yet: a form carries them signed; only their sender sees them."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from helpboard.web.locale import settings


def may_see_token(name: str, user_id: int) -> str:
    """Return what lets one person see one picture."""
    return _mark(f"picture {name} of {user_id}")[:32]


def is_token_of(token: str, name: str, user_id: int) -> bool:
    """Tell whether ``token`` lets this person see this picture."""
    return hmac.compare_digest(token.encode(), may_see_token(name, user_id).encode())


def signed(rows: list[list[Any]], *, user_id: int, until: int) -> str:
    """Return rows as a form carries them, good for one person until a moment in Unix seconds."""
    said = urlsafe_b64encode(json.dumps([user_id, until, rows]).encode()).decode()
    return f"{said}.{_mark(said)}"


def read_signed(text: str, *, user_id: int, now: float) -> list[list[Any]] | None:
    """Return what :func:`signed` wrote; None when it is forged, too old or another person's."""
    said, _dot, mark = text.partition(".")
    if not hmac.compare_digest(mark.encode(), _mark(said).encode()):
        return None
    owner, until, rows = json.loads(urlsafe_b64decode(said))
    found: list[list[Any]] = rows
    return found if owner == user_id and until > now else None


def _mark(text: str) -> str:
    key = settings().secret_key.encode()
    return hmac.new(key, f"pictures of a form: {text}".encode(), hashlib.sha256).hexdigest()
