import pytest

from helpboard.domain.organisation_duplicates import Known, SameBy, likely_pairs, likely_same


def known(number, name="Verein", **given):
    values = {"parent_id": None, "phone": "", "email": "", "website": "", "street": "",
              "postcode": ""}  # fmt: skip
    return Known(id=number, slug=f"s{number}", name=name, **{**values, **given})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"name": "Nähstube Faden"}, {"name": "Nähstube Fadem"}, (SameBy.NAME,)),
        ({"phone": "07141 555-010"}, {"phone": "+49 7141 555010"}, (SameBy.PHONE,)),
        ({"email": "A@example.org"}, {"email": "a@example.org"}, (SameBy.EMAIL,)),
        ({"website": "https://www.a.example/"}, {"website": "http://a.example"}, (SameBy.WEBSITE,)),
        (
            {"street": "Hauptstraße 1", "postcode": "71634", "phone": "07141 555010"},
            {"street": "Hauptstr. 1", "postcode": "71634", "phone": "07141 555010"},
            (SameBy.PHONE, SameBy.ADDRESS),
        ),
        (
            {"street": "Markt 1", "postcode": "71634"},
            {"street": "Markt 1", "postcode": "71634"},
            (),
        ),
        ({"phone": "110"}, {"phone": "110"}, ()),
        ({"phone": "07141 555010"}, {"phone": "07141 555010", "parent_id": 9}, ()),
    ],
)
def test_what_two_profiles_have_in_common(one, other, same):
    rows = [known(1, **{"name": "Eins", **one}), known(2, **{"name": "Anderes", **other})]
    found = likely_same(rows[0], rows)
    assert [row.same for row in found] == ([same] if same else [])


def test_pairs_are_named_once_and_families_never():
    phone = {"phone": "07141 555010"}
    rows = [known(1, "Eins", **phone), known(2, "Zwei", **phone), known(3, "Drei", parent_id=1),
            known(4, "Drei", parent_id=1)]  # fmt: skip
    pairs = likely_pairs(rows, most=5)
    assert [(one.id, likely.other.id, likely.same) for one, likely in pairs] == [
        (1, 2, (SameBy.PHONE,))
    ]
    assert likely_pairs(rows, most=0) == ()
