"""Telephone numbers as they are dialled and as they are read."""

import phonenumbers

HOME_COUNTRY = "DE"


def phones(written: str) -> list[dict[str, str]]:
    """Return a number as it is dialled and as it is read; unclear ones stay as written."""
    if not written.strip():
        return []
    formats = phonenumbers.PhoneNumberFormat
    try:
        number = phonenumbers.parse(written, HOME_COUNTRY)
        is_clear = phonenumbers.is_valid_number(number)
    except phonenumbers.NumberParseException:
        is_clear = False
    if not is_clear:
        digits = "".join(sign for sign in written if sign in "+0123456789")
        return [{"tel": digits, "shown": written.strip()}]
    shown = phonenumbers.format_number(number, _format_of(number))
    return [{"tel": phonenumbers.format_number(number, formats.E164), "shown": shown}]


def _format_of(number: phonenumbers.PhoneNumber) -> int:
    """Write German numbers as they are dialled at home, all others with their country."""
    is_home = number.country_code == phonenumbers.country_code_for_region(HOME_COUNTRY)
    formats = phonenumbers.PhoneNumberFormat
    return formats.NATIONAL if is_home else formats.INTERNATIONAL
