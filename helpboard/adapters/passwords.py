"""Passwords: Argon2id, and the same time for people who exist and people who do not."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

_HASHER = PasswordHasher()
_NOBODY = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${'A' * 22}${'A' * 43}"
)
"""Nobody's hash: it costs as much to compare with as anybody's, and no password is known for it."""


def hash_password(password: str) -> str:
    """Return the Argon2id hash of ``password`` with a salt of its own."""
    return _HASHER.hash(_composed(password))


def is_password(password_hash: str | None, password: str) -> bool:
    """Tell whether ``password`` is the one behind the hash; without a hash it takes as long."""
    try:
        return (
            _HASHER.verify(password_hash or _NOBODY, _composed(password))
            and password_hash is not None
        )
    except (VerifyMismatchError, InvalidHashError):
        return False


def _composed(password: str) -> str:
    """Return a password as every keyboard types it: one letter may be sent as two signs (NFC)."""
    return unicodedata.normalize("NFC", password)
