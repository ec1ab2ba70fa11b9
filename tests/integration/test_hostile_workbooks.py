"""Workbooks whose XML wants to bring something in (ASVS 1.5.1)."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from helpboard.adapters.spreadsheet_trouble import SpreadsheetError
from helpboard.adapters.workbooks import read_workbook

ENTITIES = {
    "a file of this machine": '<!DOCTYPE x [<!ENTITY a SYSTEM "file://{path}">]>',
    "a flood": "<!DOCTYPE x [<!ENTITY b '" + "0123456789" * 100 + "'>"
    "<!ENTITY c '" + "&b;" * 100 + "'><!ENTITY d '" + "&c;" * 100 + "'><!ENTITY a '&d;&d;&d;'>]>",
}


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kind", sorted(ENTITIES))
@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"]
)
def test_entities_of_a_workbook_bring_nothing_in(tmp_path, kind, part, coding):
    secret = tmp_path / "secret.txt"
    secret.write_text("Kennwort Regenbogen")
    heading = ENTITIES[kind].replace("{path}", str(secret)).encode()
    book = Workbook()
    book.active.append(["name"])
    book.active.append(["Regen"])
    stream, hostile = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(hostile, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                body = content.partition(b"?>")[2] if content.startswith(b"<?xml") else content
                content = heading + body.replace(b"Regen", b"&a;").replace(b'"Sheet"', b'"&a;"')
                content = content.decode().encode(coding)
            archive.writestr(name, content)
    try:
        rows = list(read_workbook(hostile.getvalue()))
    except SpreadsheetError:
        return
    assert "Kennwort" not in repr(rows)
    assert len(repr(rows)) < 100_000
