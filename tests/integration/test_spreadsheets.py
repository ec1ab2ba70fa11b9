"""CSV and XLSX files: what goes in comes out, and whatever is no such file is refused."""

import csv
import io
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from helpboard.adapters.spreadsheet_trouble import MAX_BYTES, SpreadsheetError, Trouble
from helpboard.adapters.spreadsheets import read_rows, write_csv, write_file
from helpboard.adapters.workbooks import read_workbook, write_workbook
from helpboard.domain.plain_text import without_forbidden
from helpboard.domain.tables.cell import Unreadable, Wrong
from helpboard.domain.tables.sheet import read_sheet
from helpboard.domain.tables.tables import AREAS, ORGANISATIONS, SITES
from helpboard.domain.tables.text import unguard

TEXTS = [
    "Straße Łódź", "مرحبا بكم", "👩\u200d👧 🎉", 'Verein "Hand in Hand"', "a;b,c\td", "eins\nzwei",
    "01067", "=1+1", "+49 7141 1", "-x", "@y", "'=z", "'n Abend", "#N/A", "TRUE", "1e5", "_x000D_",
    "_x005F_x000D_", "x005F_", "&lt; <b> &", "می\u200cخواهم", "2026-01-01",
]  # fmt: skip


@pytest.fixture
def file(tmp_path):
    def make(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


def cells(rows):
    return [[unguard(cell) for cell in row] for _number, row in rows]


def trouble(path):
    with pytest.raises(SpreadsheetError) as refused:
        read_rows(path)
    return refused.value.code


def workbook(*rows, change=lambda sheet: None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_every_special_text_comes_back_exactly(tmp_path, suffix):
    path = tmp_path / f"sites{suffix}"
    row = ["k", "", "", "", "", "", "", "", "", ""]
    rows = [list(SITES.names), *([*row[:1], text, *row[2:]] for text in TEXTS)]
    write_file(path, table=SITES, rows=rows)
    assert [line[1] for line in cells(read_rows(path).rows)] == ["name", *TEXTS]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@settings(max_examples=60)
@given(st.lists(st.text().map(without_forbidden), min_size=1, max_size=5))
def test_any_clean_text_comes_back_exactly_from_both_kinds_of_file(texts):
    rows = [list(AREAS.names), *([f"s{text}", text, *[""] * 6] for text in texts)]
    stream = io.StringIO()
    write_csv(stream, rows)
    read = csv.reader(io.StringIO(stream.getvalue(), newline=""), strict=True)
    assert [[unguard(cell) for cell in row] for row in read] == rows
    file = io.BytesIO()
    write_workbook(file, table=AREAS, rows=rows)
    assert [row[:8] for row in cells(read_workbook(file.getvalue()))] == rows


def test_no_cell_of_a_written_file_is_a_formula(tmp_path):
    row = ["k", "=1+1", "+1", "-1", "@x", "", "", "", "", ""]
    for suffix in (".csv", ".xlsx"):
        write_file(tmp_path / f"s{suffix}", table=SITES, rows=[list(SITES.names), row])
    text = (tmp_path / "s.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1] == "k,'=1+1,'+1,'-1,'@x,,,,,"
    sheet = load_workbook(tmp_path / "s.xlsx").active
    assert [cell.data_type for cell in sheet[2]][:5] == ["s"] * 5
    assert [cell.value for cell in sheet[2]][:5] == row[:5]
    assert all(cell.quotePrefix for cell in sheet[2][:5])


def test_numbers_and_dates_of_a_written_workbook_are_such_and_postcodes_are_text(tmp_path):
    path = tmp_path / "sites.xlsx"
    row = ["k", "n", "house", "mitte", "a", "12", "de", "2026-12-31", "", ""]
    write_file(path, table=SITES, rows=[list(SITES.names), row])
    written = [cell.value for cell in load_workbook(path).active[2]]
    assert written[5] == 12
    assert written[7].date() == date(2026, 12, 31)
    assert cells(read_rows(path).rows)[1][:10] == row
    blank = [""] * len(ORGANISATIONS.names)
    blank[9] = "01067"
    path = tmp_path / "o.xlsx"
    write_file(path, table=ORGANISATIONS, rows=[list(ORGANISATIONS.names), blank])
    assert load_workbook(path).active.cell(2, 10).value == "01067"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings_of_spreadsheet_programs_are_recognised(file, delimiter, encoding):
    text = delimiter.join(["slug", "name", "kind"]) + "\r\n"
    text += delimiter.join(["a", '"Łäs, ""x""; y\n\tz"', "town"]) + "\r\n"
    read = read_rows(file("a.csv", text.encode(encoding)))
    assert cells(read.rows) == [["slug", "name", "kind"], ["a", 'Łäs, "x"; y\n\tz', "town"]]


def test_an_old_windows_file_is_read_and_says_so(file):
    read = read_rows(file("a.csv", "slug;name\na;Oßweil – Süd\n".encode("cp1252")))
    assert read.encoding == "cp1252"
    assert cells(read.rows)[1] == ["a", "Oßweil – Süd"]


def test_rows_keep_their_numbers_across_blank_ones_and_line_breaks(file):
    rows = read_rows(file("a.csv", b'slug,name\n\na,"x\ny"\n,\nb,z\n')).rows
    assert [number for number, _ in rows] == [1, 3, 5]
    data = workbook(["slug"], [None], ["a"], [None], ["b"])
    assert [number for number, _ in read_workbook(data)] == [1, 3, 5]


def test_typed_cells_of_a_workbook_become_what_a_person_would_have_typed():
    def zeros(sheet):
        sheet["G1"].number_format = "00000"

    row = [12, 12.0, 48.897, True, date(2026, 12, 31), "#N/A", 1067, "=A1", None]
    (found,) = read_workbook(workbook(row, change=zeros))
    assert found[1][:9] == [
        "12", "12", "48.897", "yes", "2026-12-31", Unreadable(Wrong.ERROR_VALUE, "#N/A"), "01067",
        Unreadable(Wrong.FORMULA, "=A1"), "",
    ]  # fmt: skip


def packed(packing=zipfile.ZIP_DEFLATED, **parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        with zipfile.ZipFile(io.BytesIO(workbook(["slug"], ["a"]))) as whole:
            for name in whole.namelist():
                archive.writestr(name, parts.get(name.replace("/", "_"), whole.read(name)))
        for name, content in parts.items():
            if name.startswith("new_"):
                archive.writestr(name, content)
    return stream.getvalue()


def spoilt(content):
    """Return a file with its first packed bytes overwritten."""
    return content[:60] + b"\xff" * 40 + content[100:]


ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", Trouble.NO_WORKBOOK),
        ("a.xlsx", b"slug,name\na,b\n", Trouble.NO_WORKBOOK),
        ("a.xlsx", b"PK\x03\x04 broken", Trouble.NO_WORKBOOK),
        ("a.xlsx", workbook(["slug"])[:-200], Trouble.NO_WORKBOOK),
        ("a.xlsx", packed(**{"xl_worksheets_sheet1.xml": ENTITY}), Trouble.NO_WORKBOOK),
        ("a.xlsx", packed(**{"xl_worksheets_sheet1.xml": b"<x"}), Trouble.NO_WORKBOOK),
        (
            "a.xlsx",
            packed(**{"xl_styles.xml": ENTITY.decode().encode("utf-16")}),
            Trouble.NO_WORKBOOK,
        ),
        ("a.xlsx", packed(zipfile.ZIP_BZIP2), Trouble.NO_WORKBOOK),
        ("a.xlsx", spoilt(packed(zipfile.ZIP_LZMA)), Trouble.NO_WORKBOOK),
        ("a.xlsx", packed(new_bomb=b"\0" * 60_000_000), Trouble.TOO_BIG_UNPACKED),
        ("a.xlsx", workbook(["a"] * 65), Trouble.TOO_MANY_COLUMNS),
        ("a.csv", b"a" + b",a" * 64, Trouble.TOO_MANY_COLUMNS),
        ("a.csv", b"slug\n" + b"a\n" * 10_001, Trouble.TOO_MANY_ROWS),
        ("a.csv", b"x" * (MAX_BYTES + 1), Trouble.TOO_BIG),
        ("a.csv", b"slug\n\x81\x8d", Trouble.NO_TEXT),
        ("a.csv", b"\xff\xfea", Trouble.NO_TEXT),
        ("a.csv", b'slug,name\na,"open', Trouble.BROKEN_ROW),
        ("a.csv", b'slug,name\na,"b"c\n', Trouble.BROKEN_ROW),
    ],
)  # fmt: skip
def test_what_is_too_much_or_no_such_file_is_refused_for_its_reason(file, name, content, code):
    assert trouble(file(name, content)) is code


def test_a_broken_row_is_named_by_its_number(file):
    with pytest.raises(SpreadsheetError) as refused:
        read_rows(file("a.csv", b'slug,name\na,b\nc,"d"e\n'))
    assert refused.value.params == {"row": 3}


def test_ten_thousand_rows_are_taken_and_one_more_is_not():
    rows = [[str(number)] for number in range(10_001)]
    assert len(list(read_workbook(workbook(*rows)))) == 10_001
    with pytest.raises(SpreadsheetError) as refused:
        list(read_workbook(workbook(*rows, ["more"])))
    assert refused.value.code is Trouble.TOO_MANY_ROWS


def test_a_row_far_below_is_refused_instead_of_counted_for_ever():
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>a</t></is></c></row>'
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{row.format(1)}{row.format(10**12)}</sheetData></worksheet>"
    )
    with pytest.raises(SpreadsheetError) as refused:
        list(read_workbook(packed(**{"xl_worksheets_sheet1.xml": xml.encode()})))
    assert refused.value.code is Trouble.TOO_MANY_ROWS


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".xlsx"]))
def test_arbitrary_bytes_are_read_or_clearly_refused(tmp_path, data, suffix):
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    try:
        rows = read_rows(path).rows
    except SpreadsheetError as error:
        assert error.code in Trouble  # noqa: PT017 - either way is right
        return
    assert read_sheet(ORGANISATIONS, rows).problems


WHOLE = workbook(["slug", "name", "kind"], ["a", "Ä", "town"], ["b", 3, date(2026, 1, 1)])
PARTS = [
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
]  # fmt: skip


@settings(max_examples=300)
@given(
    name=st.sampled_from(PARTS),
    at=st.floats(0, 1),
    length=st.integers(0, 12),
    junk=st.text(alphabet='<>/"=0129-xrst ', max_size=6),
)
def test_a_workbook_damaged_inside_is_read_or_clearly_refused(name, at, length, junk):
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WHOLE)) as whole,
        zipfile.ZipFile(stream, "w") as archive,
    ):
        for part in whole.namelist():
            content = whole.read(part)
            if part == name:
                start = int(at * len(content))
                content = content[:start] + junk.encode() + content[start + length :]
            archive.writestr(part, content)
    try:
        rows = list(read_workbook(stream.getvalue()))
    except SpreadsheetError as error:
        assert error.code in Trouble  # noqa: PT017 - either way is right
        return
    assert read_sheet(AREAS, rows).table is AREAS
