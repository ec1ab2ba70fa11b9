import pytest

from helpboard.domain.languages import (
    ALIASES,
    CEFR,
    FIRST_SET,
    LANGUAGES,
    SPOKEN,
    SPOKEN_LANGUAGES,
    Direction,
    Review,
    language,
    spoken_code,
)

TAGS = [
    "de",
    "de-simple",
    "en",
    "ar",
    "fa",
    "uk",
    "ru",
    "tr",
    "fr",
    "fa-AF",
    "ps",
    "ckb",
    "kmr",
    "ti",
    "so",
    "sq",
    "ur",
]
ALSO_SPOKEN = [
    "am",
    "om",
    "aii",
    "sr",
    "bs",
    "hr",
    "mk",
    "rom",
    "ka",
    "pa",
    "mnk",
    "ff",
    "ro",
    "bg",
    "hu",
    "pl",
    "zh",
    "es",
    "pt",
    "it",
    "hi",
    "ta",
]


def test_the_registry_holds_the_seventeen_interface_languages_in_order():
    assert list(LANGUAGES) == TAGS
    assert tuple(TAGS[:9]) == FIRST_SET
    assert [tag for tag, row in LANGUAGES.items() if row.is_first_set] == TAGS[:9]


def test_right_to_left_languages_are_exactly_those_in_arabic_script():
    right_to_left = {tag for tag, row in LANGUAGES.items() if row.direction is Direction.RTL}
    assert right_to_left == {"ar", "fa", "fa-AF", "ps", "ckb", "ur"}
    assert language("kmr").direction is Direction.LTR


def test_every_fallback_is_a_language_and_only_two_languages_have_one():
    chains = {tag: row.fallback for tag, row in LANGUAGES.items() if row.fallback}
    assert chains == {"de-simple": ("de",), "fa-AF": ("fa",)}


@pytest.mark.parametrize(("alias", "tag"), [("prs", "fa-AF"), ("ku", "kmr")])
def test_an_alias_means_its_language(alias, tag):
    assert language(alias) is LANGUAGES[tag]
    assert alias in ALIASES


@pytest.mark.parametrize("tag", ["xx", "", "DE", "de_simple"])
def test_an_unknown_tag_is_a_key_error(tag):
    with pytest.raises(KeyError):
        language(tag)


def test_babel_names_differ_from_tags_where_babel_knows_the_language_otherwise():
    assert (language("kmr").babel, language("fa-AF").babel) == ("ku", "fa_AF")
    assert language("de-simple").babel == "de"


def test_no_language_but_the_source_claims_a_native_review():
    assert {row.review for row in LANGUAGES.values() if row.tag != "en"} == {Review.UNREVIEWED}
    assert language("en").review is Review.SOURCE


def test_catalogue_names_are_distinct_folder_names():
    names = [row.catalogue for row in LANGUAGES.values()]
    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalpha() for name in names)


def test_spoken_languages_are_the_interface_ones_by_iso_code_and_the_wider_list():
    interface = {row.spoken for row in LANGUAGES.values()}
    assert set(SPOKEN) == interface | set(ALSO_SPOKEN)
    assert "prs" in interface
    assert "de-simple" not in SPOKEN


def test_every_spoken_language_has_its_own_name_and_direction():
    names = [row.own_name for row in SPOKEN_LANGUAGES.values()]
    assert all(names)
    assert len(set(names)) == len(names)
    assert SPOKEN_LANGUAGES["aii"].direction is Direction.RTL


@pytest.mark.parametrize(
    ("tag", "code"), [("fa-AF", "prs"), ("prs", "prs"), ("ku", "kmr"), ("de-simple", "de")]
)
def test_a_tag_or_alias_names_one_spoken_language(tag, code):
    assert spoken_code(tag) == code


def test_levels_rise_from_a0_to_c2():
    assert CEFR == ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
