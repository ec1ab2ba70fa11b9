"""How often codes may be guessed (R10).

A whole shelter shares one address and misremembers, so a client may be wrong often. When very many
codes are wrong in all, somebody is guessing from many places: then each client may be wrong a few
times only. Whoever types a right code is never refused for what others do.
"""

from helpboard.web.limits import (
    WRONG_CODES,
    WRONG_CODES_IN_ALL,
    WRONG_CODES_WHEN_GUESSED,
    count,
    is_used_up,
    refuse_reached,
    this_client,
)

_EVERYBODY = "everybody"


def refuse_guessing() -> None:
    """Answer 429 when too many codes from this client were wrong."""
    refuse_reached(WRONG_CODES, this_client())
    if is_used_up(WRONG_CODES_IN_ALL, _EVERYBODY):
        refuse_reached(WRONG_CODES_WHEN_GUESSED, this_client())


def count_wrong_code() -> None:
    """Count a code that nobody has; what could be no code at all is a typing error, no guess."""
    count(WRONG_CODES, this_client())
    count(WRONG_CODES_WHEN_GUESSED, this_client())
    count(WRONG_CODES_IN_ALL, _EVERYBODY)
