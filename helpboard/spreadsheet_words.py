"""Sentences for spreadsheets, at the terminal and the desk: one for each way to be wrong."""

from collections.abc import Mapping
from typing import Final

from helpboard.adapters.spreadsheet_trouble import SpreadsheetError, Trouble
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.tables.cell import Param, Wrong

Sentences = Mapping[str, object]

WRONG: Final[Mapping[Wrong, object]] = {
    Wrong.REQUIRED: _l("This cell must not be empty."),
    Wrong.TOO_LONG: _l("This is %(length)s characters long; %(most)s are allowed."),
    Wrong.FORBIDDEN_CHARACTER: _l(
        "The invisible character %(character)s is not allowed. Please type the text anew."
    ),
    Wrong.LINE_BREAK: _l("This must be a single line."),
    Wrong.FORMULA: _l("This is a formula. Please put in its result as a value."),
    Wrong.ERROR_VALUE: _l("This is the error of a formula. Please put in a value."),
    Wrong.BEYOND_HEADING: _l("This cell stands right of the last heading."),
    Wrong.NOT_A_SLUG: _l("Only lower-case letters a to z, digits and single hyphens are allowed."),
    Wrong.UNKNOWN_CODE: _l("There is no code “%(code)s” for this column."),
    Wrong.TWICE_IN_LIST: _l("“%(member)s” stands twice in this list."),
    Wrong.NOT_A_WHOLE_NUMBER: _l("This must be a whole number."),
    Wrong.NOT_A_NUMBER: _l("This must be a number such as 48.897."),
    Wrong.OUT_OF_RANGE: _l("This must be a number from %(least)s to %(most)s."),
    Wrong.NOT_YES_OR_NO: _l("This must be “yes” or “no”."),
    Wrong.NOT_A_DATE: _l("This must be a date such as 2026-12-01."),
    Wrong.NOT_A_MOMENT: _l("This must be a moment such as 2026-12-01T18:00:00+01:00."),
    Wrong.NOT_AN_EMAIL: _l("This is no e-mail address."),
    Wrong.NOT_AN_ADDRESS: _l("This must be a web address that begins with http:// or https://."),
    Wrong.NOT_A_PHONE: _l("This is no phone number that can be dialled."),
    Wrong.NOT_OPENING_HOURS: _l("These are no opening hours such as “Mo-Fr 08:00-12:00”."),
    Wrong.NOT_A_SCHEDULE: _l(
        "“%(near)s” is no schedule such as “FREQ=WEEKLY;BYDAY=WE 18:00-20:00 from 2026-01-07”."
    ),
    Wrong.NO_MEETING: _l("With “%(near)s” there would be no meeting any more."),
    Wrong.NOT_FACTS: _l("“%(near)s” is no fact such as “thing=bicycle”."),
    Wrong.NOT_NEEDS: _l(
        'This must be a list such as [{"kind":"people","topic":"tandem","facts":{}}].'
    ),
    Wrong.WRONG_FACT: _l("In block “%(block)s”: %(why)s"),
    Wrong.UNKNOWN_REFERENCE: _l("There is nothing called “%(slug)s” that could stand here."),
    Wrong.OUTSIDE: _l("This is outside the areas that you look after."),
    Wrong.OWN_ANCESTOR: _l("The parents go round in a circle."),
    Wrong.PARENT_AND_PATH: _l(
        "The path of a page must be its parent's path, a slash, and one more word."
    ),
    Wrong.PATH_TAKEN: _l("Another page has this address already."),
    Wrong.ILLEGAL_PAGE_MOVE: _l("A page cannot go from “%(old)s” to “%(new)s”."),
    Wrong.TOO_DEEP: _l("The tree has at most %(most)s levels."),
    Wrong.HALF_A_POINT: _l("Latitude and longitude belong together."),
    Wrong.UNKNOWN_COLUMN: _l("There is no column of this name."),
    Wrong.COLUMN_TWICE: _l("This column stands twice in the heading."),
    Wrong.COLUMN_MISSING: _l("This column is missing."),
    Wrong.KEY_TWICE: _l("Row %(first)s has the same key."),
    Wrong.SAME_POST: _l("Row %(first)s is the same post. Raise its count instead."),
    Wrong.UNKNOWN_POST: _l(
        "The board has no post with this number. Leave the cell empty for a new post."
    ),
    Wrong.ILLEGAL_MOVE: _l("A post cannot go from “%(old)s” to “%(new)s”."),
    Wrong.MUST_BE_CHECKED: _l(
        "Posts about “%(topic)s” are checked by a person first. Use “pending” and decide at the"
        " desk."
    ),
    Wrong.DECIDED_AT_DESK: _l(
        "This is decided at the desk, so that everybody concerned hears of it. Leave the state as"
        " it is: “%(old)s”."
    ),
    Wrong.ALREADY_OVER: _l("A post that is on the board must end in the future."),
    Wrong.LIVES_TOO_LONG: _l("This post can stay until %(latest)s at most."),
    Wrong.NOT_YET: _l("This must not lie in the future."),
    Wrong.NOT_LEVELS: _l("“%(near)s” is no language with its level such as “de C2; ar B1”."),
    Wrong.NOT_A_WEEK: _l(
        'These are no weekly times such as {"kind":"weekly","slots":[[2,1020,1200]]}: day from'
        " Monday = 0, beginning and end in minutes after midnight."
    ),
    Wrong.NO_WAY_TO_REACH: _l("A phone number or an e-mail address is needed."),
    Wrong.ADDRESS_TAKEN: _l("This e-mail address belongs to somebody else already."),
    Wrong.HAS_ACCOUNT: _l("This person has an account now and says these things themselves."),
    Wrong.TOO_MANY_MEMBERS: _l("There may be %(most)s entries at most."),
    Wrong.MORE_FOUND_THAN_SOUGHT: _l("This must not be more than the count, %(count)s."),
}

