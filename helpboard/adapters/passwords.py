"""Passwords: Argon2id, and the same time for people who exist and people who do not."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")


def hash_password(password: str) -> str:
    """Return the Argon2id hash of ``password`` with a salt of its own."""
    return _HASHER.hash(password)


def is_password(password_hash: str | None, password: str) -> bool:
    """Tell whether ``password`` is the one behind the hash; without a hash it takes as long."""
    try:
        return _HASHER.verify(password_hash or _NOBODY, password) and password_hash is not None
    except (VerifyMismatchError, InvalidHashError):
        return False
