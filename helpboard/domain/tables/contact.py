"""Cells by which an organisation is reached: e-mail, web address, phone, opening hours."""

import re
from typing import Final
from urllib.parse import urlsplit

import opening_hours
import phonenumbers

from helpboard.domain.email_address import is_local_part
from helpboard.domain.tables.cell import Wrong, refuse

HOME_REGION: Final = "DE"
"""Where phone numbers without a country code are."""

_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_PHONE: Final = re.compile(r"\+?[0-9 ()/.-]{3,40}", re.ASCII)
_POSSIBLE: Final = phonenumbers.ValidationResult.IS_POSSIBLE


def check_email(text: str) -> str:
    """Return an e-mail address; its host must have a dot."""
    local, _, host = text.rpartition("@")
    if not is_local_part(local) or not _HOST.fullmatch(host):
        raise refuse(Wrong.NOT_AN_EMAIL)
    return text


def check_web_address(text: str) -> str:
    """Return an address that begins with http:// or https:// and names a host."""
    if any(character.isspace() or character in '<>"\\' for character in text):
        raise refuse(Wrong.NOT_AN_ADDRESS)
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise refuse(Wrong.NOT_AN_ADDRESS) from None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        raise refuse(Wrong.NOT_AN_ADDRESS)
    return text


def check_phone(text: str) -> str:
    """Return a number that can be dialled from `HOME_REGION`, as it was written."""
    if not _PHONE.fullmatch(text):
        raise refuse(Wrong.NOT_A_PHONE)
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        raise refuse(Wrong.NOT_A_PHONE) from None
    is_long = phonenumbers.is_possible_number_with_reason(number) == _POSSIBLE
    if not is_long and not phonenumbers.is_valid_short_number_for_region(number, HOME_REGION):
        raise refuse(Wrong.NOT_A_PHONE)
    return text


def check_opening_hours(text: str) -> str:
    """Return opening hours in the syntax of OpenStreetMap."""
    if not opening_hours.validate(text):
        raise refuse(Wrong.NOT_OPENING_HOURS)
    return text
