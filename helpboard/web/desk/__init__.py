"""The coordinator's desk: its frame and first page."""
