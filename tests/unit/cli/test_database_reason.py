"""What a command says of a database that refuses."""

from sqlalchemy.exc import IntegrityError

from helpboard.cli.database_reason import reason

QUOTING = (
    'duplicate key value violates unique constraint "user_email_key"\n'
    "DETAIL:  Key (email)=(alice@example.org) already exists."
)


def test_a_database_that_refuses_does_not_quote_what_people_wrote():
    error = IntegrityError("INSERT …", {"email": "alice@example.org"}, Exception(QUOTING))
    assert reason(error) == QUOTING.splitlines()[0]


def test_a_database_that_says_nothing_is_named_by_its_error():
    assert reason(IntegrityError("INSERT …", {}, ValueError())) == "ValueError"
