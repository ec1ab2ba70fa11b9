"""Sheets of paper for everything that hangs on a board."""
