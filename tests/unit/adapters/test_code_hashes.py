"""What is kept of a code, and where its words come from."""

from helpboard.adapters.code_hashes import CodeHashes

HERE = CodeHashes(key="a secret for tests that is long enough")
ELSEWHERE = CodeHashes(key="another secret that is long enough too")
CODE = ("apple", "forest", "river", "tulip", "window")


def test_the_same_form_gives_the_same_words_and_another_form_others():
    assert HERE.words("form 1") == HERE.words("form 1")
    assert HERE.words("form 1") != HERE.words("form 2")


def test_without_the_secret_key_neither_words_nor_hashes_are_found():
    assert HERE.words("form 1") != ELSEWHERE.words("form 1")
    assert HERE.hashed(CODE) != ELSEWHERE.hashed(CODE)


def test_the_order_of_the_words_counts():
    assert HERE.hashed(CODE) != HERE.hashed(CODE[::-1])


def test_a_hash_fits_its_column_and_tells_no_word():
    hashed = HERE.hashed(CODE)
    assert len(hashed) == 64
    assert set(hashed) <= set("0123456789abcdef")


def test_the_mark_in_a_browser_changes_with_the_code_and_is_not_its_hash():
    one, other = HERE.hashed(CODE), HERE.hashed(CODE[::-1])
    assert HERE.mark(one) != HERE.mark(other)
    assert HERE.mark(one) not in one


def test_every_word_has_its_turn():
    drawn = {word for n in range(4000) for word in HERE.words(str(n))}
    assert len(drawn) == 1024
