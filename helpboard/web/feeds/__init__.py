"""The board as Atom feeds."""
