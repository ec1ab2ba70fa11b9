"""The desk has packs of sheets made for its sites."""
