"""Sheets as PDF where it can be made, or as the page that stands in for it."""

import io

import pypdf
import pytest

from helpboard.adapters.paper import PaperMissingError, can_print
from helpboard.web.sheets import views
from tests.databases import missing


@pytest.fixture
def pdf(browser):
    """Read a sheet as PDF, which is dear: only where the page would tell less."""
    if not can_print():
        missing("paper", "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")

    def read(path):
        answer = browser.get(path)
        assert answer.mimetype == "application/pdf"
        return answer, pypdf.PdfReader(io.BytesIO(answer.data))

    return read


@pytest.fixture
def sheet(browser, monkeypatch):
    """Read a sheet as a machine without pango serves it: the same content, as a page."""

    def away(*_args, **_more):
        raise PaperMissingError

    monkeypatch.setattr(views, "printed", away)
    monkeypatch.setattr(views, "press", away)

    def read(path, expect=200):
        return browser.get(path, expect=expect)

    return read
