"""Six-digit codes of an authenticator app (TOTP, RFC 6238)."""

from datetime import datetime

import pyotp

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
