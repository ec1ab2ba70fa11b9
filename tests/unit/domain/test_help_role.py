import pytest

from helpboard.domain.fields import FieldsError
from helpboard.domain.help_role import check_role


def typed(**changed):
    return {"topic": "tandem", "capacity": "2", "min_minutes": "60", **changed}


def test_a_language_that_is_needed_does_not_help_besides():
    role = check_role(typed(must_speak=["ar"], helpful=["ar", "fr"]))
    assert (role.must_speak, role.helpful) == (["ar"], ["fr"])


@pytest.mark.parametrize(
    ("topic", "ticked", "needed"),
    [("childcare", False, True), ("mentoring", False, True), ("homework", False, True),
     ("tandem", False, False), ("tandem", True, True)],
)  # fmt: skip
def test_work_with_children_always_needs_clearance(topic, ticked, needed):
    assert check_role(typed(topic=topic, needs_clearance=ticked)).needs_clearance is needed


def test_arabic_digits_are_numbers():
    assert check_role(typed(capacity="١٢")).capacity == 12


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"topic": "family"}, ("topic", "unknown_code")),
        ({"topic": ""}, ("topic", "required")),
        ({"capacity": "0"}, ("capacity", "out_of_range")),
        ({"capacity": "1000000000"}, ("capacity", "out_of_range")),
        ({"capacity": ""}, ("capacity", "required")),
        ({"min_minutes": "5"}, ("min_minutes", "out_of_range")),
        ({"min_age": "12"}, ("min_age", "out_of_range")),
        ({"must_speak": ["klingon"]}, ("must_speak", "unknown_code")),
        ({"note": "Ruf an: 0176 12345678"}, ("note", "contact_data")),
        ({"when": {"kind": "weekly", "slots": []}}, ("when", "empty")),
    ],
)
def test_what_cannot_be_is_refused(changed, problem):
    with pytest.raises(FieldsError) as caught:
        check_role(typed(**changed))
    assert [(one.field, one.code) for one in caught.value.problems] == [problem]
