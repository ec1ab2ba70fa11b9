"""Asking to help in a group, and what became of it."""
