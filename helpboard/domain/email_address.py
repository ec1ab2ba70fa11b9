"""E-mail addresses that people type: the shape only; whether letters arrive, a letter finds out."""

import re
from typing import Final

from helpboard.domain.refusal import Refusal

MAX_EMAIL: Final = 254

# What mail servers take without quotes (RFC 5321); nothing in it can start a header of its own.
_LOCAL: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def clean_email(text: str) -> str:
    """Return an address as it is stored: in lower case, its domain in ASCII.

    Refusal `not_an_email`.
    """
    local, at, domain = text.strip(" \t\r\n").rpartition("@")
    if not at or not is_local_part(local):
        raise Refusal("not_an_email")
    address = f"{local}@{_ascii(domain)}".lower()
    if len(address) > MAX_EMAIL:
        raise Refusal("not_an_email")
    return address


def is_local_part(text: str) -> bool:
    """Tell whether mail servers take ``text`` before the @ without quotes."""
    return len(text) <= 64 and _LOCAL.fullmatch(text) is not None


def mailbox_of(address: str) -> str:
    """Return the mailbox of an address, for counting: what stands behind a plus is no other one."""
    local, at, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0] or local}{at}{domain}"


def _ascii(domain: str) -> str:
    """Return a domain as mail servers know it; `münchen.example` has another name there."""
    try:
        known = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Refusal("not_an_email") from None
    labels = known.split(".")
    is_whole = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    if not is_whole or labels[-1].isdigit():
        raise Refusal("not_an_email")
    return known
