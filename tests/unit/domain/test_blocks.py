import pytest

from helpboard.domain.blocks import (
    BLOCKS,
    BRANCH_BLOCKS,
    COMMON,
    LEAF_BLOCKS,
    REQUIRED,
    BlockType,
    blocks_for,
    count_unit,
    required_for,
)
from helpboard.domain.languages import CEFR
from helpboard.domain.topics import BRANCHES, LEAVES, TOPICS, branch_of, leaves_of
from helpboard.domain.words import ACTIVITIES, CONDITIONS, SENTENCES, SUBJECTS, OrganisationKind


def codes(topic):
    return [block.code for block in blocks_for(topic)]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_the_common_blocks_each_once(topic):
    assert set(COMMON) <= set(codes(topic))
    assert len(set(codes(topic))) == len(codes(topic))


def test_a_leaf_carries_no_block_that_its_branch_lacks():
    for leaf in LEAVES:
        assert set(codes(leaf)) <= set(codes(branch_of(leaf)))


def test_every_block_is_used_by_some_topic_and_every_used_block_exists():
    used = {code for branch in BRANCHES for code in BRANCH_BLOCKS[branch]} | set(COMMON)
    assert used == set(BLOCKS)
    assert set(LEAF_BLOCKS) <= set(LEAVES)


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("bicycle", ["thing", "size", "count", "condition", "collection", "heavy"]),
        ("interpreting", ["pair", "confidential", "count"]),
        ("tandem", ["language", "level", "setting", "count"]),
        ("women", ["how_often", "count"]),
        ("festival", ["role", "count"]),
    ],
)
def test_blocks_come_in_the_order_shown(topic, expected):
    assert codes(topic)[: len(expected)] == expected


def test_choices_exist_exactly_where_a_block_chooses():
    choosing = {BlockType.CHOICE, BlockType.CHOICES, BlockType.LEVEL, BlockType.THING}
    for block in BLOCKS.values():
        assert not (block.type in choosing and not block.choices)
        assert len(set(block.choices)) == len(block.choices)


def test_numbers_have_a_unit_and_limits_that_hold_something():
    for block in BLOCKS.values():
        if block.type in {BlockType.NUMBER, BlockType.MONEY}:
            assert block.unit is not None
            assert block.minimum < block.maximum


def test_levels_of_a_language_end_at_c1():
    assert BLOCKS["level"].choices == CEFR[:-1]


def test_choices_narrow_with_the_leaf_and_are_whole_for_the_branch():
    thing = BLOCKS["thing"]
    assert "sofa" in thing.choices_for("furniture")
    assert "sofa" not in thing.choices_for("toys")
    assert thing.choices_for("goods") == thing.choices


def test_activities_and_subjects_cover_exactly_their_leaves():
    assert set(ACTIVITIES) == set(leaves_of("leisure"))
    assert set(SUBJECTS) == set(leaves_of("education"))


@pytest.mark.parametrize(
    ("topic", "unit"),
    [
        ("bicycle", "pieces"),
        ("room", "pieces"),
        ("flat", "pieces"),
        ("moving", "people"),
        ("job", "people"),
    ],
)
def test_count_means_pieces_of_goods_and_homes_and_people_elsewhere(topic, unit):
    assert count_unit(topic) == unit


def test_goods_need_a_thing_and_interpreting_a_pair():
    assert required_for("toys") == ("thing",)
    assert required_for("goods") == ("thing",)
    assert required_for("interpreting") == ("pair",)
    assert required_for("tandem") == ()


def test_every_required_block_belongs_to_its_topic():
    for topic, required in REQUIRED.items():
        assert set(required) <= set(codes(topic))


def test_the_smaller_vocabularies_are_complete():
    assert len(CONDITIONS) == len(set(CONDITIONS)) == 20
    assert len(OrganisationKind) == 19
    assert 38 <= len(SENTENCES) <= 45
