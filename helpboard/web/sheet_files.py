"""Lists of the desk as files that a spreadsheet opens."""

import io
from collections.abc import Mapping

from flask import Response, make_response

from helpboard.domain.tables.column import Column, Shape
from helpboard.domain.tables.tables import Table
from helpboard.web.actors import signed_in
from helpboard.web.limits import FILES, refuse_beyond

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet_file(
    rows: list[list[str]], kind: str, name: str, *, shapes: Mapping[str, Shape] | None = None
) -> Response:
    """Answer with a file of ``rows``, the heading first; formulas are texts (R24).

    Beyond the limit of files for one person it answers 429. ``kind`` is ``csv`` or ``xlsx``;
    ``shapes`` says which columns are more than text.
    """
    refuse_beyond(FILES, f"user {signed_in().id}")
    # Only here: openpyxl is heavy, and most processes never write a file.
    from helpboard.adapters.spreadsheets import write_csv  # noqa: PLC0415
    from helpboard.adapters.workbooks import write_workbook  # noqa: PLC0415

    if kind == "xlsx":
        book = io.BytesIO()
        write_workbook(book, table=_table(rows[0], shapes or {}), rows=rows)
        answer = make_response(book.getvalue())
        answer.mimetype = _XLSX
    else:
        text = io.StringIO()
        write_csv(text, rows)
        answer = make_response(text.getvalue().encode("utf-8-sig"))
        answer.mimetype = "text/csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _table(names: list[str], shapes: Mapping[str, Shape]) -> Table:
    columns = tuple(
        Column(name=name, read=str, write=str, shape=shapes.get(name, Shape.TEXT)) for name in names
    )
    return Table(name="rows", key=names[0], columns=columns, is_confidential=True)
