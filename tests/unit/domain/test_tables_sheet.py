"""A file's rows against a table: headings, empty rows, keys."""

from helpboard.domain.tables.cell import Unreadable, Wrong
from helpboard.domain.tables.sheet import read_sheet
from helpboard.domain.tables.tables import AREAS, POSTS

HEADING = ("slug", "name", "kind")


def found(sheet):
    problems = [*sheet.problems, *(p for row in sheet.rows for p in row.problems)]
    return [(p.row, p.column, p.code, dict(p.params)) for p in problems]


def test_headings_are_read_whatever_their_case_spaces_and_order():
    sheet = read_sheet(AREAS, [(1, ("\ufeffKind", " Is Portal ", "NAME", "slug", ""))])
    assert sheet.columns == ("kind", "is_portal", "name", "slug")
    assert found(sheet) == []


def test_unknown_double_and_missing_columns_are_named_with_the_nearest():
    sheet = read_sheet(AREAS, [(1, ("slug", "slug", "naem", "colour"))])
    assert found(sheet) == [
        (1, "naem", Wrong.UNKNOWN_COLUMN, {"nearest": "name"}),
        (1, "colour", Wrong.UNKNOWN_COLUMN, {"nearest": ""}),
        (1, "slug", Wrong.COLUMN_TWICE, {}),
        (1, "name", Wrong.COLUMN_MISSING, {}),
        (1, "kind", Wrong.COLUMN_MISSING, {}),
    ]
    assert sheet.rows == ()


def test_an_empty_file_lacks_every_needed_column():
    assert [row[:3] for row in found(read_sheet(AREAS, []))] == [
        (1, name, Wrong.COLUMN_MISSING) for name in HEADING
    ]


def test_rows_are_numbered_as_a_spreadsheet_counts_and_blank_ones_are_passed_over():
    rows = [(1, HEADING), (2, ("a", "A", "town")), (3, ("", " ", "")), (4, ("b", "B", "town"))]
    assert [row.number for row in read_sheet(AREAS, rows).rows] == [2, 4]


def test_a_key_that_stands_twice_names_both_rows():
    rows = [(1, HEADING), (2, ("a", "A", "town")), (5, ("a", "B", "town"))]
    assert found(read_sheet(AREAS, rows)) == [(5, "slug", Wrong.KEY_TWICE, {"first": 2})]


def test_posts_without_a_number_do_not_share_a_key():
    heading = (1, ("id", "kind", "topic", "area"))
    rows = [heading, (2, ("", "offer", "bicycle", "x")), (3, ("", "offer", "bicycle", "x"))]
    assert found(read_sheet(POSTS, rows)) == []


def test_a_short_row_ends_in_empty_cells_and_a_long_one_is_refused():
    rows = [(1, HEADING), (2, ("a",)), (3, ("b", "B", "town", "", "more"))]
    assert found(read_sheet(AREAS, rows)) == [
        (2, "name", Wrong.REQUIRED, {}),
        (2, "kind", Wrong.REQUIRED, {}),
        (3, "", Wrong.BEYOND_HEADING, {}),
    ]


def test_formulas_and_forbidden_characters_are_problems_of_their_cells():
    rows = [(1, HEADING), (2, ("a", Unreadable(Wrong.FORMULA, "=1+1"), "to\x07wn"))]
    assert found(read_sheet(AREAS, rows)) == [
        (2, "name", Wrong.FORMULA, {}),
        (2, "kind", Wrong.FORBIDDEN_CHARACTER, {"character": "U+0007"}),
    ]


def test_the_apostrophe_before_a_formula_is_not_part_of_the_value():
    rows = [(1, HEADING), (2, ("a", "'=1+1", "town"))]
    assert read_sheet(AREAS, rows).rows[0].values["name"] == "=1+1"
