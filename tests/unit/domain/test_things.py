import pytest

from helpboard.domain.things import (
    CLOTHES_SIZES,
    NUMBER_SIZES,
    THINGS,
    SizeKind,
    is_size_of,
    things_of,
)
from helpboard.domain.topics import LEAVES, branch_of, leaves_of

NAMED_IN_THE_DESIGN = [
    "sofa",
    "bed",
    "wardrobe",
    "table",
    "chair",
    "shelf",
    "desk",
    "fridge",
    "washing-machine",
    "stove",
    "dishes",
    "pots",
    "bedding",
    "towels",
    "curtains",
    "lamp",
    "carpet",
    "jacket",
    "trousers",
    "shoes",
    "winter-clothes",
    "children-clothes",
    "work-clothes",
    "pram",
    "cot",
    "child-seat",
    "nappies",
    "bicycle",
    "child-bicycle",
    "helmet",
    "lock",
    "phone",
    "laptop",
    "printer",
    "television",
    "school-bag",
    "books",
    "dictionary",
    "pens",
    "calculator",
    "dolls",
    "building-blocks",
    "ball",
]


def test_there_are_about_120_things_and_all_that_the_design_names():
    assert 110 <= len(THINGS) <= 130
    assert set(NAMED_IN_THE_DESIGN) <= set(THINGS)


def test_every_leaf_of_goods_has_things_and_one_for_everything_else():
    assert {thing.leaf for thing in THINGS.values()} == set(leaves_of("goods"))
    for leaf in leaves_of("goods"):
        assert sum(code.startswith("other-") for code in things_of(leaf)) == 1
        assert things_of(leaf)


def test_no_other_leaf_has_things():
    assert all(not things_of(leaf) for leaf in LEAVES if branch_of(leaf) != "goods")


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (SizeKind.SHOES, 16, 50),
        (SizeKind.INCHES, 12, 29),
        (SizeKind.CENTIMETRES, 10, 400),
    ],
)
def test_number_sizes_run_from_first_to_last(kind, first, last):
    assert (min(NUMBER_SIZES[kind]), max(NUMBER_SIZES[kind])) == (first, last)


def test_clothes_come_in_letters_and_children_by_body_height():
    assert CLOTHES_SIZES[:7] == ("XS", "S", "M", "L", "XL", "XXL", "XXXL")
    assert [int(size) for size in CLOTHES_SIZES[7:]] == list(range(50, 177, 6))


@pytest.mark.parametrize(
    ("thing", "size", "fits"),
    [
        ("jacket", "M", True),
        ("jacket", "116", True),
        ("jacket", 116, False),
        ("jacket", "m", False),
        ("shoes", 42, True),
        ("shoes", "42", False),
        ("shoes", 51, False),
        ("shoes", True, False),
        ("bicycle", 26, True),
        ("bicycle", 26.0, False),
        ("bicycle", 30, False),
        ("bed", 140, True),
        ("bed", 9, False),
        ("dishes", 20, False),
        ("dishes", None, False),
    ],
)
def test_a_size_fits_only_its_kind_of_thing(thing, size, fits):
    assert is_size_of(thing, size) is fits
