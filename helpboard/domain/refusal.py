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
)
"""Every code that a Refusal or FactsError carries."""
