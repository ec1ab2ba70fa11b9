"""Tokens of links: a row's random key and a signature of it, so that no table holds them."""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode

_KEY_BYTES, _SIGNATURE_BYTES = 16, 26
_LENGTH = 56
"""Letters of a token: both parts in base64, which leaves no bit over to play with."""


class LinkTokens:
    """Makes and reads tokens with the installation's secret key.

    Ids would not do: after an older backup was put back they are given a second time, and an old
    letter would open somebody else's row. A row's key never repeats.
    """

    def __init__(self, *, key: str, purpose: str = "link") -> None:
        """Sign with ``key``; a token of one ``purpose`` is worthless for another."""
        self._key = hashlib.blake2b(key.encode(), person=b"helpboard-links").digest()
        self._purpose = purpose

    def token(self, row_key: str) -> str:
        """Return the token of a row: its key (32 hex digits) and 208 signature bits."""
        key = bytes.fromhex(row_key)
        about = f"{self._purpose}:".encode() + key
        signature = hmac.digest(self._key, about, "sha256")[:_SIGNATURE_BYTES]
        return urlsafe_b64encode(key + signature).decode()

    def row_key(self, token: str) -> str | None:
        """Return the key in a token, or None when the token is not ours."""
        if len(token) != _LENGTH or not token.isascii():
            return None
        try:
            row_key = urlsafe_b64decode(token)[:_KEY_BYTES].hex()
        except ValueError:
            return None
        if len(row_key) != 2 * _KEY_BYTES:
            return None
        is_ours = hmac.compare_digest(self.token(row_key), token)
        return row_key if is_ours else None
