"""Use cases: verbs that change the board; they flush and never commit."""
