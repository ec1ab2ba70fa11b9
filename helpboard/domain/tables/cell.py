"""What can be wrong with a cell, a heading or a row of a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Param = int | float | str


class Wrong(StrEnum):
    """Every way to be wrong; the outer layers have a sentence for each."""

    REQUIRED = "required"
    TOO_LONG = "too_long"
    FORBIDDEN_CHARACTER = "forbidden_character"
    LINE_BREAK = "line_break"
    FORMULA = "formula"
    ERROR_VALUE = "error_value"
    BEYOND_HEADING = "beyond_heading"
    NOT_A_SLUG = "not_a_slug"
    UNKNOWN_CODE = "unknown_code"
    TWICE_IN_LIST = "twice_in_list"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_DATE = "not_a_date"
    NOT_A_MOMENT = "not_a_moment"
    NOT_AN_EMAIL = "not_an_email"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_A_PHONE = "not_a_phone"
    NOT_OPENING_HOURS = "not_opening_hours"
    NOT_A_SCHEDULE = "not_a_schedule"
    NO_MEETING = "no_meeting"
    NOT_FACTS = "not_facts"
    NOT_NEEDS = "not_needs"
    WRONG_FACT = "wrong_fact"
    UNKNOWN_REFERENCE = "unknown_reference"
    OUTSIDE = "outside"
    OWN_ANCESTOR = "own_ancestor"
    PARENT_AND_PATH = "parent_and_path"
    PATH_TAKEN = "path_taken"
    ILLEGAL_PAGE_MOVE = "illegal_page_move"
    TOO_DEEP = "too_deep"
    HALF_A_POINT = "half_a_point"
    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"
    COLUMN_MISSING = "column_missing"
    KEY_TWICE = "key_twice"
    SAME_POST = "same_post"
    UNKNOWN_POST = "unknown_post"
    ILLEGAL_MOVE = "illegal_move"
    MUST_BE_CHECKED = "must_be_checked"
    DECIDED_AT_DESK = "decided_at_desk"
    ALREADY_OVER = "already_over"
    LIVES_TOO_LONG = "lives_too_long"
    NOT_YET = "not_yet"
    NOT_LEVELS = "not_levels"
    NOT_A_WEEK = "not_a_week"
    NO_WAY_TO_REACH = "no_way_to_reach"
    ADDRESS_TAKEN = "address_taken"
    HAS_ACCOUNT = "has_account"
    TOO_MANY_MEMBERS = "too_many_members"
    MORE_FOUND_THAN_SOUGHT = "more_found_than_sought"


class Reason(NamedTuple):
    """Why something is refused; `params` fill the placeholders of the sentence."""

    code: Wrong
    params: Mapping[str, Param]


class CellRefusal(ValueError):  # noqa: N818 - it is an answer, not a fault
    """A cell was refused, for one reason or several."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


def refuse(code: Wrong, /, **params: Param) -> CellRefusal:
    """Return the refusal of a cell for one reason."""
    return CellRefusal(Reason(code, params))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that the file's reader could not turn into text, such as a formula."""

    code: Wrong
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: its row as a spreadsheet counts (the heading is 1) and column."""

    row: int
    column: str
    value: str
    code: Wrong
    params: Mapping[str, Param] = field(default_factory=dict)
