"""In which languages a site's sheets are."""

import pytest

from helpboard.domain.paper import sheet_languages

OFFERED = ("de", "de-simple", "en", "ar", "fa", "uk", "tr")


@pytest.mark.parametrize(
    ("spoken", "otherwise", "expected"),
    [
        (("ar", "uk"), ("tr",), ("ar", "uk")),
        (("uk", "ar", "fa", "tr"), (), ("uk", "ar", "fa")),
        (("ti", "ar"), ("tr",), ("ar",)),
        (("ti",), ("ar", "fa"), ("ar", "fa")),
        (("de",), ("ar",), ("ar",)),
        ((), (), ()),
    ],
)
def test_a_site_gets_what_is_spoken_there_as_far_as_the_board_speaks_it(
    spoken, otherwise, expected
):
    chosen = sheet_languages(spoken, offered=OFFERED, base="de", otherwise=otherwise)
    assert chosen == expected
