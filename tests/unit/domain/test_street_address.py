"""A house where people live is known again, however somebody spells its street."""

import pytest

from helpboard.domain.street_address import names_any_house

REUTEALLEE = "Reuteallee 28, 71634 Ludwigsburg"
SUED = "Südliche Gartenstraße 3a"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Bitte in die Reuteallee 28 bringen.", REUTEALLEE),
        ("reute-allee 28, Zimmer 4", REUTEALLEE),
        ("REUTEALLEE28", REUTEALLEE),
        ("يمكنكم إحضارها إلى Reuteallee ٢٨", REUTEALLEE),
        ("Suedliche Gartenstr. 3 a", SUED),
        ("südliche gartenstrasse 3A!", SUED),
        ("Südl. Gartenstraße 3a oder Südliche Garten-Straße 3a", SUED),
    ],
)
def test_a_house_is_found_however_it_is_spelt(text, address):
    assert names_any_house(text, ["Hirschgasse 12", address])


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Reuteallee 280", REUTEALLEE),
        ("Reuteallee 2", REUTEALLEE),
        ("in der Reuteallee um 28 Uhr", REUTEALLEE),
        ("28 Stühle", REUTEALLEE),
        ("Gartenstraße 3", SUED),
        ("Am See 1", "See 1"),
        ("Das alte Rathaus", "Altes Rathaus"),
        ("", REUTEALLEE),
    ],
)
def test_other_houses_and_other_numbers_are_not(text, address):
    assert not names_any_house(text, ["Hirschgasse 12", address])
