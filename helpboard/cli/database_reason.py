"""What a database says when it refuses, without the rows that it quotes."""

from sqlalchemy.exc import DBAPIError


def reason(error: DBAPIError) -> str:
    """Return the first line of what the database says; PostgreSQL quotes rows in the others."""
    said = str(error.orig).strip().splitlines()
    return said[0] if said else type(error.orig).__name__
