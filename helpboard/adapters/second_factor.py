"""Codes of an authenticator app (TOTP, RFC 6238), and recovery codes that stand in for them."""

import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp

from helpboard.adapters.qr_codes import QrCode, qr_of

STEP_SECONDS = 30
_TOLERANCE = (0, -1, 1)
"""The step of this moment, and one to each side: clocks of phones are never quite right."""


def matching_step(secret: str, code: str, *, now: datetime) -> int | None:
    """Return the time step whose code ``code`` is, or None; white space in it does not count."""
    typed = "".join(code.split())
    if len(typed) != 6 or not typed.isascii() or not typed.isdecimal():
        return None
    this = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for step in (this + shift for shift in _TOLERANCE):
        if pyotp.utils.strings_equal(totp.generate_otp(step), typed):
            return step
    return None


def new_secret() -> str:
    """Return a secret for an app: 160 random bits, as apps take them."""
    return pyotp.random_base32()


def qr_code(secret: str, *, account: str, board: str) -> QrCode:
    """Return what an app's camera reads to learn ``secret``."""
    address = pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=board)
    return qr_of(address)


_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without signs that are easily taken for others."""


def new_recovery_codes(count: int) -> list[str]:
    """Return codes of 59 random bits each, as people copy them: ``7kfm-x2hq-94tz``."""
    drawn = ("".join(secrets.choice(_ALPHABET) for _ in range(12)) for _ in range(count))
    return [f"{one[:4]}-{one[4:8]}-{one[8:]}" for one in drawn]


def hashed_recovery_code(code: str, *, user_id: int, key: str) -> str:
    """Return what the database keeps of a code; how its letters are grouped does not count."""
    bare = "".join(sign for sign in code.casefold() if sign.isalnum())
    about = f"recovery:{user_id}:{bare}".encode("utf-8", "surrogatepass")
    return hmac.digest(hashlib.sha256(key.encode()).digest(), about, "sha256").hex()
