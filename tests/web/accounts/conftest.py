import pytest

from helpboard.adapters.passwords import hash_password
from tests.web.accounts.steps import PASSWORD


@pytest.fixture(scope="session")
def password_hash():
    return hash_password(PASSWORD)


@pytest.fixture
def alice(town, password_hash):
    return town.person("Alice", email="alice@example.org", password_hash=password_hash)
