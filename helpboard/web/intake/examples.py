"""Empty tables with headings and one row as an example."""

from flask.typing import ResponseReturnValue

from helpboard.domain.errors import NotFoundError
from helpboard.domain.tables.examples import EXAMPLES
from helpboard.domain.tables.tables import TABLES
from helpboard.extensions import db
from helpboard.models import Area
from helpboard.web.actors import acting
from helpboard.web.intake.blueprint import IMPORT, bp
from helpboard.web.intake.sheets import sheet_answer
from helpboard.web.intake.words import KIND_WORDS
from helpboard.web.permissions import Permission, allow


@bp.get(f"{IMPORT}/example/<kind>.<suffix>")
@allow(Permission.DESK)
def example(kind: str, suffix: str) -> ResponseReturnValue:
    """Write a table with its headings and one row that could be taken."""
    if kind not in KIND_WORDS or suffix not in ("csv", "xlsx"):
        raise NotFoundError(kind)
    table = TABLES[kind]
    area = db.session.get_one(Area, min(acting().coordinates))
    home = "parent" if kind == "areas" else "area"
    cells = {**EXAMPLES[kind], home: area.slug}
    row = [cells.get(column.name, column.default) for column in table.columns]
    return sheet_answer(table, [list(table.names), row], suffix=suffix, name=f"{kind}-example")
