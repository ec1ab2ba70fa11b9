"""The outside: everything that may differ between one machine and many."""
