"""What programs read: the board as JSON, and its description in OpenAPI, from one table."""
