"""Spreadsheets in and out of the board, at the desk."""
