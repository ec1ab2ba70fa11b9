import unicodedata

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from helpboard.adapters import passwords
from helpboard.adapters.passwords import hash_password, is_password

pytestmark = pytest.mark.usefixtures("passwords_as_served")

WORD = "Süße Äpfel im Gärtchen"


def test_a_letter_sent_as_two_signs_is_the_same_letter():
    kept = hash_password(unicodedata.normalize("NFD", WORD))
    assert is_password(kept, unicodedata.normalize("NFC", WORD))


@pytest.mark.parametrize("other", [WORD.lower(), WORD[:-1], f"{WORD} ", "", WORD * 2])
def test_nothing_else_about_a_password_is_forgiven(other):
    assert not is_password(hash_password(WORD), other)


def test_without_a_hash_nothing_is_right():
    assert not is_password(None, "nobody has this password")
    assert not is_password("nonsense", WORD)


def test_comparing_with_nobody_is_the_same_work_as_with_anybody():
    somebody = extract_parameters(hash_password(WORD))
    assert extract_parameters(passwords._NOBODY) == somebody
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(passwords._NOBODY, WORD)
