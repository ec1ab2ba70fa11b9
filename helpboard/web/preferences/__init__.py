"""The reader's display choices."""
