import pytest

from helpboard.adapters.reply_addresses import ReplyAddresses
from helpboard.domain.conversation import Role

OURS = ReplyAddresses(key="a key", domain="board.example.org")
KEY = "00112233445566778899aabbccddeeff"


@pytest.mark.parametrize("role", Role)
def test_an_address_says_its_side_and_is_short_enough_for_every_mail_system(role):
    address = OURS.address(KEY, role)
    assert OURS.side_of(address) == (KEY, role)
    assert OURS.side_of(address.upper()) == (KEY, role)
    local, _, domain = address.partition("@")
    assert len(local) <= 64
    assert domain == "board.example.org"


def test_an_address_of_another_conversation_side_or_board_is_another():
    address = OURS.address(KEY, Role.OWNER)
    _, _, signature = address.partition("@")[0].split("-")
    other = OURS.address("f" * 32, Role.OWNER).partition("@")[0].split("-")
    assert OURS.side_of(f"{other[0]}-o-{signature}@x") is None
    assert OURS.side_of(address.replace("-o-", "-a-")) is None
    theirs = ReplyAddresses(key="another key", domain="board.example.org")
    assert OURS.side_of(theirs.address(KEY, Role.OWNER)) is None


@pytest.mark.parametrize("address", ["", "@", "reply+1-o-a@x", "reply+@x", "board@example.org"])
def test_nonsense_is_no_address(address):
    assert OURS.side_of(address) is None
