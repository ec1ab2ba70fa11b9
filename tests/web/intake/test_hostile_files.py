"""Files that no spreadsheet program writes on its own, or none in good faith."""

import io
import zipfile

import pytest
from openpyxl import Workbook

HEADS = ("slug", "name", "kind", "area")


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def swollen():
    """A workbook of a few kilobytes whose sheet unpacks to 60 megabytes."""
    stream = io.BytesIO(workbook(HEADS))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/more.xml", b" " * 60_000_000)
    return stream.getvalue()


def million_empty():
    """A million empty cells in ten thousand rows, as somebody leaves who has dragged too far."""
    cells = "<c/>" * 100
    rows = "".join(f'<row r="{n}">{cells}</row>' for n in range(2, 10_002))
    source = zipfile.ZipFile(io.BytesIO(workbook(HEADS, ("a", "A", "parish", "x"))))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = content.replace(b"</sheetData>", f"{rows}</sheetData>".encode())
            archive.writestr(part.filename, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bomb.xlsx", swollen, "would unpack to more than 50 MB"),
        ("empty.xlsx", million_empty, "more than 64 columns|nothing called"),
        (
            "formula.xlsx",
            lambda: workbook(HEADS, ("a", "=1+1", "parish", "x")),
            "This is a formula",
        ),
        ("utf7.csv", lambda: b"\xff\xfe\x00", "no text in UTF-8"),
        ("none.csv", lambda: b"a,b\n1,2\n", "There is no column of this name"),
        ("twice.csv", lambda: _csv("a,A,parish,ludwigsburg-ossweil\n" * 2), "has the same key"),
        ("long.csv", lambda: _csv("a,A,parish,x\n" * 10_001), "more than 10000 rows"),
        ("quote.csv", lambda: _csv('"a,A'), "quotation marks do not match"),
        ("nul.csv", lambda: _csv("a,\0A,parish,ludwigsburg-ossweil\n"), "not allowed"),
        ("heading.csv", lambda: b"\n\n\n", "This column is missing"),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence_and_nothing_else_happens(
    desk, name, content, said
):
    place = desk.bring("organisations", content(), name=name)
    assert desk.work()
    page = desk.look(place)
    assert any(part in page for part in said.split("|")), page[-3000:]
    assert 'name="digest"' not in page


def _csv(rows):
    return f"{','.join(HEADS)}\n{rows}".encode()


def test_a_file_bigger_than_the_limit_is_refused_before_it_is_kept(desk, settings, monkeypatch):
    monkeypatch.setattr("helpboard.web.intake.forms.MOST_BYTES", 1000)
    before = set(settings.desk_folder.glob("*"))
    page = desk.bring("posts", b"x" * 1001, expect=422)
    assert "bigger than 5 megabytes" in page
    assert set(settings.desk_folder.glob("*")) == before


def test_a_name_that_would_lead_elsewhere_is_only_a_name(desk):
    place = desk.bring("posts", _csv(""), name="../../<b>\u202egnp.csv")
    page = desk.look(place)
    assert "&lt;b&gt;" in page
    assert "<b>" not in page.partition("<main")[2]
    assert "\u202e" not in page
