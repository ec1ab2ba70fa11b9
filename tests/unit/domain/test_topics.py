import pytest

from helpboard.domain.topics import (
    BRANCHES,
    LEAVES,
    TOPICS,
    branch_of,
    is_discreet,
    is_sensitive,
    leaves_of,
)

ALWAYS = {
    "hearing", "furniture-transport", "rides", "pick-up", "childcare", "mentoring", "playgroup",
    "room", "flat",
}  # fmt: skip
MINORS = {"homework", "tutoring"}
WORK = {"internship", "apprenticeship", "job", "work-opportunity"}


def test_there_are_ten_branches_and_fifty_one_leaves():
    assert (len(BRANCHES), len(LEAVES)) == (10, 51)
    assert [len(leaves_of(branch)) for branch in BRANCHES] == [8, 8, 3, 7, 5, 4, 4, 4, 4, 4]


def test_branch_and_leaf_codes_are_unique_together():
    assert len(set(BRANCHES) | set(LEAVES)) == len(BRANCHES) + len(LEAVES) == len(TOPICS)


def test_every_leaf_knows_its_branch_and_a_branch_is_its_own():
    assert all(branch_of(leaf) == branch for branch in BRANCHES for leaf in leaves_of(branch))
    assert all(branch_of(branch) == branch and TOPICS[branch].is_branch for branch in BRANCHES)


@pytest.mark.parametrize("ask", [branch_of, leaves_of, is_discreet, is_sensitive])
def test_an_unknown_code_is_a_key_error(ask):
    with pytest.raises(KeyError):
        ask("nonsense")


def test_leaves_that_are_sensitive_when_nothing_is_known():
    assert {leaf for leaf in LEAVES if is_sensitive(leaf)} == ALWAYS | MINORS | WORK


def test_a_verified_organisation_frees_work_and_nothing_else():
    left = {leaf for leaf in LEAVES if is_sensitive(leaf, by_verified_organisation=True)}
    assert left == ALWAYS | MINORS


@pytest.mark.parametrize(
    ("for_minors", "left"),
    [(None, ALWAYS | MINORS | WORK), (True, ALWAYS | MINORS | WORK), (False, ALWAYS | WORK)],
)
def test_schoolwork_is_free_only_when_it_is_known_not_to_be_for_minors(for_minors, left):
    assert {leaf for leaf in LEAVES if is_sensitive(leaf, for_minors=for_minors)} == left


@pytest.mark.parametrize("branch", BRANCHES)
def test_a_branch_is_as_sensitive_as_its_most_sensitive_leaf(branch):
    assert is_sensitive(branch) is any(is_sensitive(leaf) for leaf in leaves_of(branch))


def test_a_verified_organisation_frees_the_whole_branch_of_work():
    assert is_sensitive("work")
    assert not is_sensitive("work", by_verified_organisation=True)


def test_only_hearing_and_women_are_discreet():
    assert {code for code in TOPICS if is_discreet(code)} == {"hearing", "women"}
