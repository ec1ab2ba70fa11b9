"""Why a value of a vocabulary or building block was refused: a code with its parameters."""


class Refusal(ValueError):  # noqa: N818 - it is an answer, not a fault
    """One value was refused; `params` fill the placeholders of the code's sentence."""

    def __init__(self, code: str, **params: int | float | str) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, int | float | str] = params


REFUSALS = (
    "wrong_type",
    "unknown_block",
    "unknown_topic",
    "unknown_code",
    "unknown_language",
    "required",
    "empty",
    "too_many",
    "duplicate",
    "out_of_range",
    "wrong_step",
    "not_a_date",
    "not_a_time",
    "times_reversed",
    "times_overlap",
    "time_without_start",
    "dates_reversed",
    "same_language",
    "no_such_size",
    "size_without_thing",
    "times_of_two_kinds",
    "weekday_missing",
)
"""Every code that a Refusal of a fact or a FactsError carries."""

POST_REFUSALS = (
    "contact_data",
    "no_links",
    "too_many_posts",
    "days_are_over",
    "nothing_said",
    "picture_used",
)
"""Every code that a whole post is refused for, beside those of its facts and its text."""

TEXT_REFUSALS = ("forbidden_character", "line_break", "not_an_email", "too_long", "too_long_word")
"""Every code that a Refusal of a text carries (`plain_text.py`, `email_address.py`)."""

PICTURE_REFUSALS = (
    "not_a_picture",
    "picture_too_big",
    "picture_too_many_pixels",
    "picture_damaged",
)
"""Every code that a Refusal of a picture carries."""