NEAREST: Final[Mapping[Wrong, object]] = {
    Wrong.UNKNOWN_CODE: _l(
        "There is no code “%(code)s” for this column. Did you mean “%(nearest)s”?"
    ),
    Wrong.UNKNOWN_REFERENCE: _l(
        "There is nothing called “%(slug)s” that could stand here. Did you mean “%(nearest)s”?"
    ),
    Wrong.UNKNOWN_COLUMN: _l("There is no column of this name. Did you mean “%(nearest)s”?"),
}
"""Where something near is known."""

FACTS: Final[Sentences] = {
    "wrong_type": _l("This entry cannot be read."),
    "unknown_block": _l("This block does not belong to the topic."),
    "unknown_topic": _l("There is no such topic."),
    "unknown_code": _l("There is no such code."),
    "unknown_language": _l("There is no such language."),
    "required": _l("This block is missing."),
    "empty": _l("At least one entry is needed."),
    "too_many": _l("There may be %(maximum)s entries at most."),
    "duplicate": _l("An entry stands here twice."),
    "out_of_range": _l("This must be a number from %(minimum)s to %(maximum)s."),
    "wrong_step": _l("This must be a number in steps of %(step)s."),
    "not_a_date": _l("There is no such date."),
    "not_a_time": _l("This must be a time from 00:00 to 24:00."),
    "times_reversed": _l("The end must be later than the beginning."),
    "times_of_two_kinds": _l("Days, weekly times and a period stand side by side; one is right."),
    "weekday_missing": _l("A time stands there without its weekday."),
    "times_overlap": _l("Two times on the same day overlap."),
    "time_without_start": _l("The beginning is missing."),
    "dates_reversed": _l("The last day must not be before the first."),
    "same_language": _l("The two languages must differ."),
    "no_such_size": _l("This thing does not come in this size."),
    "size_without_thing": _l("A size needs a thing."),
}

TROUBLE: Final[Mapping[Trouble, object]] = {
    Trouble.NOT_READABLE: _l("The file cannot be read: %(reason)s."),
    Trouble.NOT_WRITABLE: _l("The file cannot be written: %(reason)s."),
    Trouble.TOO_BIG: _l("The file is bigger than %(most)s MB."),
    Trouble.TOO_BIG_UNPACKED: _l("The file would unpack to more than %(most)s MB."),
    Trouble.TOO_MANY_ROWS: _l("The file has more than %(most)s rows."),
    Trouble.TOO_MANY_COLUMNS: _l("The file has more than %(most)s columns."),
    Trouble.NO_TEXT: _l("The file is no text in UTF-8. Save it as “CSV UTF-8” or as XLSX."),
    Trouble.NO_WORKBOOK: _l(
        "The file is no XLSX workbook, or it is damaged or protected by a password."
    ),
    Trouble.BROKEN_ROW: _l("Row %(row)s is broken: its quotation marks do not match."),
    Trouble.CELL_TOO_LONG: _l(
        "A text is longer than the %(most)s characters that XLSX can hold. Export to CSV instead."
    ),
}


def why(code: Wrong, params: Mapping[str, Param]) -> str:
    """Return the sentence that says why a cell is refused."""
    if code is Wrong.WRONG_FACT:
        reason = str(FACTS[str(params["refusal"])]) % params
        return str(WRONG[code]) % {"block": params["block"], "why": reason}
    if params.get("nearest"):
        return str(NEAREST[code]) % params
    return str(WRONG[code]) % params


def trouble_text(error: SpreadsheetError) -> str:
    """Return the sentence that says why a file is refused."""
    return str(TROUBLE[error.code]) % error.params
