"""Better words for the pages themselves: found, proposed, taken, and away as a file."""

import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po
from sqlalchemy import select

from helpboard.catalogue_texts import interface_texts
from helpboard.domain.translation import CorrectionState
from helpboard.models import TextCorrection
from tests.web.translate.conftest import button

AR = "/en/translate/interface/ar"


def address(source):
    return f"{AR}/{next(text for text in interface_texts('ar') if text.source == source).key}"


def propose(as_, path, expect=303, **values):
    page = as_("Anna").get(path).text
    return as_("Anna").post(path, data={**button(page), **values}, expect=expect)


def test_a_text_is_found_by_its_english_and_by_its_translation(as_):
    assert "/en/translate/interface/ar" in as_("Anna").get("/en/translate/interface").text
    text = next(text for text in interface_texts("ar") if text.source == "Organisations")
    for words in ("organisations", text.forms[0]):
        assert f"{AR}/{text.key}" in as_("Anna").get(f"{AR}?q={words}").text
    assert "No text has these words." in as_("Anna").get(f"{AR}?q=xyzzyx").text
    as_("Anna").get("/en/translate/interface/uk", expect=403)
    as_("Carla").get("/en/translate/interface/en", expect=404)
    as_("Anna").get(f"{AR}/0123456789abcdef", expect=404)


def test_a_proposal_is_taken_by_a_coordinator_and_leaves_as_a_file(as_, session):
    propose(as_, address("Organisations"), form_0="المنظمات هنا", note="Klarer.")
    page = as_("Anna").get(AR).text
    assert "المنظمات هنا" in page
    assert "Take it" not in page
    row = session.scalars(select(TextCorrection)).one()
    path = f"/en/translate/corrections/{row.id}"
    as_("Anna").post(path, data=button(page) | {"change": "take"}, expect=403)
    page = as_("Carla").get(AR).text
    data = button(page) | {"change": "take", "tag": "ar"}
    as_("Carla").post(path, data=data, expect=303)
    session.refresh(row)
    assert row.state is CorrectionState.TAKEN
    as_("Carla").post(path, data=data | {"change": "refuse"}, expect=303)
    assert "decided this already" in as_("Carla").get(AR).text
    file = as_("Anna").get(f"{AR}/corrections.po")
    catalogue = read_po(BytesIO(file.data))
    assert catalogue["Organisations"].string == "المنظمات هنا"


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("Organisations", {"form_0": ""}),
        ("Organisations", {"form_0": "Organisations"}),
        ("Organisations", {"form_0": "Vereine"}),
        ("Report something", {"form_0": "<b>بلّغ</b>"}),
        ("Show all", {"form_0": " عرض الكل"}),
    ],
)
def test_a_proposal_that_breaks_a_rule_is_refused_with_its_words(as_, session, source, values):
    answer = propose(as_, address(source), expect=422, **values)
    assert "Please look at these points again" in answer.text
    assert session.scalars(select(TextCorrection)).all() == []


def test_every_form_of_a_plural_has_a_field(as_, session):
    text = next(text for text in interface_texts("ar") if text.plural and "%(num)d" in text.source)
    page = as_("Anna").get(f"{AR}/{text.key}").text
    assert len(re.findall(r'name="form_\d"', page)) == len(text.forms) == 6
    data = {f"form_{number}": form for number, form in enumerate(text.forms)}
    propose(as_, f"{AR}/{text.key}", expect=422, **data)  # nothing is different
    data["form_5"] = data["form_5"].replace("%(num)d", "%(number)d")
    propose(as_, f"{AR}/{text.key}", expect=422, **data)
