"""Carla looks after Oßweil only; Dora looks after the whole town."""

import io

import pytest

from helpboard.cli.intake import work_on_waiting
from helpboard.domain.tables.tables import TABLES
from helpboard.web.intake.sheets import sheet_answer
from tests.planning import coordinator
from tests.web.plans.conftest import become, token_of

__all__ = ["become"]

IMPORT = "/en/desk/import"


@pytest.fixture
def carla(town):
    return coordinator(town, area=town.ossweil)[0]


@pytest.fixture
def dora(town):
    return coordinator(town, "Dora", area=town.home)[0]


class Desk:
    """Brings files as a coordinator does, with a worker beside her."""

    def __init__(self, browser, app, area):
        self.browser, self.app, self.area = browser, app, area

    def bring(self, kind, content, *, name="list.csv", area=None, expect=303):
        content = content if isinstance(content, bytes) else content.encode()
        form = {
            "csrf_token": token_of(self.browser.get(IMPORT).text), "kind": kind,
            "area": str((area or self.area).id), "file": (io.BytesIO(content), name),
        }  # fmt: skip
        answer = self.browser.post(
            IMPORT, data=form, content_type="multipart/form-data", expect=expect
        )
        return answer.location if expect == 303 else answer.text

    def work(self):
        with self.app.app_context():
            return work_on_waiting()

    def look(self, place, expect=200):
        return self.browser.get(place, expect=expect).text

    def press(self, place, deed, expect=303, **values):
        form = {"csrf_token": token_of(self.browser.get(IMPORT).text), **values}
        return self.browser.post(f"{place}/{deed}", data=form, expect=expect)

    def workbook(self, kind, *rows):
        """Return an XLSX of dictionaries."""
        table = TABLES[kind]
        lines = [[row.get(column.name, column.default) for column in table.columns] for row in rows]
        with self.app.test_request_context():
            answer = sheet_answer(table, [list(table.names), *lines], suffix="xlsx", name="x")
        return answer.get_data()


@pytest.fixture
def desk(become, carla, app, town):
    return Desk(become(carla), app, town.ossweil)
