"""Tables as files to fetch."""

import io
from collections.abc import Iterable, Sequence

from flask import Response, make_response

from helpboard.adapters.spreadsheets import write_csv
from helpboard.adapters.workbooks import write_workbook
from helpboard.domain.tables.tables import Table

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def sheet_answer(
    table: Table, rows: Iterable[Sequence[str]], *, suffix: str, name: str
) -> Response:
    """Answer with rows, the heading first, as a file to be stored; ``suffix`` is csv or xlsx."""
    file = io.BytesIO()
    if suffix == "xlsx":
        write_workbook(file, table=table, rows=rows)
    else:
        # The mark tells spreadsheet programs that this is UTF-8.
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        write_csv(text, rows)
        text.flush()
        text.detach()
    answer = make_response(file.getvalue())
    answer.headers["Content-Type"] = _TYPES[suffix]
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return answer
